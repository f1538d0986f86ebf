import { assert, type DurationMs } from '@zentrale/kernel/values';
import { offeredLoadErlang, type Traffic } from './traffic.ts';

// The M/M/n+M queue: as Erlang C, but every waiting customer gives up after an exponential
// patience. O. Garnett, A. Mandelbaum, M. Reiman: "Designing a Call Center with Impatient
// Customers", Manufacturing & Service Operations Management 4 (2002), 208-227.

export interface ErlangAResult {
  /** Agents busy on average, divided by agents. */
  readonly occupancy: number;
  /** Share of interactions that wait at all. */
  readonly waitProbability: number;
  /** Share of interactions whose customer gives up. */
  readonly abandonProbability: number;
  /** Mean wait of all interactions, answered or abandoned. */
  readonly waitMs: number;
  /** Waiting customers on average. */
  readonly queueLength: number;
}

/** States rarer than this, relative to the likeliest one, are left out of the sums. */
const NEGLIGIBLE_RATIO = 1e-15;

/**
 * Waiting with abandonment, exactly, from the balance of the birth-death chain. Never infinite:
 * with patience there is a steady state at any load and any number of agents, also 0.
 */
export function erlangA(
  traffic: Traffic,
  agentCount: number,
  meanPatienceMs: DurationMs,
): ErlangAResult {
  assert(Number.isInteger(agentCount) && agentCount >= 0, 'agents are counted');
  assert(meanPatienceMs > 0, 'patience is positive');
  const load = offeredLoadErlang(traffic);
  const abandonRate = traffic.ahtMs / meanPatienceMs;
  const { total, waiting, busyAgents, queueLength } = weigh(load, agentCount, abandonRate);
  const abandonedPerAht = abandonRate * (queueLength / total);
  return {
    occupancy: agentCount === 0 ? 1 : busyAgents / total / agentCount,
    waitProbability: waiting / total,
    abandonProbability: load === 0 ? 0 : abandonedPerAht / load,
    waitMs: load === 0 ? 0 : (queueLength / total / load) * traffic.ahtMs,
    queueLength: queueLength / total,
  };
}

interface Sums {
  readonly total: number;
  /** Weight of the states in which an arrival has to wait. */
  readonly waiting: number;
  readonly busyAgents: number;
  readonly queueLength: number;
}

/**
 * Sums over the number of customers present, in units of one handle time. Weights start with 1 at
 * the likeliest state and are followed both ways until they are negligible, so that nothing
 * overflows and no sum is longer than it must be.
 */
function weigh(load: number, agentCount: number, abandonRate: number): Sums {
  const sums = { total: 0, waiting: 0, busyAgents: 0, queueLength: 0 };
  const add = (present: number, weight: number): void => {
    const queued = Math.max(0, present - agentCount);
    sums.total += weight;
    sums.busyAgents += Math.min(present, agentCount) * weight;
    sums.queueLength += queued * weight;
    if (present >= agentCount) sums.waiting += weight;
  };
  if (load === 0) {
    add(0, 1);
    return sums;
  }
  const leavingRate = (present: number): number =>
    Math.min(present, agentCount) + Math.max(0, present - agentCount) * abandonRate;
  // The likeliest state: the last one that customers enter faster than they leave it.
  const peak =
    load <= agentCount
      ? Math.floor(load)
      : agentCount + Math.floor((load - agentCount) / abandonRate);
  add(peak, 1);
  for (let present = peak, weight = 1; present > 0 && weight > NEGLIGIBLE_RATIO; present -= 1) {
    weight *= leavingRate(present) / load;
    add(present - 1, weight);
  }
  for (let present = peak + 1, weight = 1; weight > NEGLIGIBLE_RATIO; present += 1) {
    weight *= load / leavingRate(present);
    add(present, weight);
  }
  return sums;
}
