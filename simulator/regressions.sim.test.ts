import { describe, expect, test } from 'vitest';
import { CANARIES } from './canaries/canaries.ts';
import { play, regressions } from './shrink/regression.ts';

const cases = regressions().map(({ name, regression }) => ({ ...regression, name }));

describe('what failed once', () => {
  test('is on file', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  test.each(cases)('does not fail again: $name', async ({ through, steps }) => {
    expect(await play(through, steps)).toBeNull();
  });

  test.each(cases.filter(({ canary }) => canary !== undefined))(
    'still catches the planted bug: $name',
    async ({ through, steps, canary, property }) => {
      const plant = CANARIES.find(({ name }) => name === canary)?.plant;
      const violation = await play(through, steps, plant);
      expect(violation?.property).toBe(property);
    },
  );
});
