import { useSyncExternalStore } from 'react';

let offsetMs = 0;
let hasOffset = false;

/** Learns the server's clock; small jumps are network delay and are smoothed away. */
export function noteServerNow(serverNow: number): void {
  const seen = serverNow - Date.now();
  offsetMs = !hasOffset || Math.abs(seen - offsetMs) > 2_000 ? seen : (offsetMs * 3 + seen) / 4;
  hasOffset = true;
}

/** The server's clock as far as we know it, in milliseconds. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let second = Math.floor(Date.now() / 1000);

function tick(): void {
  second = Math.floor(serverNow() / 1000);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** The server's time, once a second, from the one ticker that all clocks on screen share. */
export function useNow(): number {
  return useSyncExternalStore(listen, () => second) * 1000;
}
