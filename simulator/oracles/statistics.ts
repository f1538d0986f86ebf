// What a simulation may claim: a mean with the interval in which the true one lies.

export interface Interval {
  readonly mean: number;
  /** The true mean lies within so much of `mean`, 999 times in 1000. */
  readonly halfWidth: number;
}

/**
 * Waits that follow one another are alike, so their variance says little. Means of long batches are
 * nearly independent: twenty of them give the interval.
 */
export const BATCH_COUNT = 20;
/** Student's t for 19 degrees of freedom, two-sided, 99.9 %. */
const T_999 = 3.883;
/** With fewer values batches would not be independent of each other. */
const BATCH_LENGTH_MIN = 100;

/** Twenty parts of equal length, in the order of time; what does not fill one is left out. */
export function inBatches<Value>(values: readonly Value[]): Value[][] {
  const length = Math.floor(values.length / BATCH_COUNT);
  if (length < BATCH_LENGTH_MIN) throw new RangeError('too few values for twenty batches');
  return Array.from({ length: BATCH_COUNT }, (_, batch) =>
    values.slice(batch * length, (batch + 1) * length),
  );
}

export function batchMeans(values: readonly number[]): Interval {
  return intervalOf(inBatches(values).map(meanOf));
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

/** From the twenty values of independent or nearly independent parts. */
export function intervalOf(parts: readonly number[]): Interval {
  if (parts.length !== BATCH_COUNT) throw new RangeError('t is that of twenty values');
  const mean = meanOf(parts);
  const squares = parts.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { mean, halfWidth: T_999 * Math.sqrt(squares / (parts.length - 1) / parts.length) };
}

/** The root of what the parts are means of. */
export function rootOf(parts: readonly number[]): Interval {
  const { mean, halfWidth } = intervalOf(parts);
  const low = Math.sqrt(Math.max(0, mean - halfWidth));
  return { mean: Math.sqrt(mean), halfWidth: (Math.sqrt(mean + halfWidth) - low) / 2 };
}

/** One mean by another, of parts that met the same customers: what chance did to both cancels. */
export function ratioOf(parts: readonly number[], byParts: readonly number[]): Interval {
  const by = meanOf(byParts);
  const mean = meanOf(parts) / by;
  const deviations = parts.map((part, index) => (part - mean * (byParts[index] ?? 0)) / by);
  return { mean, halfWidth: intervalOf(deviations).halfWidth };
}

/** A number without an interval: there is only one. */
export function only(value: number): Interval {
  return { mean: value, halfWidth: 0 };
}
