import type { Clock } from '@zentrale/kernel/ports';
import { durationMs, later } from '@zentrale/kernel/values';

const PAUSE_MS_MIN = 50;
const PAUSE_MS_MAX = 5_000;

/** Pauses that grow with every failure in a row; after the first there is none. */
export class Backoff {
  readonly #clock: Clock;
  #failureCount = 0;
  #end: () => void = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Gives the number of failures in a row. */
  fail(): number {
    this.#failureCount += 1;
    return this.#failureCount;
  }

  succeed(): void {
    this.#failureCount = 0;
  }

  /** Resolves when it is time for the next attempt, or when `endPause` is called. */
  async pause(): Promise<void> {
    if (this.#failureCount <= 1) return;
    const growth = 2 ** Math.min(this.#failureCount - 2, 10);
    const ms = durationMs(Math.min(PAUSE_MS_MAX, PAUSE_MS_MIN * growth));
    await new Promise<void>((resolve) => {
      const takeBack = this.#clock.wakeAt(later(this.#clock.now(), ms), resolve);
      this.#end = () => {
        takeBack();
        resolve();
      };
    });
  }

  endPause(): void {
    this.#end();
  }
}
