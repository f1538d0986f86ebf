import { instant } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { at } from '../../testing/calendars.ts';
import { dayOfText, dayText, localDay, startOfDay, weekdayOf } from './index.ts';

const MINUTE_MS = 60_000;

describe('dates', () => {
  test('every day of three centuries has the date and the weekday of the calendar on the wall', () => {
    const wrong: string[] = [];
    for (let day = -60_000; day <= 60_000; day += 1) {
      const date = new Date(day * 86_400_000);
      const text = date.toISOString().slice(0, 10);
      const weekday = date.getUTCDay() || 7;
      if (dayText(day) !== text || dayOfText(text) !== day || weekdayOf(day) !== weekday) {
        wrong.push(`${text} is ${dayText(day)}, ${dayOfText(text)}, weekday ${weekdayOf(day)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', ''])(
    '"%s" is no date',
    (text) => {
      expect(dayOfText(text)).toBeNull();
    },
  );
});

describe('a clock that goes back over midnight', () => {
  // At one minute past midnight of 2 January it becomes 23:01 on the 1st, as Newfoundland had it.
  const midnight = at('2026-01-02T00:00Z');
  const offsets = [
    { fromAt: instant(0), offsetMs: 0 },
    { fromAt: instant(midnight + MINUTE_MS), offsetMs: -60 * MINUTE_MS },
  ];

  test('begins the new day twice; the first time counts', () => {
    const second = dayOfText('2026-01-02')!;
    expect(startOfDay(offsets, second)).toBe(midnight);
    const days = [-1, 0, 1, 59, 60].map((minute) =>
      dayText(localDay(offsets, instant(midnight + minute * MINUTE_MS))),
    );
    expect(days).toEqual(['2026-01-01', '2026-01-02', '2026-01-01', '2026-01-01', '2026-01-02']);
  });
});

test('the first offset also holds before it was recorded', () => {
  const offsets = [{ fromAt: at('2026-01-01T00:00Z'), offsetMs: 5 * 60 * MINUTE_MS }];
  expect(startOfDay(offsets, dayOfText('1999-07-01')!)).toBe(at('1999-07-01T00:00+05:00'));
});
