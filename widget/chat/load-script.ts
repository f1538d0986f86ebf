import type { CallSession } from '@zentrale/softphone/session';
import type { sayer } from '../text/catalog.ts';
import type { Connection } from './connection.ts';
import type { Session } from './session.ts';

/** Draws the call and the identification of a session; what it returns takes them away again. */
export type DrawCall = (
  place: HTMLElement,
  session: Session,
  baseSayer: typeof sayer,
) => () => void;

/** What the parts of the widget that are loaded when needed put on the page. */
interface Parts {
  zentraleLive: { Connection: typeof Connection };
  zentraleCall: { CallSession: typeof CallSession; drawCall: DrawCall };
}

declare global {
  interface Window extends Partial<Parts> {}
}

const FILES: Readonly<Record<keyof Parts, string>> = {
  zentraleLive: 'widget-live.js',
  zentraleCall: 'widget-call.js',
};

const loading = new Map<string, Promise<unknown>>();

/**
 * Fetches a part of the widget once per page. A plain script tag needs neither CORS nor `eval` and
 * passes a content security policy that names our origin. Rejects where it cannot be loaded; the
 * next call tries again.
 */
export function loadPart<Name extends keyof Parts>(
  origin: string,
  name: Name,
): Promise<Parts[Name]> {
  const file = FILES[name];
  const under = loading.get(file) ?? fetchPart(origin, name, file);
  loading.set(file, under);
  // The promise kept under a file's name is that of its part.
  return under as Promise<Parts[Name]>;
}

async function fetchPart(origin: string, name: keyof Parts, file: string): Promise<unknown> {
  try {
    return await new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `${origin}/${file}`;
      script.addEventListener('load', () => {
        if (window[name]) resolve(window[name]);
        else reject(new Error(`${file} did not load`));
      });
      script.addEventListener('error', () => reject(new Error(`${file} could not be fetched`)));
      document.head.append(script);
    });
  } catch (failure) {
    loading.delete(file);
    throw failure;
  }
}
