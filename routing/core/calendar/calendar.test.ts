import { durationMs, instant, later, minutes, type Instant } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { at, hours, officeHours, weekly } from '../../testing/calendars.ts';
import { afterOpenMs, isOpen, nextChangeAt, openMs, opensAt, type Calendar } from './index.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const HOUR_MS = 3_600_000;

function text(found: Instant | null): string {
  return found === null ? 'never' : new Date(found).toISOString();
}

function expectAt(found: Instant | null, expected: string): void {
  expect(text(found)).toBe(text(at(expected)));
}

/** How long it is open on one date by hours that hold every day. */
function hoursOpen(timeZone: string, span: string, from: string, to: string): number {
  const calendar = officeHours(timeZone, { weekly: weekly(EVERY_DAY, span) });
  return openMs(calendar, at(from), at(to)) / HOUR_MS;
}

describe('an hour of business time that begins on Friday at 16:30 ends on Monday at 9:30', () => {
  test.each([
    ['Europe/Berlin', 'in a plain week', '2026-06-12T16:30+02:00', '2026-06-15T09:30+02:00'],
    ['Europe/Berlin', 'into summer time', '2026-03-27T16:30+01:00', '2026-03-30T09:30+02:00'],
    ['Europe/Berlin', 'out of summer time', '2026-10-23T16:30+02:00', '2026-10-26T09:30+01:00'],
    ['America/New_York', 'into summer time', '2026-03-06T16:30-05:00', '2026-03-09T09:30-04:00'],
    ['America/New_York', 'out of summer time', '2026-10-30T16:30-04:00', '2026-11-02T09:30-05:00'],
    [
      'Australia/Lord_Howe',
      'out of half an hour',
      '2026-04-03T16:30+11:00',
      '2026-04-06T09:30+10:30',
    ],
    [
      'Australia/Lord_Howe',
      'into half an hour',
      '2026-10-02T16:30+10:30',
      '2026-10-05T09:30+11:00',
    ],
    [
      'Australia/Adelaide',
      'out of summer time',
      '2026-04-03T16:30+10:30',
      '2026-04-06T09:30+09:30',
    ],
    ['Australia/Adelaide', 'into summer time', '2026-10-02T16:30+09:30', '2026-10-05T09:30+10:30'],
    ['Asia/Kathmandu', 'without summer time', '2026-03-27T16:30+05:45', '2026-03-30T09:30+05:45'],
    ['Asia/Kolkata', 'without summer time', '2026-10-23T16:30+05:30', '2026-10-26T09:30+05:30'],
  ])('%s, %s', (timeZone, _week, arrival, end) => {
    const calendar = officeHours(timeZone);
    expectAt(afterOpenMs(calendar, at(arrival), minutes(60)), end);
    expect(openMs(calendar, at(arrival), at(end))).toBe(HOUR_MS);
    expect(isOpen(calendar, at(arrival))).toBe(true);
    const closing = later(at(arrival), minutes(30));
    expect(isOpen(calendar, closing)).toBe(false);
    expectAt(opensAt(calendar, closing), text(later(at(end), minutes(-30))));
  });

  test('half an hour ends when the office closes, not when it opens again', () => {
    const calendar = officeHours('Europe/Berlin');
    const arrival = at('2026-06-12T16:30+02:00');
    expectAt(afterOpenMs(calendar, arrival, minutes(30)), '2026-06-12T17:00+02:00');
    expectAt(
      afterOpenMs(calendar, arrival, durationMs(1_800_001)),
      '2026-06-15T09:00:00.001+02:00',
    );
    expectAt(afterOpenMs(calendar, arrival, minutes(0)), '2026-06-12T16:30+02:00');
  });
});

describe('holidays', () => {
  const calendar = officeHours('Europe/Berlin', {
    holidays: [
      { date: '2026-04-03', name: 'Good Friday', hours: [] },
      { date: '2026-04-06', name: 'Easter Monday', hours: [] },
      { date: '2026-12-24', name: 'Christmas Eve', hours: hours('09:00-12:00') },
      { date: '2026-12-25', name: 'Christmas Day', hours: [] },
      { date: '2026-11-29', name: 'First Sunday in Advent', hours: hours('13:00-18:00') },
    ],
  });

  test('an hour that begins before Easter ends after it', () => {
    const found = afterOpenMs(calendar, at('2026-04-02T16:30+02:00'), minutes(60));
    expectAt(found, '2026-04-07T09:30+02:00');
  });

  test('a short day counts as far as it goes', () => {
    const found = afterOpenMs(calendar, at('2026-12-23T16:30+01:00'), minutes(5 * 60));
    expectAt(found, '2026-12-28T10:30+01:00');
  });

  test('a day that is open as an exception counts', () => {
    expectAt(opensAt(calendar, at('2026-11-28T12:00+01:00')), '2026-11-29T13:00+01:00');
    const sunday = openMs(calendar, at('2026-11-28T00:00+01:00'), at('2026-11-30T00:00+01:00'));
    expect(sunday / HOUR_MS).toBe(5);
  });
});

