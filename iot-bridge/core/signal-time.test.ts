import { instant } from '@zentrale/kernel/values';
import { expect, test } from 'vitest';
import { CLOCK_SKEW_MS_MAX, signalTime } from './signal-time.ts';

const now = instant(1_000_000_000);

test.each([
  ['a little late', now - 1000, { at: now - 1000, isClockWrong: false }],
  ['a clock that runs ahead', now + 1000, { at: now, isClockWrong: false }],
  ['at the edge', now - CLOCK_SKEW_MS_MAX, { at: now - CLOCK_SKEW_MS_MAX, isClockWrong: false }],
  ['far behind', now - CLOCK_SKEW_MS_MAX - 1, { at: now, isClockWrong: true }],
  ['far ahead', now + CLOCK_SKEW_MS_MAX + 1, { at: now, isClockWrong: true }],
])('%s', (_name, measuredAt, expected) => {
  expect(signalTime(instant(measuredAt), now)).toEqual(expected);
});
