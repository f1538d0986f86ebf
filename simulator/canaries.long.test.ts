// More seeds than `npm test` has time for.
import { describe, expect, test } from 'vitest';
import { CANARIES } from './canaries/canaries.ts';
import { catchCanary } from './canaries/catch.ts';
import { catchStoreCanary, STORE_CANARIES } from './canaries/store-canaries.ts';

const SEEDS = [2, 3, 4, 5, 6];

describe('a planted bug', () => {
  test.each(CANARIES)('is caught whatever the seed: $name', (canary) => {
    const caught = SEEDS.map((seed) => catchCanary(canary, seed).property);
    expect(caught.filter((by) => by === null || !canary.caughtBy.includes(by))).toEqual([]);
  });

  test.each(STORE_CANARIES)(
    'below the engine is caught whatever the seed: $name',
    async (canary) => {
      for (const seed of SEEDS) {
        const { property } = await catchStoreCanary(canary, seed);
        expect(canary.caughtBy).toContain(property);
      }
    },
  );
});
