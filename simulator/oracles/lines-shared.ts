// Centres that know nothing of each other but take their customers from the same telephone lines.

export interface LinesShared {
  /** Erlang, of all centres together. */
  readonly offeredLoad: number;
  readonly centreCount: number;
  /** In each centre. */
  readonly agentCount: number;
  /** Customers present at most, waiting or served, in all centres together. */
  readonly lineCount: number;
}

/**
 * Share of customers who find no line, and mean number who wait, exactly: each centre alone is a
 * reversible chain, so the states of all of them have the product of their weights for as long as
 * the lines suffice (F. P. Kelly, "Reversibility and Stochastic Networks", 1979, chapter 1).
 */
export function linesShared({ offeredLoad, centreCount, agentCount, lineCount }: LinesShared): {
  blocked: number;
  waiting: number;
} {
  const load = offeredLoad / centreCount;
  let weight = 1;
  const alone = Array.from({ length: lineCount + 1 }, (_, present) => {
    if (present > 0) weight *= load / Math.min(present, agentCount);
    return weight;
  });
  const waitingAlone = alone.map((each, present) => each * Math.max(0, present - agentCount));
  let together = alone;
  let waitingTogether = waitingAlone;
  for (let count = 1; count < centreCount; count += 1) {
    const waitingHere = convolved(together, waitingAlone);
    const waitingBefore = convolved(waitingTogether, alone);
    waitingTogether = waitingHere.map((here, present) => here + (waitingBefore[present] ?? 0));
    together = convolved(together, alone);
  }
  const total = sumOf(together);
  return { blocked: (together.at(-1) ?? 0) / total, waiting: sumOf(waitingTogether) / total };
}

function convolved(one: readonly number[], other: readonly number[]): number[] {
  return one.map((_, present) =>
    sumOf(one.slice(0, present + 1).map((each, part) => each * (other[present - part] ?? 0))),
  );
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0);
}
