/** What the page's author wrote into the script tag. */
export interface Embedding {
  readonly siteKey: string;
  /** The server that gave the script; everything else comes from there too. */
  readonly origin: string;
  readonly data: DOMStringMap;
}

/** Reads the tag that is being executed; must be called before anything is awaited. */
export function readScriptTag(): Embedding | null {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return null;
  const siteKey = script.dataset['siteKey'];
  if (!siteKey) {
    reportError(new Error('zentrale: the script tag needs data-site-key'));
    return null;
  }
  return { siteKey, origin: new URL(script.src).origin, data: script.dataset };
}

/** Runs at once, or as soon as there is a body where the script stands in the head. */
export function whenBodyExists(act: () => void): void {
  if (document.body) act();
  else document.addEventListener('DOMContentLoaded', act, { once: true });
}
