// Opening hours as one would look them up by hand: what does the clock on the wall show in every
// minute? It shares no arithmetic with the core and knows time zones by `Intl` only.
import type { Calendar } from '../core/calendar/index.ts';

const MINUTE_MS = 60_000;

/** What a clock shows in each minute from `startAt`: `2026-03-29 01:59`. */
export interface WallClock {
  readonly timeZone: string;
  readonly startAt: number;
  readonly shows: readonly string[];
  /** The minutes in which it first and last shows a time. */
  readonly first: ReadonlyMap<string, number>;
  readonly last: ReadonlyMap<string, number>;
}

export function wallClock(timeZone: string, startAt: number, minuteCount: number): WallClock {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const shows: string[] = [];
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  for (let minute = 0; minute < minuteCount; minute += 1) {
    const shown = format.format(startAt + minute * MINUTE_MS);
    shows.push(shown);
    if (!first.has(shown)) first.set(shown, minute);
    last.set(shown, minute);
  }
  return { timeZone, startAt, shows, first, last };
}

/** The dates the clock shows, in order. */
export function datesOf(clock: WallClock): string[] {
  return [...new Set(clock.shows.map((shown) => shown.slice(0, 10)))];
}

/** Whether it is open in each minute of the clock. */
export function openMinutes(calendar: Calendar, clock: WallClock): boolean[] {
  const isOpen = clock.shows.map(() => false);
  for (const date of datesOf(clock)) {
    const weekday = new Date(`${date}T00:00Z`).getUTCDay() || 7;
    const holiday = calendar.holidays.find((each) => each.date === date);
    const spans = holiday?.hours ?? calendar.weekly.filter(({ day }) => day === weekday);
    for (const { fromMinute, toMinute } of spans) {
      const opensAt = wallTime(date, fromMinute);
      const closesAt = wallTime(date, toMinute);
      const opening = clock.first.get(opensAt) ?? firstPast(clock, opensAt);
      const closing = clock.last.get(closesAt) ?? firstPast(clock, closesAt);
      if (opening < closing) isOpen.fill(true, opening, closing);
    }
  }
  return isOpen;
}

/** Open milliseconds between two instants inside the clock's minutes. */
export function countOpenMs(
  isOpen: readonly boolean[],
  clock: WallClock,
  from: number,
  to: number,
) {
  let sum = 0;
  for (const [minute, isCounted] of isOpen.entries()) {
    if (!isCounted) continue;
    const minuteAt = clock.startAt + minute * MINUTE_MS;
    sum += Math.max(0, Math.min(to, minuteAt + MINUTE_MS) - Math.max(from, minuteAt));
  }
  return sum;
}

function wallTime(date: string, minute: number): string {
  const utc = new Date(Date.parse(`${date}T00:00Z`) + minute * MINUTE_MS).toISOString();
  return utc.slice(0, 16).replace('T', ' ');
}

/** The first minute that shows something later, for times which the clock skips. */
function firstPast(clock: WallClock, time: string): number {
  const minute = clock.shows.findIndex((shown) => shown > time);
  return minute < 0 ? clock.shows.length : minute;
}
