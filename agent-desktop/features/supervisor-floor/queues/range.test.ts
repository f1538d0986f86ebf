import { expect, test } from 'vitest';
import { rangeText } from './range.ts';

test.each([
  [0, 0, '< 5 s'],
  [0, 4_999, '< 5 s'],
  [1_000, 38_000, '0–40 s'],
  [20_000, 20_000, '20 s'],
  [61_000, 119_000, '60–120 s'],
  [90_000, 250_000, '1–5 min'],
  [3_600_000, 7_100_000, '60–119 min'],
  [3_600_000, 9_000_000, '1–3 h'],
])('a wait between %i and %i ms reads %s', (lowMs, highMs, text) => {
  expect(rangeText({ lowMs, highMs })).toBe(text);
});
