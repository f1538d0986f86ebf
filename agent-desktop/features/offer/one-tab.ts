import { useEffect, useState } from 'react';

const LOCK = 'zentrale.ring';
// One object for both directions: a channel never hears itself.
const tabs = new BroadcastChannel('zentrale.offers');

/** True in exactly one tab of this browser; when that one closes, the next takes over. */
export function useIsRingingTab(): boolean {
  const [isMine, setIsMine] = useState(!('locks' in navigator));
  useEffect(() => {
    if (!('locks' in navigator)) return undefined;
    const gone = new AbortController();
    let release = () => {};
    navigator.locks
      .request(LOCK, { signal: gone.signal }, () => {
        setIsMine(true);
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      })
      .catch(() => {
        // Aborted while waiting for its turn: the tab closed or the agent signed out.
      });
    return () => {
      gone.abort();
      release();
    };
  }, []);
  return isMine;
}

/** Tells the other tabs at once that an offer was answered, before the server's frame arrives. */
export function tellAnswered(offerId: string): void {
  // A channel has no target origin: it never leaves its own.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  tabs.postMessage(offerId);
}

/** Offers answered in another tab of this browser. */
export function useAnsweredElsewhere(): ReadonlySet<string> {
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const hear = (event: MessageEvent<string>) =>
      setAnswered((before) => new Set([...before, event.data]));
    tabs.addEventListener('message', hear);
    return () => tabs.removeEventListener('message', hear);
  }, []);
  return answered;
}
