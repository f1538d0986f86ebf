import type { Calendar } from './calendar.ts';
import { dayOfText } from './civil-day.ts';
import { TEXT_LENGTH_MAX } from '../limits.ts';
import {
  HOLIDAY_COUNT_MAX,
  HOLIDAY_HOURS_COUNT_MAX,
  OFFSET_COUNT_MAX,
  OFFSET_MS_MAX,
  WEEKLY_COUNT_MAX,
} from './limits.ts';

export interface CalendarFinding {
  /** `calendar.weekly.3.toMinute`, as the calendar was given. */
  readonly field: string;
  readonly kind: 'request.invalid' | 'limit.reached';
}

type Hours = { readonly fromMinute: number; readonly toMinute: number };

const DAY_MINUTES = 1_440;

/** The first field at fault, or `null`. */
export function checkCalendar(calendar: Calendar): CalendarFinding | null {
  if (!isText(calendar.calendarId)) return invalid('calendar.calendarId');
  if (!isText(calendar.name)) return invalid('calendar.name');
  if (!isText(calendar.timeZone)) return invalid('calendar.timeZone');
  return (
    checkOffsets(calendar.offsets, 'calendar.offsets') ??
    checkWeek(calendar.weekly) ??
    checkHolidays(calendar.holidays)
  );
}

/** Offsets by themselves, as a centre has them too; `field` is what they are called there. */
export function checkOffsets(offsets: Calendar['offsets'], field: string): CalendarFinding | null {
  if (offsets.length === 0) return invalid(field);
  if (offsets.length > OFFSET_COUNT_MAX) return limit(field);
  let previousAt = Number.NEGATIVE_INFINITY;
  for (const [index, { fromAt, offsetMs }] of offsets.entries()) {
    if (!Number.isSafeInteger(fromAt) || fromAt <= previousAt) {
      return invalid(`${field}.${index}.fromAt`);
    }
    if (!isWhole(offsetMs, 1 - OFFSET_MS_MAX, OFFSET_MS_MAX - 1)) {
      return invalid(`${field}.${index}.offsetMs`);
    }
    previousAt = fromAt;
  }
  return null;
}

function checkWeek(weekly: Calendar['weekly']): CalendarFinding | null {
  if (weekly.length > WEEKLY_COUNT_MAX) return limit('calendar.weekly');
  for (const [index, span] of weekly.entries()) {
    const field = `calendar.weekly.${index}`;
    if (!isWhole(span.day, 1, 7)) return invalid(`${field}.day`);
    const sameDay = weekly.slice(0, index).filter((earlier) => earlier.day === span.day);
    const found = checkHours(span, sameDay, field);
    if (found !== null) return found;
  }
  return null;
}

function checkHolidays(holidays: Calendar['holidays']): CalendarFinding | null {
  if (holidays.length > HOLIDAY_COUNT_MAX) return limit('calendar.holidays');
  const dates = new Set<string>();
  for (const [index, { date, name, hours }] of holidays.entries()) {
    const field = `calendar.holidays.${index}`;
    if (dayOfText(date) === null || dates.has(date)) return invalid(`${field}.date`);
    dates.add(date);
    if (!isText(name)) return invalid(`${field}.name`);
    if (hours.length > HOLIDAY_HOURS_COUNT_MAX) return limit(`${field}.hours`);
    for (const [position, span] of hours.entries()) {
      const found = checkHours(span, hours.slice(0, position), `${field}.hours.${position}`);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Hours may touch the earlier ones of their day, not overlap them. */
function checkHours(
  { fromMinute, toMinute }: Hours,
  earlier: readonly Hours[],
  field: string,
): CalendarFinding | null {
  if (!isWhole(fromMinute, 0, DAY_MINUTES - 1)) return invalid(`${field}.fromMinute`);
  if (!isWhole(toMinute, fromMinute + 1, DAY_MINUTES)) return invalid(`${field}.toMinute`);
  const isOverlapping = earlier.some(
    (other) => fromMinute < other.toMinute && other.fromMinute < toMinute,
  );
  return isOverlapping ? invalid(`${field}.fromMinute`) : null;
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function isText(value: string): boolean {
  return value.length >= 1 && value.length <= TEXT_LENGTH_MAX;
}

function invalid(field: string): CalendarFinding {
  return { field, kind: 'request.invalid' };
}

function limit(field: string): CalendarFinding {
  return { field, kind: 'limit.reached' };
}
