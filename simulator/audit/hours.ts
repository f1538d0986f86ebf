// Opening hours as one would look them up by hand: minute by minute on the clock on the wall.
import { instant, type Instant } from '@zentrale/kernel/values';
import type { Calendar } from '@zentrale/routing';
import { MONDAY } from '../world/index.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** From the day before simulated time begins, for as long as any shift looks ahead. */
const FIRST_AT = MONDAY - DAY_MINUTES * MINUTE_MS;
const MINUTE_COUNT = 11 * DAY_MINUTES;

/** Open from an instant to another. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A calendar, minute by minute. */
export class Hours {
  readonly #calendar: Calendar;
  #known: readonly Span[] | null = null;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  isOpen(at: Instant): boolean {
    return this.#spans().some(({ from, to }) => from <= at && at < to);
  }

  /** At once while open; `null`: not within the days that are looked at. */
  opensAt(at: Instant): Instant | null {
    const next = this.#spans().find(({ to }) => at < to);
    return next === undefined ? null : instant(Math.max(at, next.from));
  }

  openMs(from: Instant, to: Instant): number {
    let sum = 0;
    for (const span of this.#spans()) {
      sum += Math.max(0, Math.min(to, span.to) - Math.max(from, span.from));
    }
    return sum;
  }

  /** When so much open time has passed. */
  after(from: Instant, ms: number): Instant | null {
    if (ms <= 0) return from;
    let restMs = ms;
    for (const span of this.#spans()) {
      const startAt = Math.max(from, span.from);
      if (startAt >= span.to) continue;
      if (span.to - startAt >= restMs) return instant(startAt + restMs);
      restMs -= span.to - startAt;
    }
    return null;
  }

  #spans(): readonly Span[] {
    this.#known ??= spansOf(this.#calendar);
    return this.#known;
  }
}

function spansOf({ offsets, weekly, holidays }: Calendar): Span[] {
  const shows = wallMinutes(offsets);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const [minute, shown] of shows.entries()) {
    if (!first.has(shown)) first.set(shown, minute);
    last.set(shown, minute);
  }
  // A time that the clock skips is the first instant after the gap.
  const firstPast = (time: number) => {
    const minute = shows.findIndex((shown) => shown > time);
    return minute < 0 ? shows.length : minute;
  };
  const isOpen = new Array<boolean>(MINUTE_COUNT).fill(false);
  for (const day of new Set(shows.map((shown) => Math.floor(shown / DAY_MINUTES)))) {
    const midnight = new Date(day * DAY_MINUTES * MINUTE_MS);
    const weekday = midnight.getUTCDay() === 0 ? 7 : midnight.getUTCDay();
    const holiday = holidays.find(({ date }) => date === midnight.toISOString().slice(0, 10));
    for (const each of holiday?.hours ?? weekly.filter((other) => other.day === weekday)) {
      const opens = day * DAY_MINUTES + each.fromMinute;
      const closes = day * DAY_MINUTES + each.toMinute;
      const opening = first.get(opens) ?? firstPast(opens);
      const closing = last.get(closes) ?? firstPast(closes);
      if (opening < closing) isOpen.fill(true, opening, closing);
    }
  }
  return joined(isOpen);
}

/** Minutes of local time since 1970, as the clock shows them minute by minute. */
function wallMinutes(offsets: Calendar['offsets']): number[] {
  return Array.from({ length: MINUTE_COUNT }, (_, minute) => {
    const at = FIRST_AT + minute * MINUTE_MS;
    const offset = offsets.findLast(({ fromAt }) => fromAt <= at) ?? offsets[0];
    return Math.floor((at + (offset?.offsetMs ?? 0)) / MINUTE_MS);
  });
}

function joined(isOpen: readonly boolean[]): Span[] {
  const spans: Span[] = [];
  let from = -1;
  for (let minute = 0; minute <= isOpen.length; minute += 1) {
    const opens = isOpen[minute] === true;
    if (opens && from < 0) from = minute;
    if (opens || from < 0) continue;
    spans.push({ from: FIRST_AT + from * MINUTE_MS, to: FIRST_AT + minute * MINUTE_MS });
    from = -1;
  }
  return spans;
}
