import { durationMs, instant, type Instant } from '@zentrale/kernel/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyWeek, holidaysOn } from '../../testing/any-calendar.ts';
import { officeHours } from '../../testing/calendars.ts';
import {
  countOpenMs,
  datesOf,
  openMinutes,
  wallClock,
  type WallClock,
} from '../../testing/minute-by-minute.ts';
import {
  afterOpenMs,
  checkCalendar,
  dayOfText,
  dayText,
  isOpen,
  localDay,
  nextChangeAt,
  openMs,
  opensAt,
  startOfDay,
  type Calendar,
} from './index.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Days around the middle of a clock's span; spans of open time lie well inside. */
const CLOCK_DAYS = 6;

// Changes of every kind: in the night and at midnight, by an hour, half an hour and a day.
const clocks = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['America/St_Johns', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Adelaide', '2026-04-05'],
  ['Asia/Kathmandu', '2026-06-14'],
  ['Asia/Beirut', '2026-03-29'],
  ['Africa/Cairo', '2026-10-30'],
  ['America/Havana', '2026-11-01'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/St_Johns', '2010-11-07'],
  ['Pacific/Apia', '2011-12-30'],
].map(([timeZone = '', date = '']) => {
  const startAt = Date.parse(`${date}T00:00Z`) - (CLOCK_DAYS / 2) * DAY_MS;
  return wallClock(timeZone, startAt, (CLOCK_DAYS * DAY_MS) / MINUTE_MS);
});

function calendarIn(clock: WallClock): fc.Arbitrary<Calendar> {
  return fc
    .record({ weekly: anyWeek, holidays: holidaysOn(datesOf(clock)) })
    .map((changes) => officeHours(clock.timeZone, changes));
}

interface Scene {
  readonly clock: WallClock;
  readonly calendar: Calendar;
  readonly from: Instant;
  readonly to: Instant;
  /** How much of the open time between them shall pass. */
  readonly permille: number;
}

/** Two instants around the middle of the clock, and a calendar of its zone. */
function sceneAt(clock: WallClock): fc.Arbitrary<Scene> {
  const middle = clock.startAt + (CLOCK_DAYS / 2) * DAY_MS;
  const offset = fc.oneof(
    fc.integer({ min: -2 * DAY_MS, max: 2 * DAY_MS }),
    fc.integer({ min: -16, max: 48 }).map((halfHours) => halfHours * 30 * MINUTE_MS),
  );
  return fc
    .record({
      calendar: calendarIn(clock),
      offsets: fc.tuple(offset, offset),
      permille: fc.integer({ min: 1, max: 1_000 }),
    })
    .map(({ calendar, offsets, permille }) => ({
      clock,
      calendar,
      from: instant(middle + Math.min(...offsets)),
      to: instant(middle + Math.max(...offsets)),
      permille,
    }));
}

function expectAsOnTheWall({ clock, calendar, from, to, permille }: Scene): 'open' | 'shut' {
  expect(checkCalendar(calendar)).toBeNull();
  const open = openMinutes(calendar, clock);
  const minuteOf = (at: number) => Math.floor((at - clock.startAt) / MINUTE_MS);
  const expectedMs = countOpenMs(open, clock, from, to);
  expect(openMs(calendar, from, to)).toBe(expectedMs);

  const isOpenNow = open[minuteOf(from)] === true;
  expect(isOpen(calendar, from)).toBe(isOpenNow);
  const nextMinute = open.indexOf(true, minuteOf(from));
  if (isOpenNow) expect(opensAt(calendar, from)).toBe(from);
  else if (nextMinute >= 0) {
    expect(opensAt(calendar, from)).toBe(clock.startAt + nextMinute * MINUTE_MS);
  }

  const changeMinute = open.indexOf(!isOpenNow, minuteOf(from));
  if (changeMinute >= 0) {
    expect(nextChangeAt(calendar, from)).toBe(clock.startAt + changeMinute * MINUTE_MS);
  }

  const ms = Math.ceil((expectedMs * permille) / 1_000);
  const found = afterOpenMs(calendar, from, durationMs(ms));
  expect(found).not.toBeNull();
  expect(countOpenMs(open, clock, from, found!)).toBe(ms);
  if (ms > 0) expect(open[minuteOf(found! - 1)]).toBe(true);
  return isOpenNow ? 'open' : 'shut';
}

describe('agrees with looking at the clock in every minute', () => {
  test('around changes of every kind', () => {
    const seen = { open: 0, shut: 0 };
    const scenes = fc.constantFrom(...clocks).chain(sceneAt);
    fc.assert(
      fc.property(scenes, (scene) => {
        seen[expectAsOnTheWall(scene)] += 1;
      }),
      { numRuns: 200 },
    );
    expect(seen.open).toBeGreaterThan(20);
    expect(seen.shut).toBeGreaterThan(20);
  });

  test('in any zone of the world, at any time', () => {
    const scenes = fc
      .record({
        timeZone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        day: fc.integer({ min: 15_000, max: 23_000 }),
      })
      .chain(({ timeZone, day }) =>
        sceneAt(wallClock(timeZone, day * DAY_MS, (CLOCK_DAYS * DAY_MS) / MINUTE_MS)),
      );
    fc.assert(
      fc.property(scenes, (scene) => {
        expectAsOnTheWall(scene);
      }),
      { numRuns: 20 },
    );
  });

  test('which day it is, and when a day begins', () => {
    for (const clock of clocks) {
      const { offsets } = officeHours(clock.timeZone);
      const wrong = clock.shows.filter((shown, minute) => {
        const day = localDay(offsets, instant(clock.startAt + minute * MINUTE_MS));
        return dayText(day) !== shown.slice(0, 10);
      });
      expect(wrong, clock.timeZone).toEqual([]);
      // The first date began before the clock did.
      for (const date of datesOf(clock).slice(1)) {
        const minute = clock.shows.findIndex((shown) => shown.startsWith(date));
        expect(startOfDay(offsets, dayOfText(date)!)).toBe(clock.startAt + minute * MINUTE_MS);
      }
    }
  });
});
