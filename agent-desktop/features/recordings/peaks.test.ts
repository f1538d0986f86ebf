import { expect, test } from 'vitest';
import { peaksOf } from './peaks.ts';

test('a strip shows the loudest of each stretch, whichever way it swings', () => {
  const samples = Float32Array.of(0, -0.5, 0.25, 0, 0, 0, 1.5, 0);
  expect(peaksOf(samples, 4)).toEqual([0.5, 0.25, 0, 1]);
});

test('nothing recorded is a flat strip', () => {
  expect(peaksOf(new Float32Array(), 3)).toEqual([0, 0, 0]);
});
