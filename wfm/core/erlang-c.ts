import { assert, type DurationMs } from '@zentrale/kernel/values';
import { offeredLoadErlang, type Traffic } from './traffic.ts';

// The M/M/n queue: Poisson arrivals, exponential handle times, nobody gives up. Formulas as in
// any textbook on teletraffic; first by A. K. Erlang, "Solution of some problems in the theory
// of probabilities of significance in automatic telephone exchanges", 1917.

export interface ErlangCResult {
  /** Agents busy on average, divided by agents; 1 or more means that the queue grows forever. */
  readonly occupancy: number;
  /** Share of interactions that wait at all; 1 where the queue grows forever. */
  readonly waitProbability: number;
  /** Mean wait of all interactions, also of those that do not wait; infinite likewise. */
  readonly asaMs: number;
  /** Share answered within the threshold; nobody abandons in this model. */
  serviceLevel(thresholdMs: DurationMs): number;
}

/**
 * Share of arrivals that find all agents busy where nobody may wait.
 *
 * By recursion from 0 agents, B(k) = aB(k-1) / (k + aB(k-1)): exact and stable at any size, where
 * powers and factorials overflow at about 170 agents.
 */
export function erlangB(loadErlang: number, agentCount: number): number {
  assert(loadErlang >= 0, 'load is not negative');
  assert(Number.isInteger(agentCount) && agentCount >= 0, 'agents are counted');
  let blocking = 1;
  for (let agents = 1; agents <= agentCount; agents += 1) {
    blocking = (loadErlang * blocking) / (agents + loadErlang * blocking);
  }
  return blocking;
}

/** Waiting where nobody abandons. Too pessimistic near full load, where people do give up. */
export function erlangC(traffic: Traffic, agentCount: number): ErlangCResult {
  const load = offeredLoadErlang(traffic);
  const blocking = erlangB(load, agentCount);
  const occupancy = agentCount === 0 ? Infinity : load / agentCount;
  if (load === 0) return still;
  if (occupancy >= 1) return { ...overwhelmed, occupancy };
  const waitProbability = blocking / (1 - occupancy * (1 - blocking));
  const spareAgents = agentCount - load;
  return {
    occupancy,
    waitProbability,
    asaMs: (waitProbability * traffic.ahtMs) / spareAgents,
    serviceLevel: (thresholdMs) =>
      1 - waitProbability * Math.exp((-spareAgents * thresholdMs) / traffic.ahtMs),
  };
}

const still: ErlangCResult = {
  occupancy: 0,
  waitProbability: 0,
  asaMs: 0,
  serviceLevel: () => 1,
};

const overwhelmed = { waitProbability: 1, asaMs: Infinity, serviceLevel: () => 0 };
