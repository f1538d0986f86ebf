import { describe, expect, test } from 'vitest';
import { shrink } from './shrink.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('shrinking a script that fails', () => {
  test('leaves exactly the steps without which it would not fail', async () => {
    const needed = [3, 77, 500, 501];
    const left = await shrink(numbers(1_000), (steps) => needed.every((n) => steps.includes(n)));
    expect(left).toEqual(needed);
  });

  test('finds a small script when any of many steps would do', async () => {
    const fails = (steps: readonly number[]) => steps.filter((n) => n % 10 === 0).length >= 3;
    const left = await shrink(numbers(200), fails);
    expect(left).toHaveLength(3);
  });

  test('leaves the last failing script when it runs out of tries', async () => {
    let tries = 0;
    const left = await shrink(
      numbers(1_000),
      (steps) => {
        tries += 1;
        return steps.includes(999);
      },
      5,
    );
    expect(tries).toBe(5);
    expect(left).toContain(999);
    expect(left.length).toBeLessThan(200);
  });
});
