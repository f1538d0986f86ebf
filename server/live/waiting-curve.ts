import type { QueueId } from '@zentrale/kernel/values';

const MINUTE_MS = 60_000;
const MINUTES_KEPT = 60;

export interface WaitingMinute {
  readonly minuteAt: number;
  /** The most who waited at once in that minute. */
  readonly waitingMax: number;
}

/**
 * How many waited, minute by minute over the last hour, per queue and in all. Told of each change
 * and of nothing else: while nothing changes the last count holds on.
 */
export class WaitingCurve {
  readonly #all: Series;
  readonly #queues = new Map<QueueId, Series>();
  #total = 0;

  constructor(now: number) {
    this.#all = new Series(now);
  }

  note(queueId: QueueId, count: number, now: number): void {
    const series = this.#queues.get(queueId) ?? new Series(now);
    this.#queues.set(queueId, series);
    this.#total += count - series.last;
    series.note(count, now);
    this.#all.note(this.#total, now);
  }

  /** Oldest first; of one queue, or of all together. */
  minutes(queueId: QueueId | undefined, now: number): WaitingMinute[] {
    const series = queueId === undefined ? this.#all : this.#queues.get(queueId);
    return series?.minutes(now) ?? [];
  }
}

class Series {
  readonly #peaks = new Int32Array(MINUTES_KEPT);
  readonly #firstMinute: number;
  #minute: number;
  last = 0;

  constructor(now: number) {
    this.#firstMinute = minuteOf(now);
    this.#minute = this.#firstMinute;
  }

  note(count: number, now: number): void {
    this.#roll(now);
    this.last = count;
    const place = this.#minute % MINUTES_KEPT;
    this.#peaks[place] = Math.max(this.#peaks[place] ?? 0, count);
  }

  minutes(now: number): WaitingMinute[] {
    this.#roll(now);
    const from = Math.max(this.#firstMinute, this.#minute - MINUTES_KEPT + 1);
    return Array.from({ length: this.#minute - from + 1 }, (_, index) => ({
      minuteAt: (from + index) * MINUTE_MS,
      waitingMax: this.#peaks[(from + index) % MINUTES_KEPT] ?? 0,
    }));
  }

  /** Minutes without a change had the last count throughout. */
  #roll(now: number): void {
    const minute = Math.max(this.#minute, minuteOf(now));
    const from = Math.max(this.#minute + 1, minute - MINUTES_KEPT + 1);
    for (let one = from; one <= minute; one += 1) this.#peaks[one % MINUTES_KEPT] = this.last;
    this.#minute = minute;
  }
}

function minuteOf(now: number): number {
  return Math.floor(now / MINUTE_MS);
}
