import type { CalendarSettings, OpenHours } from '@zentrale/protocol/views';

export type WeeklyHours = CalendarSettings['weekly'][number];
export type Holiday = CalendarSettings['holidays'][number];

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const DAY_MINUTES = 1440;

/** `08:00`; the midnight that ends a day is `24:00`. */
export function timeOfMinute(minute: number, isEnd = false): string {
  const within = isEnd ? minute : minute % DAY_MINUTES;
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${pad(Math.floor(within / 60))}:${pad(within % 60)}`;
}

/** Reads `8`, `08`, `830`, `8:30` and `8.30`; null for what is no time. */
export function minuteOfTime(text: string, isEnd = false): number | null {
  const match = /^\s*(\d{1,2})(?:[:.,]?(\d{2}))?\s*$/.exec(text);
  if (match === null) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  const whole = hour * 60 + minute;
  if (isEnd && whole === 0) return DAY_MINUTES;
  return !isEnd && whole === DAY_MINUTES ? 0 : whole;
}

/** The index of each span that ends before it begins, or overlaps an earlier one of its day. */
export function faultyHours(hours: readonly OpenHours[]): number[] {
  return hours.flatMap((span, index) => {
    const earlier = hours.slice(0, index);
    const overlaps = earlier.some(
      (other) => span.fromMinute < other.toMinute && other.fromMinute < span.toMinute,
    );
    return overlaps || span.toMinute <= span.fromMinute ? [index] : [];
  });
}

/** What a further span of the day begins with: after the last one, as far as there is room. */
export function nextHours(hours: readonly OpenHours[]): OpenHours {
  const end = hours.reduce((max, { toMinute }) => Math.max(max, toMinute), 0);
  if (hours.length === 0) return { fromMinute: 8 * 60, toMinute: 18 * 60 };
  const fromMinute = Math.min(end + 60, DAY_MINUTES - 60);
  return { fromMinute, toMinute: Math.min(fromMinute + 180, DAY_MINUTES) };
}

/** The hours of one day put in the place of those of other days. */
export function copyDay(
  weekly: readonly WeeklyHours[],
  from: number,
  to: readonly number[],
): WeeklyHours[] {
  const own = weekly.filter(({ day }) => day === from);
  const kept = weekly.filter(({ day }) => !to.includes(day));
  const copies = to.flatMap((day) => own.map((span) => ({ ...span, day })));
  return sorted([...kept, ...copies]);
}

export function withDay(
  weekly: readonly WeeklyHours[],
  day: number,
  hours: readonly OpenHours[],
): WeeklyHours[] {
  const others = weekly.filter((span) => span.day !== day);
  return sorted([...others, ...hours.map((span) => ({ ...span, day }))]);
}

// A span that is being edited keeps its place within the day, so that no field jumps.
function sorted(weekly: readonly WeeklyHours[]): WeeklyHours[] {
  return weekly.toSorted((a, b) => a.day - b.day);
}

export function sortedHolidays(holidays: readonly Holiday[]): Holiday[] {
  return holidays.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
