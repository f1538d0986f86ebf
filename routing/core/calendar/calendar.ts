import {
  between,
  durationMs,
  instant,
  later,
  type CalendarId,
  type DurationMs,
  type Instant,
} from '@zentrale/kernel/values';
import { HORIZON_MS_MAX } from './limits.ts';
import { OpeningTimes, periodOf, type OpenSpans } from './opening-times.ts';

/**
 * When something is open. A local time that does not exist counts as the first instant after the
 * gap; of one that occurs twice, opening is the first and closing the last occurrence. Whoever
 * holds a calendar must not change it in place: what is computed from it is kept beside it.
 */
export interface Calendar {
  readonly calendarId: CalendarId;
  readonly name: string;
  /** IANA name, for people; the core computes with `offsets`. */
  readonly timeZone: string;
  /** Offset of local time from UTC, ascending by `fromAt`; the first also holds before. 1..400. */
  readonly offsets: readonly { readonly fromAt: Instant; readonly offsetMs: number }[];
  /**
   * Opening hours by weekday, 1 Monday .. 7 Sunday, in local minutes 0..1440, from < to; may touch
   * but not overlap. None at all is never open.
   */
  readonly weekly: readonly {
    readonly day: number;
    readonly fromMinute: number;
    readonly toMinute: number;
  }[];
  /** Local dates that differ from the week; without hours, closed all day. */
  readonly holidays: readonly {
    /** YYYY-MM-DD, each once. */
    readonly date: string;
    readonly name: string;
    readonly hours: readonly { readonly fromMinute: number; readonly toMinute: number }[];
  }[];
}

// A pure function of the calendar, kept for as long as somebody holds the calendar.
const laidOut = new WeakMap<Calendar, OpeningTimes>();

function openingTimes(calendar: Calendar): OpeningTimes {
  const known = laidOut.get(calendar);
  if (known !== undefined) return known;
  const times = new OpeningTimes(calendar);
  laidOut.set(calendar, times);
  return times;
}

/** Whether it is open at an instant; `null` is always open, here and below. */
export function isOpen(calendar: Calendar | null, at: Instant): boolean {
  if (calendar === null) return true;
  const spans = openingTimes(calendar).spansOf(periodOf(at));
  return at < (spans.endAts[lastNotAfter(spans.startAts, at)] ?? at);
}

/** Open time between two instants; none when the second is not later. */
export function openMs(calendar: Calendar | null, from: Instant, to: Instant): DurationMs {
  if (calendar === null || to <= from) return between(from, to);
  const times = openingTimes(calendar);
  const first = periodOf(from);
  const last = periodOf(to);
  const spans = times.spansOf(first);
  const beforeMs = openMsUntil(spans, from);
  if (first === last) return durationMs(openMsUntil(spans, to) - beforeMs);
  const untilLastMs = times.openMsOfPeriods(first, last);
  return durationMs(untilLastMs - beforeMs + openMsUntil(times.spansOf(last), to));
}

/**
 * The first instant at which `ms` of open time have passed since `from`; `from` itself for no time.
 * `null` when that is more than 400 days away.
 */
export function afterOpenMs(
  calendar: Calendar | null,
  from: Instant,
  ms: DurationMs,
): Instant | null {
  if (ms <= 0) return from;
  const latestAt = from + HORIZON_MS_MAX;
  if (calendar === null) return ms <= HORIZON_MS_MAX ? later(from, ms) : null;
  const times = openingTimes(calendar);
  const first = periodOf(from);
  // Counted from the beginning of the period at hand.
  let targetMs = openMsUntil(times.spansOf(first), from) + ms;
  for (let period = first; period <= periodOf(latestAt); period += 1) {
    const { startAts, beforeMs, totalMs } = times.spansOf(period);
    if (targetMs <= totalMs) {
      const index = lastNotAfter(beforeMs, targetMs - 1);
      const at = (startAts[index] ?? 0) + targetMs - (beforeMs[index] ?? 0);
      return at <= latestAt ? instant(at) : null;
    }
    targetMs -= totalMs;
  }
  return null;
}

/** When it opens next, at once while open; `null` when that is more than 400 days away. */
export function opensAt(calendar: Calendar | null, at: Instant): Instant | null {
  if (isOpen(calendar, at) || calendar === null) return at;
  const times = openingTimes(calendar);
  const latestAt = at + HORIZON_MS_MAX;
  for (let period = periodOf(at); period <= periodOf(latestAt); period += 1) {
    const { startAts } = times.spansOf(period);
    const startAt = startAts[lastNotAfter(startAts, at) + 1];
    if (startAt !== undefined) return startAt <= latestAt ? instant(startAt) : null;
  }
  return null;
}

/**
 * When it opens or closes next after an instant; `null` when it does neither within 400 days, and
 * for what is always open.
 */
export function nextChangeAt(calendar: Calendar | null, at: Instant): Instant | null {
  if (calendar === null) return null;
  if (!isOpen(calendar, at)) return opensAt(calendar, at);
  const times = openingTimes(calendar);
  const latestAt = at + HORIZON_MS_MAX;
  let closesAt = at;
  // Spans end with their period: what goes on in the next one has not closed.
  for (let period = periodOf(at); period <= periodOf(latestAt); period += 1) {
    const { startAts, endAts } = times.spansOf(period);
    closesAt = instant(endAts[lastNotAfter(startAts, closesAt)] ?? closesAt);
    if (!isOpen(calendar, closesAt)) return closesAt <= latestAt ? closesAt : null;
  }
  return null;
}

/** Open time from the beginning of the period. */
function openMsUntil({ startAts, endAts, beforeMs }: OpenSpans, at: number): number {
  const index = lastNotAfter(startAts, at);
  if (index < 0) return 0;
  return (beforeMs[index] ?? 0) + Math.min(at, endAts[index] ?? 0) - (startAts[index] ?? 0);
}

/** Index of the last value that is not greater; -1 when all are. */
function lastNotAfter(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
