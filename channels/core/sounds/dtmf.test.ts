import { expect, test } from 'vitest';
import { shareOf } from '../../testing/tones.ts';
import { dtmfFrames } from './dtmf.ts';

// The two frequencies of ITU-T Q.23.
test.each([
  ['1', 697, 1209],
  ['5', 770, 1336],
  ['9', 852, 1477],
  ['*', 941, 1209],
  ['0', 941, 1336],
  ['#', 941, 1477],
])('key %s is %i and %i Hz, for 100 ms', (key, row, column) => {
  const frames = dtmfFrames(key);
  expect(frames).toHaveLength(9);
  const tone = frames.slice(0, 5);
  for (const hz of [row, column]) expect(shareOf(hz, tone)).toBeGreaterThan(0.35);
  expect(new Set(frames.slice(5).flatMap((frame) => [...frame]))).toEqual(new Set([0xff]));
});

test('keys follow one another, and what is no key is not heard', () => {
  expect(dtmfFrames('47x11#')).toHaveLength(5 * 9);
  expect(dtmfFrames('')).toEqual([]);
});
