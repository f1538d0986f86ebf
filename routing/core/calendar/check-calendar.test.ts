import { instant } from '@zentrale/kernel/values';
import { expect, test } from 'vitest';
import { hours, officeHours } from '../../testing/calendars.ts';
import { checkCalendar, checkOffsets, type Calendar } from './index.ts';

const valid = officeHours('Europe/Berlin', {
  holidays: [{ date: '2026-12-24', name: 'Christmas Eve', hours: hours('09:00-12:00') }],
});

function many<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function holiday(changes: Partial<Calendar['holidays'][number]>): Partial<Calendar> {
  return {
    holidays: [...valid.holidays, { date: '2026-12-31', name: 'Last', hours: [], ...changes }],
  };
}

function monday(fromMinute: number, toMinute: number, day = 1): Partial<Calendar> {
  return {
    weekly: [
      { day: 1, fromMinute: 540, toMinute: 720 },
      { day, fromMinute, toMinute },
    ],
  };
}

function offset(fromAt: number, offsetMs: number): Partial<Calendar> {
  return {
    offsets: [
      { fromAt: instant(10), offsetMs: 0 },
      { fromAt: instant(fromAt), offsetMs },
    ],
  };
}

test('a calendar as people keep it passes; hours may touch and come in any order', () => {
  expect(checkCalendar(valid)).toBeNull();
  expect(checkCalendar({ ...valid, ...monday(720, 1_440) })).toBeNull();
  expect(checkCalendar({ ...valid, ...monday(0, 540) })).toBeNull();
  expect(checkCalendar({ ...valid, weekly: [] })).toBeNull();
});

test.each<[string, Partial<Calendar>]>([
  ['calendar.name', { name: '' }],
  ['calendar.timeZone', { timeZone: '' }],
  ['calendar.offsets', { offsets: [] }],
  ['calendar.offsets.1.fromAt', offset(10, 0)],
  ['calendar.offsets.1.fromAt', offset(10.5, 0)],
  ['calendar.offsets.1.offsetMs', offset(11, 86_400_000)],
  ['calendar.offsets.1.offsetMs', offset(11, 0.5)],
  ['calendar.weekly.1.day', monday(0, 60, 0)],
  ['calendar.weekly.1.day', monday(0, 60, 8)],
  ['calendar.weekly.1.fromMinute', monday(-1, 60)],
  ['calendar.weekly.1.fromMinute', monday(600, 800)],
  ['calendar.weekly.1.fromMinute', monday(0, 541)],
  ['calendar.weekly.1.toMinute', monday(800, 1_441)],
  ['calendar.weekly.1.toMinute', monday(800, 800)],
  ['calendar.weekly.1.toMinute', monday(800, 800.5)],
  ['calendar.holidays.1.date', holiday({ date: '2026-11-31' })],
  ['calendar.holidays.1.date', holiday({ date: '2026-12-24' })],
  ['calendar.holidays.1.name', holiday({ name: '' })],
  [
    'calendar.holidays.1.hours.1.fromMinute',
    holiday({ hours: hours('09:00-12:00', '11:00-13:00') }),
  ],
  ['calendar.holidays.1.hours.0.toMinute', holiday({ hours: hours('09:00-08:00') })],
])('%s is found at fault', (field, changes) => {
  expect(checkCalendar({ ...valid, ...changes })).toEqual({ field, kind: 'request.invalid' });
});

test.each<[string, Partial<Calendar>]>([
  [
    'calendar.offsets',
    { offsets: many(401, (index) => ({ fromAt: instant(index), offsetMs: 0 })) },
  ],
  [
    'calendar.weekly',
    { weekly: many(99, (index) => ({ day: 1, fromMinute: index, toMinute: index + 1 })) },
  ],
  ['calendar.holidays', { holidays: many(501, () => valid.holidays[0]!) }],
  [
    'calendar.holidays.1.hours',
    holiday({ hours: many(15, (index) => ({ fromMinute: index, toMinute: index + 1 })) }),
  ],
])('%s has a bound', (field, changes) => {
  expect(checkCalendar({ ...valid, ...changes })).toEqual({ field, kind: 'limit.reached' });
});

test('offsets alone are checked under the name they have where they are', () => {
  expect(checkOffsets([], 'centre.offsets')).toEqual({
    field: 'centre.offsets',
    kind: 'request.invalid',
  });
});
