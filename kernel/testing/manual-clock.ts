import type { Clock, Ids } from '../ports/index.ts';
import { instant, type Instant } from '../values/index.ts';

/** A clock that moves only when told, waking sleepers in order. */
export class ManualClock implements Clock {
  #now: Instant;
  #sleepers: { at: Instant; wake: () => void }[] = [];

  constructor(startAt = 1_750_000_000_000) {
    this.#now = instant(startAt);
  }

  now(): Instant {
    return this.#now;
  }

  wakeAt(at: Instant, wake: () => void): () => void {
    const sleeper = { at, wake };
    this.#sleepers.push(sleeper);
    return () => {
      this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
    };
  }

  /** Somebody sets the clock ahead; timers, which count elapsed time, do not notice. */
  set(aheadMs: number): void {
    this.#now = instant(this.#now + aheadMs);
    for (const sleeper of this.#sleepers) sleeper.at = instant(sleeper.at + aheadMs);
  }

  advance(ms: number): void {
    const until = instant(this.#now + ms);
    for (;;) {
      const due = this.#sleepers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#sleepers = this.#sleepers.filter((other) => other !== due);
      if (due.at > this.#now) this.#now = due.at;
      due.wake();
    }
    this.#now = until;
  }
}

/** Ids that count, so that a failing test reads the same each time. */
export class CountingIds implements Ids {
  #count = 0;

  next(prefix: string): string {
    this.#count += 1;
    return `${prefix}_${this.#count}`;
  }
}
