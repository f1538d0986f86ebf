// What a simulation may claim: a mean with the interval in which the true one lies.

export interface Interval {
  readonly mean: number;
  /** The true mean lies within so much of `mean`, 999 times in 1000. */
  readonly halfWidth: number;
}

const BATCH_COUNT = 20;
/** Student's t for 19 degrees of freedom, two-sided, 99.9 %. */
const T_999 = 3.883;

/**
 * Waits that follow one another are alike, so their variance says little. Means of long batches are
 * nearly independent: twenty of them give the interval.
 */
export function batchMeans(values: ArrayLike<number>): Interval {
  const length = Math.floor(values.length / BATCH_COUNT);
  if (length < 100) throw new RangeError('too few values for twenty batches');
  const means = Array.from({ length: BATCH_COUNT }, (_, batch) => {
    let sum = 0;
    for (let at = batch * length; at < (batch + 1) * length; at += 1) sum += values[at] ?? 0;
    return sum / length;
  });
  return intervalOf(means);
}

/** From the twenty values of independent or nearly independent parts. */
export function intervalOf(parts: readonly number[]): Interval {
  if (parts.length !== BATCH_COUNT) throw new RangeError('t is that of twenty values');
  const mean = parts.reduce((sum, each) => sum + each, 0) / parts.length;
  const squares = parts.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { mean, halfWidth: T_999 * Math.sqrt(squares / (parts.length - 1) / parts.length) };
}

export function covers({ mean, halfWidth }: Interval, value: number): boolean {
  return Math.abs(mean - value) <= halfWidth;
}
