import { chance } from '@zentrale/kernel/chance';
import { minutes } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { checkFairness, Checks } from './audit/index.ts';
import { NO_MISCHIEF } from './faults/courier.ts';
import { equalCentre } from './people/ordinary-centre.ts';
import { IN_ANY_HOUR } from './trials/expected.ts';
import { fuzzTrial } from './trials/fuzz-trial.ts';
import { runShift, type Faults } from './trials/run-shift.ts';
import { Shift } from './trials/shift.ts';

/** For machines that have other things to do as well. */
const TIME_ENOUGH = 60_000;

describe('a shift of an ordinary centre', () => {
  test.each<[Faults, number]>([
    ['none', 2],
    ['some', 2],
    ['storm', 1],
  ])(
    'breaks no rule while faults are: %s',
    async (faults, hours) => {
      const { coverage, report, checks } = await runShift({ seed: 7, hours, faults });
      expect(coverage.missing(IN_ANY_HOUR)).toEqual([]);
      expect(report.answered).toBeGreaterThan(100);
      expect(checks.counts.get('nobody-waits-in-vain')).toBeGreaterThan(1_000);
    },
    TIME_ENOUGH,
  );

  test(
    'goes the same way again, to the last digit, from the same seed',
    async () => {
      const plan = { seed: 3, hours: 0.3, faults: 'storm' } as const;
      const first = await runShift(plan);
      const again = await runShift(plan);
      expect(again.digest).toBe(first.digest);
      expect(again.report.lines()).toEqual(first.report.lines());
      expect(again.coverage).toEqual(first.coverage);
      const other = await runShift({ ...plan, seed: 4 });
      expect(other.digest).not.toBe(first.digest);
    },
    TIME_ENOUGH,
  );
});

test.each([1, 2, 3, 4, 5, 6])(
  'a hurried centre of some kind breaks no rule: seed %i',
  async (seed) => {
    const { violation, coverage } = await fuzzTrial(seed);
    expect(violation, `npm run fuzz -- --seed ${seed}`).toBeNull();
    expect(coverage.missing(IN_ANY_HOUR)).toEqual([]);
  },
  TIME_ENOUGH,
);

describe('equal agents', () => {
  test('get equal work in a long shift', () => {
    const shares = new Map<string, number>();
    const shift = new Shift({
      spec: equalCentre(6),
      chance: chance(5, 'equals'),
      lengthMs: minutes(600),
      mischief: NO_MISCHIEF,
      onFact: ({ fact }) => {
        if (fact.type !== 'OfferAccepted') return;
        shares.set(fact.agentId, (shares.get(fact.agentId) ?? 0) + 1);
      },
    });
    shift.run();
    expect(shares.size).toBe(6);
    checkFairness(shift.trial.auditor.checks, shares);
    expect(Math.min(...shares.values())).toBeGreaterThan(300);
  });

  test('do not pass as equally treated when one of them gets a third more', () => {
    const shares = new Map([
      ['ann', 400],
      ['bea', 300],
      ['cem', 300],
    ]);
    expect(() => checkFairness(new Checks(), shares)).toThrow('equals-treated-equally');
  });
});
