// Agents of two speeds, one queue, nobody gives up: how often all are busy, exactly.

export interface TwoSpeeds {
  /** Agents of each speed. */
  readonly groupSize: number;
  /** Interactions that an agent of each group finishes per unit of time when she is busy. */
  readonly fastRate: number;
  readonly slowRate: number;
  /** Arrivals per unit of time, fewer than all agents together can finish. */
  readonly arrivalRate: number;
}

export interface TwoSpeedsResult {
  /** All agents are busy. */
  readonly waitProbability: number;
  /** In units of time. */
  readonly meanWait: number;
  /** Share of the idle time that is the fast agents'. */
  readonly fastIdleShare: number;
}

/**
 * Whoever has sat longest is taken, or anybody with equal probability: the numbers of idle agents
 * have the same probabilities either way. With the idle agents in the order in which they became
 * so, a state's weight is the product of (agent's rate / arrival rate), whatever the order.
 */
export function longestIdle(centre: TwoSpeeds): TwoSpeedsResult {
  const { groupSize, fastRate, slowRate, arrivalRate } = centre;
  const side = groupSize + 1;
  const weights = new Float64Array(side * side);
  for (let fast = 0; fast <= groupSize; fast += 1) {
    for (let slow = 0; slow <= groupSize; slow += 1) {
      weights[fast * side + slow] = Math.exp(
        logChoices(groupSize, fast) +
          logChoices(groupSize, slow) +
          logFactorial(fast + slow) +
          fast * Math.log(fastRate / arrivalRate) +
          slow * Math.log(slowRate / arrivalRate),
      );
    }
  }
  return resultOf(centre, weights);
}

/** A fast agent is taken whenever one is idle, or only when no slow one is. */
export function strict(centre: TwoSpeeds, prefers: 'fast' | 'slow'): TwoSpeedsResult {
  const { groupSize, fastRate, slowRate, arrivalRate } = centre;
  const side = groupSize + 1;
  const weights = new Float64Array(side * side).fill(1);
  const at = (fast: number, slow: number) =>
    fast > groupSize || slow > groupSize || fast < 0 || slow < 0
      ? 0
      : (weights[fast * side + slow] ?? 0);
  // The balance of one state after the other until none moves any more.
  for (let change = 1; change > PRECISION;) {
    change = 0;
    for (let fast = 0; fast <= groupSize; fast += 1) {
      for (let slow = 0; slow <= groupSize; slow += 1) {
        const taken =
          prefers === 'fast'
            ? at(fast + 1, slow) + (fast === 0 ? at(fast, slow + 1) : 0)
            : at(fast, slow + 1) + (slow === 0 ? at(fast + 1, slow) : 0);
        const finished =
          at(fast - 1, slow) * (groupSize - fast + 1) * fastRate +
          at(fast, slow - 1) * (groupSize - slow + 1) * slowRate;
        const leaving =
          (fast + slow > 0 ? arrivalRate : 0) +
          (groupSize - fast) * fastRate +
          (groupSize - slow) * slowRate;
        const weight = (arrivalRate * taken + finished) / leaving;
        change = Math.max(change, Math.abs(weight - at(fast, slow)) / Math.max(weight, 1e-9));
        weights[fast * side + slow] = weight;
      }
    }
  }
  return resultOf(centre, weights);
}

const PRECISION = 1e-9;

/** Weights by idle fast and idle slow agents; the first is that of all busy and nobody waiting. */
function resultOf(centre: TwoSpeeds, weights: Float64Array): TwoSpeedsResult {
  const { groupSize, fastRate, slowRate, arrivalRate } = centre;
  const capacity = groupSize * (fastRate + slowRate);
  const side = groupSize + 1;
  let someIdle = 0;
  let fastIdle = 0;
  let slowIdle = 0;
  for (const [index, weight] of weights.entries()) {
    if (index === 0) continue;
    someIdle += weight;
    fastIdle += weight * Math.floor(index / side);
    slowIdle += weight * (index % side);
  }
  // Each waiting customer more is so much rarer than one less.
  const allBusy = (weights[0] ?? 0) / (1 - arrivalRate / capacity);
  const waitProbability = allBusy / (allBusy + someIdle);
  return {
    waitProbability,
    meanWait: waitProbability / (capacity - arrivalRate),
    fastIdleShare: fastIdle / (fastIdle + slowIdle),
  };
}

function logChoices(count: number, chosen: number): number {
  return logFactorial(count) - logFactorial(chosen) - logFactorial(count - chosen);
}

function logFactorial(value: number): number {
  let sum = 0;
  for (let factor = 2; factor <= value; factor += 1) sum += Math.log(factor);
  return sum;
}
