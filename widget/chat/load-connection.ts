import type { Connection } from './connection.ts';

declare global {
  interface Window {
    /** Set by `widget-live.js`. */
    zentraleLive?: { Connection: typeof Connection };
  }
}

let loading: Promise<typeof Connection> | null = null;

/**
 * Fetches the part of the widget that holds the socket, once per page. A plain script tag needs
 * neither CORS nor `eval` and passes a content security policy that names our origin. Rejects
 * where it cannot be loaded; the next call tries again.
 */
export function loadConnection(origin: string): Promise<typeof Connection> {
  loading ??= new Promise<typeof Connection>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${origin}/widget-live.js`;
    script.addEventListener('load', () => {
      if (window.zentraleLive) resolve(window.zentraleLive.Connection);
      else reject(new Error('widget-live.js did not load'));
    });
    script.addEventListener('error', () => {
      reject(new Error('widget-live.js could not be fetched'));
    });
    document.head.append(script);
  }).finally(() => {
    if (!window.zentraleLive) loading = null;
  });
  return loading;
}
