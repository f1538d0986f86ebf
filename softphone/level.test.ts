import { expect, test } from 'vitest';
import { levelOf } from './level.ts';

const steady = (sample: number) => new Float32Array(1024).fill(sample);

test('silence is no level, full scale is all of it, and half as loud is a tenth less', () => {
  expect(levelOf(steady(0))).toBe(0);
  expect(levelOf(steady(1))).toBe(1);
  expect(levelOf(steady(0.5))).toBeCloseTo(0.9, 2);
  expect(levelOf(steady(0.0001))).toBe(0);
});
