import { instant, later, minutes } from '@zentrale/kernel/values';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSessionAlive, mustSlide, sessionEnd, throttleMs } from './session.ts';

const start = instant(1_750_000_000_000);
const hours = (count: number) => minutes(count * 60);

describe('a session', () => {
  test('ends twelve hours after its last use', () => {
    const times = { createdAt: start, seenAt: later(start, hours(1)) };
    expect(isSessionAlive(times, instant(later(start, hours(13)) - 1))).toBe(true);
    expect(isSessionAlive(times, later(start, hours(13)))).toBe(false);
  });

  test('ends after seven days however busy it is', () => {
    const times = { createdAt: start, seenAt: later(start, hours(7 * 24 - 1)) };
    expect(sessionEnd(times)).toBe(later(start, hours(7 * 24)));
  });

  test('slides once a minute at most', () => {
    const times = { createdAt: start, seenAt: start };
    expect(mustSlide(times, instant(start + 59_999))).toBe(false);
    expect(mustSlide(times, instant(start + 60_000))).toBe(true);
  });
});

function failures(count: number) {
  return Array.from({ length: count }, (_, index) => instant(start + index * 1000));
}

describe('throttling', () => {
  test('nine failures are forgiven, ten are not', () => {
    expect(throttleMs(failures(9), instant(start + 10_000))).toBe(0);
    expect(throttleMs(failures(10), instant(start + 10_000))).toBe(890_000);
  });

  test('it ends when the oldest of the last ten leaves the window', () => {
    expect(throttleMs(failures(10), instant(start + 899_999))).toBe(1);
    expect(throttleMs(failures(10), instant(start + 900_000))).toBe(0);
  });

  test('the wait told is the shortest that helps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_200_000 }), { maxLength: 25 }),
        (offsets) => {
          const failedAt = offsets.toSorted((a, b) => a - b).map((ms) => instant(start + ms));
          const now = instant(start + 1_200_000);
          const waitMs = throttleMs(failedAt, now);
          expect(throttleMs(failedAt, later(now, waitMs))).toBe(0);
          const justBefore = throttleMs(failedAt, instant(now + waitMs - 1));
          expect(waitMs === 0 || justBefore === 1).toBe(true);
        },
      ),
    );
  });
});
