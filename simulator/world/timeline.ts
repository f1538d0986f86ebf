import type { Clock } from '@zentrale/kernel/ports';
import { instant, later, type DurationMs, type Instant } from '@zentrale/kernel/values';
import { EventHeap } from './event-heap.ts';

/** Where simulated time begins: Monday 2 June 2025, 00:00 UTC. */
export const MONDAY = instant(1_748_822_400_000);

/**
 * Simulated time. It moves only from one scheduled act to the next, and never back; acts due at the
 * same instant happen in the order in which they were scheduled.
 */
export class Timeline implements Clock {
  readonly #heap = new EventHeap<() => void>();
  #now: Instant;

  constructor(startAt: Instant = MONDAY) {
    this.#now = startAt;
  }

  now(): Instant {
    return this.#now;
  }

  /** Does `act` at `at`, or as soon as possible when that has passed. The result takes it back. */
  wakeAt(at: Instant, act: () => void): () => void {
    const scheduled = this.#heap.add(instant(Math.max(at, this.#now)), act);
    return () => {
      scheduled.isCanceled = true;
    };
  }

  /** Does `act` so much later. */
  after(ms: DurationMs, act: () => void): () => void {
    return this.wakeAt(later(this.#now, ms), act);
  }

  nextAt(): Instant | null {
    return this.#heap.nextAt();
  }

  /** Moves on to the next act and does it; false when there is none. */
  step(): boolean {
    const next = this.#heap.take();
    if (next === null) return false;
    this.#now = next.at;
    next.item();
    return true;
  }

  /** Does everything that is due until `at`, and stands there. */
  runUntil(at: Instant): void {
    for (;;) {
      const nextAt = this.#heap.nextAt();
      if (nextAt === null || nextAt > at) break;
      this.step();
    }
    this.moveTo(at);
  }

  /** Stands at `at` when nothing is due before; time does not go back. */
  moveTo(at: Instant): void {
    const nextAt = this.#heap.nextAt();
    if (nextAt !== null && nextAt < at) throw new RangeError('something is due before');
    if (at > this.#now) this.#now = at;
  }
}
