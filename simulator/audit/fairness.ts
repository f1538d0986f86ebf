import type { Checks } from './violation.ts';

const JAIN_MIN = 0.99;

/** Jain's index: 1 when all get the same, 1/n when one gets everything. */
export function jain(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return squares === 0 ? 1 : (sum * sum) / (shares.length * squares);
}

/** Agents who are alike in everything, and were there all the time, got the same. */
export function checkFairness(checks: Checks, shares: ReadonlyMap<string, number>): void {
  const index = jain([...shares.values()]);
  checks.that(
    'equals-treated-equally',
    index >= JAIN_MIN,
    () => `Jain ${index.toFixed(4)} over ${[...shares].map(([id, n]) => `${id} ${n}`).join(', ')}`,
  );
}
