import { expect, test } from 'vitest';
import { QUARTER_MS, quartersOf } from './quarters.ts';

const quarter = (index: number, counts = {}) => ({
  intervalAt: index * QUARTER_MS,
  arrived: 4,
  answered: 3,
  answeredInTime: 2,
  abandoned: 1,
  shortAbandoned: 0,
  ...counts,
});

test('a day is shown without gaps, up to the present quarter', () => {
  const shown = quartersOf([quarter(100), quarter(102)], 130 * QUARTER_MS + 5);
  expect(shown).toHaveLength(31);
  expect(shown[0]).toMatchObject({ intervalAt: 100 * QUARTER_MS, arrived: 4, levelPct: 50 });
  expect(shown[1]).toMatchObject({ arrived: 0, levelPct: null });
  expect(shown.at(-1)?.intervalAt).toBe(130 * QUARTER_MS);
});

test('a young day is shown as four hours', () => {
  expect(quartersOf([], 130 * QUARTER_MS)).toHaveLength(16);
  expect(quartersOf([quarter(130)], 130 * QUARTER_MS)).toHaveLength(16);
});
