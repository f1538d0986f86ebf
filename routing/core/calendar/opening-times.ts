import type { Calendar } from './calendar.ts';
import { DAY_MS, dayOfText, weekdayOf } from './civil-day.ts';
import { firstAt, lastAt } from './local-time.ts';

/** Four weeks: whole weeks, so that periods without exceptions are open equally long. */
export const PERIOD_MS = 28 * DAY_MS;
const MINUTE_MS = 60_000;
/** Over a year; a wait rarely touches two. An index, rebuilt when asked again. */
const KEPT_PERIOD_COUNT_MAX = 16;

type Hours = Calendar['holidays'][number]['hours'];

/** When a calendar is open within one period, merged and in order. */
export interface OpenSpans {
  readonly startAts: readonly number[];
  readonly endAts: readonly number[];
  /** Open time of the period before each span. */
  readonly beforeMs: readonly number[];
  readonly totalMs: number;
}

/**
 * A calendar laid out on the line of instants. The line is cut into periods of UTC time, each laid
 * out when first asked for: cutting instants, not local days, counts nothing twice when a clock
 * goes back over midnight.
 */
export class OpeningTimes {
  readonly #offsets: Calendar['offsets'];
  readonly #week: readonly Hours[];
  readonly #holidays: ReadonlyMap<number, Hours>;
  /** Periods with a holiday or a change of offset in or beside them, ascending. */
  readonly #exceptions: readonly number[];
  /** Open time of every other period. */
  readonly #plainMs: number;
  readonly #periods = new Map<number, OpenSpans>();

  constructor({ offsets, weekly, holidays }: Calendar) {
    this.#offsets = offsets;
    this.#week = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      inOrder(weekly.filter(({ day }) => day === weekday)),
    );
    this.#holidays = new Map(
      holidays.map(({ date, hours }) => [dayOfText(date) ?? Number.NaN, inOrder(hours)]),
    );
    const exceptional = [
      ...offsets.slice(1).map(({ fromAt }) => fromAt),
      ...[...this.#holidays.keys()].map((day) => day * DAY_MS),
    ];
    // A local day lies within a day of the same day in UTC; its end is one more day away.
    const touched = exceptional.flatMap((at) => [at - 2 * DAY_MS, at + 2 * DAY_MS]).map(periodOf);
    this.#exceptions = [...new Set(touched)].sort((a, b) => a - b);
    const weekMinutes = this.#week
      .flat()
      .reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0);
    this.#plainMs = (PERIOD_MS / (7 * DAY_MS)) * weekMinutes * MINUTE_MS;
  }

  /** Of the period that contains an instant: `periodOf(at)`. */
  spansOf(period: number): OpenSpans {
    const known = this.#periods.get(period);
    if (known !== undefined) return known;
    if (this.#periods.size >= KEPT_PERIOD_COUNT_MAX) this.#periods.clear();
    const spans = this.#layOut(period);
    this.#periods.set(period, spans);
    return spans;
  }

  /** Open time of the periods from one up to, but not with, another. */
  openMsOfPeriods(first: number, end: number): number {
    let sum = (end - first) * this.#plainMs;
    for (const period of this.#exceptions) {
      if (period >= end) break;
      if (period >= first) sum += this.spansOf(period).totalMs - this.#plainMs;
    }
    return sum;
  }

  #layOut(period: number): OpenSpans {
    const beginsAt = period * PERIOD_MS;
    const endsAt = beginsAt + PERIOD_MS;
    const startAts: number[] = [];
    const endAts: number[] = [];
    for (let day = beginsAt / DAY_MS - 1; day * DAY_MS <= endsAt; day += 1) {
      for (const { fromMinute, toMinute } of this.#hoursOf(day)) {
        const midnight = day * DAY_MS;
        const startAt = Math.max(
          beginsAt,
          firstAt(this.#offsets, midnight + fromMinute * MINUTE_MS),
        );
        const endAt = Math.min(endsAt, lastAt(this.#offsets, midnight + toMinute * MINUTE_MS));
        if (startAt >= endAt) continue;
        // Starts and ends both ascend with local time. Spans meet at midnight, and overlap where
        // the clock goes back between them.
        const last = endAts.length - 1;
        if (last >= 0 && startAt <= (endAts[last] ?? 0)) {
          endAts[last] = endAt;
        } else {
          startAts.push(startAt);
          endAts.push(endAt);
        }
      }
    }
    let totalMs = 0;
    const beforeMs = startAts.map((startAt, index) => {
      const before = totalMs;
      totalMs += (endAts[index] ?? 0) - startAt;
      return before;
    });
    return { startAts, endAts, beforeMs, totalMs };
  }

  #hoursOf(day: number): Hours {
    return this.#holidays.get(day) ?? this.#week[weekdayOf(day) - 1] ?? [];
  }
}

export function periodOf(at: number): number {
  return Math.floor(at / PERIOD_MS);
}

function inOrder(hours: Hours): Hours {
  return hours.toSorted((a, b) => a.fromMinute - b.fromMinute);
}
