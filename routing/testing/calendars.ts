import { asId, instant, must, type CalendarId, type Instant } from '@zentrale/kernel/values';
import { zoneOffsets } from '../adapters/time-zone/zone-offsets.ts';
import type { Calendar } from '../core/calendar/index.ts';

/** `at('2026-03-27T16:30+01:00')`: tests say the offset themselves. */
export function at(text: string): Instant {
  return instant(Date.parse(text));
}

/** `hours('09:00-12:30', '13:00-17:00')`. */
export function hours(...spans: readonly string[]): Calendar['holidays'][number]['hours'] {
  return spans.map((span) => {
    const [fromMinute = 0, toMinute = 0] = span.split('-').map((time) => {
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      return hour * 60 + minute;
    });
    return { fromMinute, toMinute };
  });
}

/** The same hours on each of these weekdays, 1 Monday .. 7 Sunday. */
export function weekly(days: readonly number[], ...spans: readonly string[]): Calendar['weekly'] {
  return days.flatMap((day) => hours(...spans).map((span) => ({ day, ...span })));
}

const offsetsByZone = new Map<string, Calendar['offsets']>();

/** Offsets of a zone from 2010 to 2034, looked up once. */
export function offsetsOf(timeZone: string): Calendar['offsets'] {
  const known = offsetsByZone.get(timeZone);
  if (known !== undefined) return known;
  const offsets = zoneOffsets(timeZone, at('2010-01-01T00:00Z'), at('2035-01-01T00:00Z'));
  offsetsByZone.set(timeZone, must(offsets, `${timeZone} is a zone`));
  return offsetsOf(timeZone);
}

/** Monday to Friday from nine to five, with what differs. */
export function officeHours(timeZone: string, changes: Partial<Calendar> = {}): Calendar {
  return {
    calendarId: asId<CalendarId>('office'),
    name: 'Office hours',
    timeZone,
    offsets: offsetsOf(timeZone),
    weekly: weekly([1, 2, 3, 4, 5], '09:00-17:00'),
    holidays: [],
    ...changes,
  };
}
