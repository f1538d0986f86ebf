// What follows by itself once the facts of a command have been applied.
import { must, type Instant } from '@zentrale/kernel/values';
import { nextStepBegan } from './decide/steps.ts';
import { nextOffers } from './dispatch.ts';
import type { FactBody } from './facts.ts';
import { signedInCount } from './standings.ts';
import type { WorkingState } from './state.ts';

/**
 * The next facts that follow without anybody asking: draining agents who have finished become what
 * they wanted, steps for which nobody is there are passed over, waiting work is offered. Empty when
 * all is settled. The facts are to be applied before asking again.
 */
export function nextConsequences(state: WorkingState, now: Instant): readonly FactBody[] {
  const { drained, skips } = state.unsettled;
  if (drained.size > 0) {
    const ends = drainingEnds(state);
    if (ends.length > 0) return ends;
  }
  if (skips.size > 0) {
    const skipped = skippedSteps(state);
    if (skipped.length > 0) return skipped;
  }
  return state.unsettled.matching.length === 0 ? [] : nextOffers(state, now);
}

function drainingEnds(state: WorkingState): FactBody[] {
  const facts: FactBody[] = [];
  for (const agent of state.unsettled.drained) {
    const { agentId } = agent.config;
    // What colleagues meant for her she may still take: an offer counts as work.
    const isDone = agent.held.size + agent.joined.size + agent.offerIds.size === 0;
    if (agent.routability !== 'draining' || !isDone || !state.agents.has(agentId)) continue;
    if (agent.next === 'offline') {
      facts.push({ type: 'AgentWentOffline', agentId, cause: 'signed-out' });
      facts.push({ type: 'AgentBecameNotReady', agentId, reason: 'system.signed-out' });
      continue;
    }
    const reason = must(agent.reason, 'reason of draining');
    facts.push({ type: 'AgentBecameNotReady', agentId, reason });
  }
  state.unsettled.drained.clear();
  return facts;
}

function skippedSteps(state: WorkingState): FactBody[] {
  const facts: FactBody[] = [];
  for (const demand of state.unsettled.skips) {
    if (signedInCount(demand.standings) > 0) continue;
    for (const interaction of demand.waiting) {
      facts.push(nextStepBegan(state, interaction, 'nobody-signed-in'));
    }
  }
  state.unsettled.skips.clear();
  return facts;
}
