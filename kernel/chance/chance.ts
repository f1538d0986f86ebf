import { assert, must } from '../values/index.ts';
import { seedWords } from './seed.ts';

const RANGE = 0x1_0000_0000;
/** Steps after which the four words of a seed have mixed. */
const WARM_UP_COUNT = 16;

/**
 * A stream of chance: the same seed and name give the same draws, on every machine and for ever.
 * Streams of different names are independent, so a new draw in one changes nothing in another.
 *
 * The generator is sfc32 (32-bit integer arithmetic, period about 2^127). Whole numbers are exact;
 * `exponential` and `lognormal` are floating point and meant for simulations.
 */
export class Chance {
  readonly #path: string;
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  constructor(path: string) {
    this.#path = path;
    [this.#a, this.#b, this.#c, this.#counter] = seedWords(path);
    for (let count = 0; count < WARM_UP_COUNT; count += 1) this.next32();
  }

  /** A stream of its own, the same however much has been drawn from this one. */
  stream(name: string): Chance {
    return new Chance(`${this.#path}/${name}`);
  }

  /** A whole number from 0 to 2^32 - 1. */
  next32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from 0 to below `bound`, each as likely as any other; `bound` is 1 to 2^32. */
  below(bound: number): number {
    assert(Number.isInteger(bound) && bound >= 1 && bound <= RANGE, 'a bound from 1 to 2^32');
    // Numbers of the last, incomplete round would come up too often: they are drawn again.
    const fair = RANGE - (RANGE % bound);
    for (;;) {
      const drawn = this.next32();
      if (drawn < fair) return drawn % bound;
    }
  }

  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number {
    return min + this.below(max - min + 1);
  }

  /** True `perMille` times in a thousand: whole, so no rounding decides. */
  happens(perMille: number): boolean {
    return this.below(1_000) < perMille;
  }

  /** One of at least one. */
  pick<Item>(items: readonly Item[]): Item {
    return must(items[this.below(items.length)], 'something to pick from');
  }

  /** One of the names, as often as its whole weight says; the weights add up to at least 1. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries<number>(weights);
    let drawn = this.below(entries.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [name, weight] of entries) {
      if (drawn < weight) return name as Name; // A key of `weights`.
      drawn -= weight;
    }
    throw new RangeError('weights below zero');
  }

  /** From 0 to below 1 in steps of 2^-53. */
  fraction(): number {
    return ((this.next32() >>> 5) * 0x400_0000 + (this.next32() >>> 6)) / 0x20_0000_0000_0000;
  }

  /** Time between events that happen `mean` apart on average, without memory. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.fraction());
  }

  /** Around `mean` with a long tail, as handling times are; `variation` is deviation by mean. */
  lognormal(mean: number, variation: number): number {
    const variance = Math.log(1 + variation * variation);
    return mean * Math.exp(Math.sqrt(variance) * this.#normal() - variance / 2);
  }

  #normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()));
    return radius * Math.cos(2 * Math.PI * this.fraction());
  }
}

/** The stream of that name for a seed. */
export function chance(seed: number | string, name: string): Chance {
  return new Chance(`${seed}/${name}`);
}
