import { durationMs, instant, later, minutes } from '@zentrale/kernel/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, hours, officeHours, weekly } from '../../testing/calendars.ts';
import {
  counted,
  dueAt,
  openMs,
  pauseClock,
  rebaseClock,
  resumeClock,
  startClock,
  type Calendar,
} from './index.ts';

const office = officeHours('Europe/Berlin');
const saturdaysToo = officeHours('Europe/Berlin', {
  weekly: weekly([1, 2, 3, 4, 5, 6], '08:00-20:00'),
});
const friday = at('2026-10-23T16:30+02:00');

describe('a target of one hour, for work that arrives on Friday at 16:30', () => {
  test('is reached on Monday at 9:30 if nothing happens', () => {
    const clock = startClock(friday);
    expect(dueAt(clock, office, minutes(60))).toBe(at('2026-10-26T09:30+01:00'));
    expect(counted(clock, office, at('2026-10-25T12:00+01:00'))).toBe(minutes(30));
  });

  test('waits while the clock is paused, and then needs what was left', () => {
    const paused = pauseClock(startClock(friday), office, at('2026-10-23T16:50+02:00'));
    expect(dueAt(paused, office, minutes(60))).toBeNull();
    expect(counted(paused, office, at('2026-10-26T16:00+01:00'))).toBe(minutes(20));
    const resumed = resumeClock(paused, at('2026-10-26T16:30+01:00'));
    expect(dueAt(resumed, office, minutes(60))).toBe(at('2026-10-27T09:10+01:00'));
  });

  test('comes earlier when Saturday becomes a working day while it waits', () => {
    const saturday = at('2026-10-24T07:00+02:00');
    const clock = rebaseClock(startClock(friday), office, saturday);
    expect(counted(clock, saturdaysToo, saturday)).toBe(minutes(30));
    expect(dueAt(clock, saturdaysToo, minutes(60))).toBe(at('2026-10-24T08:30+02:00'));
  });

  test('comes later when Monday becomes a holiday while it waits', () => {
    const closed: Calendar = {
      ...office,
      holidays: [{ date: '2026-10-26', name: 'Works outing', hours: [] }],
    };
    const clock = rebaseClock(startClock(friday), office, at('2026-10-25T12:00+01:00'));
    expect(dueAt(clock, closed, minutes(60))).toBe(at('2026-10-27T09:30+01:00'));
  });

  test('is not met again by a stricter policy: it is due since the policy changed', () => {
    const now = at('2026-10-26T09:20+01:00');
    const clock = rebaseClock(startClock(friday), office, now);
    expect(dueAt(clock, office, minutes(40))).toBe(now);
    expect(dueAt(clock, office, minutes(60))).toBe(later(now, minutes(10)));
  });

  test('keeps what evening hours have counted when the office goes back to five o’clock', () => {
    const evenings = officeHours('Europe/Berlin', {
      holidays: [{ date: '2026-10-23', name: 'Long Friday', hours: hours('09:00-20:00') }],
    });
    const sevenOclock = at('2026-10-23T17:10+02:00');
    const clock = rebaseClock(startClock(friday), evenings, sevenOclock);
    expect(counted(clock, office, sevenOclock)).toBe(minutes(40));
    expect(dueAt(clock, office, minutes(60))).toBe(at('2026-10-26T09:20+01:00'));
  });

  test('does not move when a clock is paused or resumed twice', () => {
    const now = at('2026-10-23T16:40+02:00');
    const paused = pauseClock(startClock(friday), office, now);
    expect(pauseClock(paused, office, later(now, minutes(5)))).toEqual(paused);
    const resumed = resumeClock(paused, now);
    expect(resumeClock(resumed, later(now, minutes(5)))).toEqual(resumed);
    expect(rebaseClock(paused, office, later(now, minutes(5)))).toEqual(paused);
  });
});

describe('whatever happens to a clock', () => {
  const change = fc.record({
    afterMs: fc.integer({ min: 0, max: 30 * 3_600_000 }),
    kind: fc.constantFrom('pause', 'resume', 'switch', 'wait'),
  });

  test('it shows the open time of its running spans, each by the hours that held in it', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let now = friday;
        let calendar: Calendar | null = office;
        let clock = startClock(now);
        let expectedMs = 0;
        for (const { afterMs, kind } of changes) {
          const next = later(now, durationMs(afterMs));
          if (clock.runningSince !== null) expectedMs += openMs(calendar, now, next);
          now = next;
          if (kind === 'pause') clock = pauseClock(clock, calendar, now);
          if (kind === 'resume') clock = resumeClock(clock, now);
          if (kind === 'switch') {
            clock = rebaseClock(clock, calendar, now);
            calendar = calendar === office ? saturdaysToo : calendar === null ? office : null;
          }
          expect(counted(clock, calendar, now)).toBe(expectedMs);
        }
      }),
    );
  });

  test('it shows the target when it is due, and less a moment before', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 90 * 60_000 }), { maxLength: 8 });
    fc.assert(
      fc.property(pauses, fc.integer({ min: 1, max: 40 * 3_600_000 }), (lengths, leftMs) => {
        let now = friday;
        let clock = startClock(now);
        for (const lengthMs of lengths) {
          now = later(now, durationMs(lengthMs));
          clock =
            clock.runningSince === null ? resumeClock(clock, now) : pauseClock(clock, office, now);
        }
        clock = resumeClock(clock, now);
        const targetMs = durationMs(counted(clock, office, now) + leftMs);
        const due = dueAt(clock, office, targetMs);
        expect(due).not.toBeNull();
        expect(counted(clock, office, due!)).toBe(targetMs);
        expect(counted(clock, office, instant(due! - 1))).toBe(targetMs - 1);
        // A change that changes nothing does not move the deadline.
        const touched = rebaseClock(clock, office, instant(due! - 1));
        expect(dueAt(touched, office, targetMs)).toBe(due);
      }),
    );
  });
});
