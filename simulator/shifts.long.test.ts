// Whole days and many centres: more than `npm test` has time for.
import { describe, expect, test } from 'vitest';
import { Coverage } from './trials/coverage.ts';
import { IN_A_STORM, IN_ALL, IN_ANY_HOUR } from './trials/expected.ts';
import { fuzzTrial } from './trials/fuzz-trial.ts';
import { runShift, type Faults } from './trials/run-shift.ts';

const CENTRE_COUNT = 45;

describe('a day of an ordinary centre', () => {
  test.each<[Faults, number]>([
    ['none', 10],
    ['some', 10],
  ])('breaks no rule while faults are: %s', async (faults, hours) => {
    const { coverage, report } = await runShift({ seed: 7, hours, faults });
    expect(coverage.missing(IN_ANY_HOUR)).toEqual([]);
    expect(report.answered).toBeGreaterThan(500);
  });

  test('breaks no rule in a storm of dying machines, lost stores and jumping clocks', async () => {
    const { coverage } = await runShift({ seed: 7, hours: 4, faults: 'storm' });
    expect(coverage.missing(IN_ANY_HOUR)).toEqual([]);
    expect(coverage.missing(IN_A_STORM)).toEqual([]);
  });
});

test('hurried centres of many kinds break no rule, and meet with everything there is', async () => {
  const coverage = new Coverage();
  for (let seed = 1; seed <= CENTRE_COUNT; seed += 1) {
    const result = await fuzzTrial(seed);
    expect(result.violation, `npm run fuzz -- --seed ${seed}`).toBeNull();
    coverage.add(result.coverage);
  }
  expect(coverage.missing(IN_ALL)).toEqual([]);
}, 600_000);
