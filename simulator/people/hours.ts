import type { Chance } from '@zentrale/kernel/chance';
import { asId, instant, type CalendarId, type Instant } from '@zentrale/kernel/values';
import type { Calendar } from '@zentrale/routing';
import { MONDAY } from '../world/index.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** When shifts begin. */
const OPENING = instant(MONDAY + 8 * HOUR_MS);

/** Half past one in the afternoon there when shifts begin; open daily, with pauses. */
export const OFFICE = asId<CalendarId>('office');
/** Across an ocean; its clock is put forward or back during the shift, and today is a holiday. */
export const BRANCH = asId<CalendarId>('branch');

export const DRAW_HOURS: readonly ((chance: Chance) => Calendar)[] = [office, branch];

function office(chance: Chance): Calendar {
  const fromMinute = minuteOfDay(OPENING, 5.5 * HOUR_MS);
  return {
    calendarId: OFFICE,
    name: 'Office',
    timeZone: 'Asia/Kolkata',
    offsets: [{ fromAt: instant(0), offsetMs: 5.5 * HOUR_MS }],
    weekly: [1, 2, 3, 4, 5, 6, 7].flatMap((day) =>
      spans(chance, fromMinute).map((span) => ({ day, ...span })),
    ),
    holidays: [],
  };
}

function branch(chance: Chance): Calendar {
  const offsetMs = -4 * HOUR_MS;
  const changeAt = instant(OPENING + chance.between(2, 40) * MINUTE_MS);
  const byMs = chance.pick([-1, 0, 1]) * chance.pick([10, 30, 60]) * MINUTE_MS;
  return {
    calendarId: BRANCH,
    name: 'Branch',
    timeZone: 'America/New_York',
    offsets: [
      { fromAt: instant(0), offsetMs },
      ...(byMs === 0 ? [] : [{ fromAt: changeAt, offsetMs: offsetMs + byMs }]),
    ],
    weekly: [2, 3, 4].map((day) => ({ day, fromMinute: 240, toMinute: 300 })),
    holidays: [
      {
        date: '2025-06-02',
        name: "The founders' day",
        hours: spans(chance, minuteOfDay(OPENING, offsetMs)),
      },
    ],
  };
}

/** A few openings within the two hours after a minute of the day. */
function spans(chance: Chance, fromMinute: number): Calendar['holidays'][number]['hours'] {
  const hours: { fromMinute: number; toMinute: number }[] = [];
  let minute = fromMinute - chance.between(0, 5);
  while (minute < fromMinute + 120) {
    const toMinute = minute + chance.between(4, 30);
    hours.push({ fromMinute: minute, toMinute });
    minute = toMinute + chance.between(1, 8);
  }
  return hours;
}

function minuteOfDay(at: Instant, offsetMs: number): number {
  return Math.floor((at + offsetMs) / MINUTE_MS) % 1_440;
}
