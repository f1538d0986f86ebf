import { describe, expect, test } from 'vitest';
import { PROPERTIES } from './audit/index.ts';
import { CANARIES } from './canaries/canaries.ts';
import { catchCanary } from './canaries/catch.ts';
import { catchStoreCanary, STORE_CANARIES } from './canaries/store-canaries.ts';

const COMMAND_COUNT_MAX = 20_000;

describe('a planted bug', () => {
  test.each(CANARIES)('is caught: $name', (canary) => {
    const { property, stepCount } = catchCanary(canary, 1);
    expect(canary.caughtBy).toContain(property);
    expect(stepCount).toBeLessThan(COMMAND_COUNT_MAX);
  });

  test.each(STORE_CANARIES)(
    'below the engine is caught: $name',
    async (canary) => {
      const { property } = await catchStoreCanary(canary, 1);
      expect(canary.caughtBy).toContain(property);
    },
    60_000,
  );

  test('is there for every property, so that none can be looked at without being seen', () => {
    const caught = new Set<string>(
      [...CANARIES, ...STORE_CANARIES].flatMap(({ caughtBy }) => caughtBy.slice(0, 1)),
    );
    // Fairness is judged over a whole shift; its own test plants the bug.
    const unguarded = Object.keys(PROPERTIES).filter((property) => !caught.has(property));
    expect(unguarded).toEqual(['equals-treated-equally']);
  });
});
