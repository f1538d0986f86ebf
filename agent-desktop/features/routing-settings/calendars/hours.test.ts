import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { copyDay, faultyHours, minuteOfTime, nextHours, timeOfMinute, withDay } from './hours.ts';
import { easterSunday, publicHolidays } from './public-holidays.ts';

describe('opening hours', () => {
  test('a time may be written as people write it', () => {
    expect(
      ['8', '08', '8:30', '8.30', '830', '0830', ' 20:00 '].map((one) => minuteOfTime(one)),
    ).toEqual([480, 480, 510, 510, 510, 510, 1200]);
    expect(['', 'x', '25', '8:60', '24:30'].map((one) => minuteOfTime(one))).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  test('midnight ends a day as 24:00 and begins it as 00:00', () => {
    expect(minuteOfTime('0:00', true)).toBe(1440);
    expect(minuteOfTime('24:00', true)).toBe(1440);
    expect(minuteOfTime('24:00')).toBe(0);
    expect(timeOfMinute(1440, true)).toBe('24:00');
  });

  test('every minute reads back as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (minute) => {
        expect(minuteOfTime(timeOfMinute(minute, true), true)).toBe(minute);
      }),
    );
  });

  test('hours that overlap or end before they begin are marked; touching is fine', () => {
    const hours = (fromMinute: number, toMinute: number) => ({ fromMinute, toMinute });
    expect(faultyHours([hours(480, 720), hours(720, 900)])).toEqual([]);
    expect(faultyHours([hours(480, 720), hours(700, 900)])).toEqual([1]);
    expect(faultyHours([hours(900, 480)])).toEqual([0]);
    expect(faultyHours([hours(480, 1080), nextHours([hours(480, 1080)])])).toEqual([]);
  });

  test('a day is copied to others and leaves the rest alone', () => {
    const weekly = [
      { day: 1, fromMinute: 480, toMinute: 720 },
      { day: 2, fromMinute: 0, toMinute: 60 },
      { day: 6, fromMinute: 600, toMinute: 660 },
    ];
    expect(copyDay(weekly, 1, [2, 3]).map(({ day, fromMinute }) => [day, fromMinute])).toEqual([
      [1, 480],
      [2, 480],
      [3, 480],
      [6, 600],
    ]);
    expect(withDay(weekly, 1, []).map(({ day }) => day)).toEqual([2, 6]);
  });
});

describe('public holidays of Germany', () => {
  test('move with Easter', () => {
    const easter = [2024, 2025, 2026, 2027, 2038].map((year) =>
      new Date(easterSunday(year)).toISOString().slice(0, 10),
    );
    expect(easter).toEqual(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25']);
  });

  test('are nine nationwide', () => {
    expect(publicHolidays(2027, null).map(({ date, name }) => `${date} ${name}`)).toEqual([
      '2027-01-01 Neujahr',
      '2027-03-26 Karfreitag',
      '2027-03-29 Ostermontag',
      '2027-05-01 Tag der Arbeit',
      '2027-05-06 Christi Himmelfahrt',
      '2027-05-17 Pfingstmontag',
      '2027-10-03 Tag der Deutschen Einheit',
      '2027-12-25 1. Weihnachtstag',
      '2027-12-26 2. Weihnachtstag',
    ]);
  });

  test('a state has its own on top', () => {
    const names = (state: 'BY' | 'SN' | 'BE') =>
      publicHolidays(2026, state).map(({ date, name }) => `${date} ${name}`);
    expect(names('BY')).toContain('2026-06-04 Fronleichnam');
    expect(names('SN')).toContain('2026-11-18 Buß- und Bettag');
    expect(names('BE')).toContain('2026-03-08 Internationaler Frauentag');
    expect(names('BE')).toHaveLength(10);
  });
});
