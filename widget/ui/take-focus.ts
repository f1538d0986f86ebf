/**
 * Moves the focus to an element that has just appeared, but only if nothing of the page around the
 * widget holds it: a chat that changes by itself must not interrupt somebody's typing elsewhere.
 */
export function takeFocus(element: HTMLElement | null | undefined): void {
  if (!element) return;
  const root = element.getRootNode();
  const holder = document.activeElement;
  const isInWidget = root instanceof ShadowRoot && holder === root.host;
  if (holder === null || holder === document.body || isInWidget) element.focus();
}
