import { describe, expect, test } from 'vitest';
import { chance } from './index.ts';

function draws<Drawn>(count: number, draw: () => Drawn): Drawn[] {
  return Array.from({ length: count }, draw);
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

describe('a stream of chance', () => {
  test('gives the same draws for the same seed and name, on every machine', () => {
    const drawn = (name: string) => {
      const stream = chance(7, name);
      return draws(4, () => stream.next32());
    };
    expect(drawn('arrivals')).toEqual(drawn('arrivals'));
    // Written down once: whoever changes the generator changes every recorded seed.
    expect(drawn('arrivals')).toMatchInlineSnapshot(`
      [
        2213089126,
        2035087452,
        76988361,
        1400699948,
      ]
    `);
  });

  test('has nothing to do with streams of other names or seeds', () => {
    const bits = (seed: number, name: string) => {
      const stream = chance(seed, name);
      return draws(4_000, () => stream.below(2));
    };
    const one = bits(7, 'ann');
    for (const other of [bits(7, 'bea'), bits(8, 'ann'), bits(7, 'ann/'), bits(71, 'ann')]) {
      const same = one.filter((bit, index) => bit === other[index]).length;
      expect(Math.abs(same - 2_000)).toBeLessThan(150);
    }
  });

  test('leaves the streams taken from it alone when it is drawn from', () => {
    const parent = chance(7, 'centre');
    const before = parent.stream('ann').next32();
    draws(100, () => parent.next32());
    expect(parent.stream('ann').next32()).toBe(before);
  });

  test('draws every whole number of a range equally often', () => {
    const stream = chance(1, 'dice');
    const counts = new Map<number, number>();
    for (const drawn of draws(60_000, () => stream.between(1, 6))) {
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test('draws from the whole 32-bit range without favouring its low end', () => {
    // With a plain remainder a bound of 3 * 2^30 would give the lowest third twice as often.
    const stream = chance(1, 'wide');
    const bound = 3 * 2 ** 30;
    const low = draws(30_000, () => stream.below(bound)).filter((drawn) => drawn < bound / 3);
    expect(Math.abs(low.length - 10_000)).toBeLessThan(400);
  });

  test('picks by weight', () => {
    const stream = chance(1, 'weights');
    const picked = draws(10_000, () => stream.weighted({ often: 9, seldom: 1, never: 0 }));
    expect(picked).not.toContain('never');
    expect(Math.abs(picked.filter((name) => name === 'seldom').length - 1_000)).toBeLessThan(120);
  });

  test('refuses a bound that is no whole number of at least one', () => {
    const stream = chance(1, 'bounds');
    for (const bound of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) {
      expect(() => stream.below(bound)).toThrow('a bound from 1 to 2^32');
    }
    expect(() => stream.pick([])).toThrow('a bound from 1 to 2^32');
  });
});

describe('times for simulations', () => {
  test('are exponential with the given mean and as much deviation', () => {
    const stream = chance(3, 'gaps');
    const gaps = draws(100_000, () => stream.exponential(180));
    expect(meanOf(gaps)).toBeCloseTo(180, -1);
    const beyondMean = gaps.filter((gap) => gap > 180).length / gaps.length;
    expect(beyondMean).toBeCloseTo(Math.exp(-1), 2);
  });

  test('are lognormal with the given mean and variation', () => {
    const stream = chance(3, 'handling');
    const times = draws(100_000, () => stream.lognormal(240, 0.8));
    const mean = meanOf(times);
    const deviation = Math.sqrt(meanOf(times.map((time) => (time - mean) ** 2)));
    expect(mean).toBeCloseTo(240, -1);
    expect(deviation / mean).toBeCloseTo(0.8, 1);
    expect(Math.min(...times)).toBeGreaterThan(0);
  });
});
