import { expect, test } from 'vitest';
import { loudnessOf, shareOf, toneFrames } from '../../testing/tones.ts';
import { mixFrames } from './mixing.ts';

const low = toneFrames(300, 10);
const high = toneFrames(1100, 10);

test('several are heard at once, one alone as it came, nobody as silence', () => {
  const both = low.map((frame, at) => mixFrames([frame, high[at] ?? frame]));
  expect(shareOf(300, both)).toBeGreaterThan(0.4);
  expect(shareOf(1100, both)).toBeGreaterThan(0.4);
  expect(low.map((frame) => mixFrames([frame]))).toEqual(low);
  expect(loudnessOf([mixFrames([])])).toBe(0);
});

test('too many loud voices are cut off, not turned over', () => {
  const loud = low.map((frame) => mixFrames(Array.from({ length: 6 }, () => frame)));
  expect(loudnessOf(loud)).toBeGreaterThan(loudnessOf(low) * 2);
  expect(shareOf(300, loud)).toBeGreaterThan(0.7);
});
