import type { Instant } from '../values/index.ts';

/** The only source of time outside the cores. */
export interface Clock {
  now(): Instant;
  /**
   * Calls `wake` once, at `at` or as soon after as possible; at once when `at` has passed.
   * The returned function takes the call back; calling that twice is harmless.
   */
  wakeAt(at: Instant, wake: () => void): () => void;
}

/** Mints ids at the doors: `ids.next('msg')` gives `msg_` and a time-ordered unique part. */
export interface Ids {
  next(prefix: string): string;
}
