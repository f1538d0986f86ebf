import { durationMs, seconds } from '@zentrale/kernel/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import published from '../reference/erlang-c.json' with { type: 'json' };
import { erlangB, erlangC } from './erlang-c.ts';

const traffic = (arrivalsPerHour: number) => ({
  arrivalsPerHour,
  ahtMs: seconds(published.ahtSeconds),
});

describe('Erlang C gives the published values', () => {
  test.each(published.cases)('$arrivalsPerHour calls/h, $agents agents', (expected) => {
    const result = erlangC(traffic(expected.arrivalsPerHour), expected.agents);
    expect(result.waitProbability).toBeCloseTo(expected.waitProbability, 4);
    expect(result.serviceLevel(seconds(published.thresholdSeconds))).toBeCloseTo(
      expected.serviceLevel,
      4,
    );
    // Printed with four significant digits or three decimals.
    expect(Math.abs(result.asaMs / 1000 / expected.asaSeconds - 1)).toBeLessThan(7e-4);
  });
});

describe('the edges', () => {
  test('as many agents as load, or fewer, are never enough', () => {
    for (const agents of [0, 9, 10]) {
      const result = erlangC(traffic(200), agents);
      expect(result.waitProbability).toBe(1);
      expect(result.asaMs).toBe(Infinity);
      expect(result.serviceLevel(seconds(20))).toBe(0);
      expect(result.occupancy).toBeGreaterThanOrEqual(1);
    }
  });

  test('where nothing arrives nobody waits', () => {
    expect(erlangC(traffic(0), 0).asaMs).toBe(0);
    expect(erlangC(traffic(0), 3).serviceLevel(durationMs(0))).toBe(1);
  });

  test('thousands of agents do not overflow', () => {
    // 5,000 erlang on 5,100 agents; with factorials this is infinity divided by infinity.
    const result = erlangC({ arrivalsPerHour: 100_000, ahtMs: seconds(180) }, 5100);
    expect(result.waitProbability).toBeGreaterThan(0.05);
    expect(result.waitProbability).toBeLessThan(0.2);
  });

  test('with one agent the chance to wait is the load', () => {
    expect(erlangC({ arrivalsPerHour: 14, ahtMs: seconds(180) }, 1).waitProbability).toBeCloseTo(
      0.7,
      12,
    );
  });
});

test('Erlang B equals its definition by sums where that can be computed', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 40, noNaN: true }), fc.nat(60), (load, agents) => {
      let term = 1;
      let sum = 1;
      for (let k = 1; k <= agents; k += 1) {
        term *= load / k;
        sum += term;
      }
      expect(erlangB(load, agents)).toBeCloseTo(term / sum, 10);
    }),
  );
});
