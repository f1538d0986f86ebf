import { durationMs, instant } from '@zentrale/kernel/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyWeek, holidaysOn } from '../../testing/any-calendar.ts';
import { at, officeHours } from '../../testing/calendars.ts';
import {
  afterOpenMs,
  dayText,
  HORIZON_MS_MAX,
  isOpen,
  nextChangeAt,
  openMs,
  opensAt,
  type Calendar,
} from './index.ts';
import { PERIOD_MS } from './opening-times.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

describe('over years, holidays and changes of the clock', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
  const dates = Array.from({ length: 6_000 }, (_, index) => dayText(16_000 + index));
  const calendars = fc
    .constantFrom(...zones)
    .chain((timeZone) =>
      fc
        .record({ weekly: anyWeek, holidays: holidaysOn(dates) })
        .map((changes) => officeHours(timeZone, changes)),
    );
  const anyAt = fc
    .integer({ min: at('1960-01-01T00:00Z'), max: at('2060-01-01T00:00Z') })
    .map(instant);

  test('open time adds up', () => {
    fc.assert(
      fc.property(calendars, fc.tuple(anyAt, anyAt, anyAt), (calendar, instants) => {
        const [a, b, c] = instants.toSorted((one, other) => one - other) as typeof instants;
        expect(openMs(calendar, a, b) + openMs(calendar, b, c)).toBe(openMs(calendar, a, c));
        expect(openMs(calendar, a, c)).toBeLessThanOrEqual(c - a);
        expect(openMs(calendar, c, a)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  /** Within one day of UTC nothing is taken from whole weeks; its last moment is asked alone. */
  function sumOfDays(calendar: Calendar, firstDay: number, dayCount: number): number {
    let sum = 0;
    for (let day = firstDay; day < firstDay + dayCount; day += 1) {
      const lastAt = instant((day + 1) * DAY_MS - 1);
      sum += openMs(calendar, instant(day * DAY_MS), lastAt) + (isOpen(calendar, lastAt) ? 1 : 0);
    }
    return sum;
  }

  test('years are the sum of their days', () => {
    const firstDay = fc.integer({ min: -3_000, max: 30_000 });
    fc.assert(
      fc.property(
        calendars,
        firstDay,
        fc.integer({ min: 1, max: 1_000 }),
        (calendar, day, count) => {
          const from = instant(day * DAY_MS);
          const to = instant((day + count) * DAY_MS);
          expect(openMs(calendar, from, to)).toBe(sumOfDays(calendar, day, count));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('exceptions count where four weeks end and the next begin, by any offset', () => {
    const border = 700 * PERIOD_MS;
    const nearby = fc.integer({ min: -3 * 24, max: 3 * 24 }).map((hours) => hours * 60 * MINUTE_MS);
    const offsetMs = fc.integer({ min: -95, max: 95 }).map((quarter) => quarter * 15 * MINUTE_MS);
    const borderDates = [-3, -2, -1, 0, 1, 2, 3].map((day) => dayText(border / DAY_MS + day));
    const atBorder = fc
      .record({
        offsetMs: fc.tuple(offsetMs, offsetMs),
        changeAt: nearby.map((ms) => instant(border + ms)),
        weekly: anyWeek,
        holidays: holidaysOn(borderDates),
      })
      .map(({ offsetMs: [before, after], changeAt, ...changes }) => ({
        ...officeHours('Asia/Kolkata', changes),
        offsets: [
          { fromAt: instant(0), offsetMs: before },
          { fromAt: changeAt, offsetMs: after },
        ],
      }));
    fc.assert(
      fc.property(atBorder, (calendar) => {
        const firstDay = border / DAY_MS - 50;
        const [from, to] = [instant(firstDay * DAY_MS), instant((firstDay + 100) * DAY_MS)];
        expect(openMs(calendar, from, to)).toBe(sumOfDays(calendar, firstDay, 100));
      }),
      { numRuns: 300 },
    );
  });

  test('the instant after some open time is the first before which that much has passed', () => {
    const wish = fc.integer({ min: 1, max: HORIZON_MS_MAX });
    const seen = { found: 0, beyond: 0 };
    fc.assert(
      fc.property(calendars, anyAt, wish, (calendar, from, ms) => {
        const latestAt = instant(from + HORIZON_MS_MAX);
        const found = afterOpenMs(calendar, from, durationMs(ms));
        seen[found === null ? 'beyond' : 'found'] += 1;
        if (found === null) {
          expect(openMs(calendar, from, latestAt)).toBeLessThan(ms);
          return;
        }
        expect(found).toBeLessThanOrEqual(latestAt);
        expect(openMs(calendar, from, found)).toBe(ms);
        expect(openMs(calendar, from, instant(found - 1))).toBe(ms - 1);
      }),
      { numRuns: 500 },
    );
    expect(seen.found).toBeGreaterThan(20);
    expect(seen.beyond).toBeGreaterThan(20);
  });

  test('before it opens next, no open time passes', () => {
    fc.assert(
      fc.property(calendars, anyAt, (calendar, from) => {
        const found = opensAt(calendar, from);
        if (found === null) {
          expect(openMs(calendar, from, instant(from + HORIZON_MS_MAX))).toBe(0);
          return;
        }
        expect(openMs(calendar, from, found)).toBe(0);
        expect(isOpen(calendar, found)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('until it opens or closes next, it stays as it is', () => {
    fc.assert(
      fc.property(calendars, anyAt, (calendar, from) => {
        const found = nextChangeAt(calendar, from);
        const isOpenNow = isOpen(calendar, from);
        const until = found ?? instant(from + HORIZON_MS_MAX);
        expect(openMs(calendar, from, until)).toBe(isOpenNow ? until - from : 0);
        if (found !== null) expect(isOpen(calendar, found)).toBe(!isOpenNow);
      }),
      { numRuns: 500 },
    );
  });
});