describe('when clocks change', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00', 23],
    ['Europe/Berlin', '2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00', 25],
    ['America/New_York', '2026-03-08T00:00-05:00', '2026-03-09T00:00-04:00', 23],
    ['Australia/Lord_Howe', '2026-04-05T00:00+11:00', '2026-04-06T00:00+10:30', 24.5],
    ['Australia/Lord_Howe', '2026-10-04T00:00+10:30', '2026-10-05T00:00+11:00', 23.5],
  ])('who is always open in %s is open on %s as long as the day is', (zone, from, to, expected) => {
    expect(hoursOpen(zone, '00:00-24:00', from, to)).toBe(expected);
  });

  test.each([
    ['02:00-03:00', 'skipped as a whole', 0],
    ['02:30-04:00', 'opens after the gap', 1],
    ['01:00-02:30', 'closes with the gap', 1],
    ['01:30-03:30', 'across the gap', 1],
  ])('hours in spring, %s: %s', (span, _what, expected) => {
    const day = ['2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00'] as const;
    expect(hoursOpen('Europe/Berlin', span, ...day)).toBe(expected);
  });

  test.each([
    ['02:00-03:00', 'lasts from its first beginning to its last end', 2],
    ['02:30-03:00', 'opens at the first half past two', 1.5],
    ['01:00-02:30', 'closes at the last half past two', 2.5],
    ['03:00-04:00', 'after the hour that is repeated', 1],
  ])('hours in autumn, %s: %s', (span, _what, expected) => {
    const day = ['2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00'] as const;
    expect(hoursOpen('Europe/Berlin', span, ...day)).toBe(expected);
  });

  test('hours that touch in the repeated hour are not counted twice', () => {
    const calendar = officeHours('Europe/Berlin', {
      weekly: weekly([7], '02:00-02:30', '02:30-03:00'),
    });
    const day = [at('2026-10-25T00:00+02:00'), at('2026-10-26T00:00+01:00')] as const;
    expect(openMs(calendar, ...day) / HOUR_MS).toBe(2);
  });

  test('a date that a zone skipped was not open', () => {
    const samoa = ['2011-12-29T00:00-10:00', '2012-01-01T00:00+14:00'] as const;
    expect(hoursOpen('Pacific/Apia', '09:00-17:00', ...samoa)).toBe(2 * 8);
  });
});

describe('always and never', () => {
  const never = officeHours('Europe/Berlin', { weekly: [] });
  const now = at('2026-06-12T16:30+02:00');
  const inAYear = later(now, durationMs(366 * 24 * HOUR_MS));

  test('no calendar is always open', () => {
    expect(isOpen(null, now)).toBe(true);
    expect(openMs(null, now, inAYear)).toBe(inAYear - now);
    expect(openMs(null, inAYear, now)).toBe(0);
    expect(afterOpenMs(null, now, minutes(7))).toBe(later(now, minutes(7)));
    expect(opensAt(null, now)).toBe(now);
  });

  test('a calendar without hours never opens, and no time passes in it', () => {
    expect(isOpen(never, now)).toBe(false);
    expect(openMs(never, now, inAYear)).toBe(0);
    expect(afterOpenMs(never, now, durationMs(1))).toBeNull();
    expect(afterOpenMs(never, now, durationMs(0))).toBe(now);
    expect(opensAt(never, now)).toBeNull();
  });

  test.each([
    ['2027-07-17', '2027-07-17T09:00+02:00'],
    ['2027-07-18', null],
  ])('an only day of work on %s, seen 400 days before the 17th', (date, expected) => {
    const calendar: Calendar = {
      ...never,
      holidays: [{ date, name: 'Open house', hours: hours('09:00-10:00') }],
    };
    const from = at('2026-06-12T10:00+02:00');
    const opening = expected === null ? null : at(expected);
    expect(text(opensAt(calendar, from))).toBe(text(opening));
    // One hour of it is passed exactly 400 days later, a millisecond before is not enough.
    expect(text(afterOpenMs(calendar, from, minutes(60)))).toBe(
      text(opening === null ? null : later(opening, minutes(60))),
    );
    expect(afterOpenMs(calendar, instant(from - 1), minutes(60))).toBeNull();
  });
});

describe('the next change', () => {
  const office = officeHours('Europe/Berlin');

  test('is the closing while open, and the opening while closed', () => {
    expectAt(nextChangeAt(office, at('2026-06-12T16:30+02:00')), '2026-06-12T17:00+02:00');
    expectAt(nextChangeAt(office, at('2026-06-12T17:00+02:00')), '2026-06-15T09:00+02:00');
  });

  test('does not come for what is always or never open', () => {
    const always = officeHours('Europe/Berlin', { weekly: weekly(EVERY_DAY, '00:00-24:00') });
    expect(nextChangeAt(always, at('2026-06-12T16:30+02:00'))).toBe(null);
    const never = officeHours('Europe/Berlin', { weekly: [] });
    expect(nextChangeAt(never, at('2026-06-12T16:30+02:00'))).toBe(null);
    expect(nextChangeAt(null, at('2026-06-12T16:30+02:00'))).toBe(null);
  });
});
