/**
 * Adds an element to the page whose inside the page's styles cannot reach. Styles are constructed,
 * not written as markup, so a strict content security policy allows them.
 */
export function addShadowHost(
  name: string,
  css: string,
): { root: ShadowRoot; addCss: (css: string) => void } {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'open' });
  const addCss = (text: string) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };
  addCss(css);
  document.body.append(host);
  return { root, addCss };
}
