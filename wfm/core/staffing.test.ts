import { seconds } from '@zentrale/kernel/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erlangC } from './erlang-c.ts';
import { agentsRequired } from './staffing.ts';

const target = { serviceLevel: 0.8, thresholdMs: seconds(20) };

describe('agents needed for 80 % in 20 s at a handle time of 180 s', () => {
  // From the published table: 13 agents reach 79.56 %, 14 reach 88.84 %.
  test('200 calls/h need 14', () => {
    expect(agentsRequired({ arrivalsPerHour: 200, ahtMs: seconds(180) }, target)).toBe(14);
  });

  test('nothing needs nobody', () => {
    expect(agentsRequired({ arrivalsPerHour: 0, ahtMs: seconds(180) }, target)).toBe(0);
  });

  test('a bound on occupancy can ask for more', () => {
    const traffic = { arrivalsPerHour: 1600, ahtMs: seconds(180) };
    const free = agentsRequired(traffic, target);
    expect(80 / free).toBeGreaterThan(0.85);
    expect(agentsRequired(traffic, { ...target, occupancyMax: 0.85 })).toBe(95);
  });
});

test('it is the smallest number that meets the target', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 3000, noNaN: true }),
      fc.integer({ min: 10, max: 900 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (arrivalsPerHour, ahtSeconds, serviceLevel) => {
        const traffic = { arrivalsPerHour, ahtMs: seconds(ahtSeconds) };
        const agents = agentsRequired(traffic, { ...target, serviceLevel });
        const reached = (count: number): number =>
          erlangC(traffic, count).serviceLevel(target.thresholdMs);
        expect(reached(agents)).toBeGreaterThanOrEqual(serviceLevel);
        expect(reached(agents - 1)).toBeLessThan(serviceLevel);
      },
    ),
  );
});
