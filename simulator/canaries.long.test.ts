// More seeds than `npm test` has time for.
import { describe, expect, test } from 'vitest';
import { CANARIES } from './canaries/canaries.ts';
import { catchCanary } from './canaries/catch.ts';
import { catchStoreCanary, STORE_CANARIES } from './canaries/store-canaries.ts';

const SEEDS = [2, 3];
/** Of which some come to an occasion late: closed queues are not in every centre. */
const MORE_SEEDS = [4, 5, 6];
const COMMAND_COUNT_MAX = 20_000;

describe('a planted bug', () => {
  test.each(CANARIES)('is caught whatever the seed: $name', (canary) => {
    for (const seed of SEEDS) {
      const { property, stepCount } = catchCanary(canary, seed);
      expect(canary.caughtBy).toContain(property);
      expect(stepCount).toBeLessThan(COMMAND_COUNT_MAX);
    }
    for (const seed of MORE_SEEDS) {
      expect(canary.caughtBy).toContain(catchCanary(canary, seed).property);
    }
  });

  test.each(STORE_CANARIES)(
    'below the engine is caught whatever the seed: $name',
    async (canary) => {
      for (const seed of [...SEEDS, ...MORE_SEEDS]) {
        const { property } = await catchStoreCanary(canary, seed);
        expect(canary.caughtBy).toContain(property);
      }
    },
  );
});
