// Brings waiting interactions and available agents together. What a decision did not touch was
// settled before, so only the demands of touched agents and interactions are looked at.
import { later, must, type Instant } from '@zentrale/kernel/values';
import { directedDecision, strategyDecision } from './decide/reasons.ts';
import { nextOfferId } from './decide/work.ts';
import { about } from './decide/context.ts';
import { availableFit, type Demand, type Fit } from './demand.ts';
import type { FactBody, OfferMade } from './facts.ts';
import { LOOK_AHEAD_COUNT_MAX } from './limits.ts';
import { byPriorityThenAge } from './ordering/priority-then-age.ts';
import type { Agent, Interaction, WorkingState } from './state.ts';

/** Agents and interactions that a decision changed. */
export class Touched {
  readonly agents = new Set<Agent>();
  readonly interactions = new Set<Interaction>();

  /** Call after the fact has been applied. */
  note(state: WorkingState, fact: FactBody): void {
    if ('interactionId' in fact) {
      const interaction = state.interactions.get(fact.interactionId);
      if (interaction?.state === 'queued') this.interactions.add(interaction);
    }
    if (fact.type === 'AgentConfigured') this.#noteAgent(state, fact.agent.agentId);
    else if (fact.type === 'OfferAccepted') this.#noteAgent(state, fact.fromAgentId);
    else if (fact.type !== 'OfferMade' && 'agentId' in fact) this.#noteAgent(state, fact.agentId);
  }

  #noteAgent(state: WorkingState, agentId: Agent['config']['agentId'] | null): void {
    const agent = agentId === null ? undefined : state.agents.get(agentId);
    if (agent !== undefined) this.agents.add(agent);
  }
}

/** Agents who were only finishing what they held and have finished. */
export function drained(state: WorkingState, touched: Touched): FactBody[] {
  const facts: FactBody[] = [];
  for (const agent of touched.agents) {
    const { agentId } = agent.config;
    if (agent.routability !== 'draining' || agent.held.size > 0) continue;
    if (!state.agents.has(agentId)) continue;
    const reason = must(agent.reason, 'reason of draining');
    facts.push({ type: 'AgentBecameNotReady', agentId, reason });
  }
  return facts;
}

/** The best offer to be made now; `null` when nobody waits for whom there is a free agent. */
export function nextOffer(state: WorkingState, touched: Touched, now: Instant): OfferMade | null {
  let best: Match | null = null;
  for (const agent of touched.agents) {
    for (const { demand } of agent.fits) best = better(best, bestMatch(state, demand));
  }
  for (const { demand, state: place } of touched.interactions) {
    if (place === 'queued') best = better(best, bestMatch(state, demand));
  }
  return best === null ? null : offerFor(state, best, now);
}

interface Match {
  readonly interaction: Interaction;
  readonly fit: Fit;
  readonly isPreferred: boolean;
  /** The agent has turned this interaction down before, and nobody else is free. */
  readonly isStale: boolean;
}

function bestMatch(state: WorkingState, demand: Demand): Match | null {
  const head = demand.waiting.first();
  const anybody = demand.available.first();
  if (head === undefined || anybody === undefined) return null;
  let match: Match | null = null;
  let seen = 0;
  demand.waiting.some((interaction) => {
    match = freshMatch(state, interaction);
    seen += 1;
    return match !== null || seen === LOOK_AHEAD_COUNT_MAX;
  });
  return match ?? { interaction: head, fit: anybody, isPreferred: false, isStale: true };
}

/** The first agent in the queue's order who has not turned the interaction down. */
function freshMatch(state: WorkingState, interaction: Interaction): Match | null {
  const { demand, offeredBefore, preferredAgentId } = interaction;
  if (preferredAgentId !== null && !offeredBefore.includes(preferredAgentId)) {
    const fit = availableFit(state, demand, preferredAgentId);
    if (fit !== undefined) return { interaction, fit, isPreferred: true, isStale: false };
  }
  let match: Match | null = null;
  demand.available.some((fit) => {
    if (offeredBefore.includes(fit.agent.config.agentId)) return false;
    match = { interaction, fit, isPreferred: false, isStale: false };
    return true;
  });
  return match;
}

function better(one: Match | null, other: Match | null): Match | null {
  if (one === null || other === null) return one ?? other;
  if (one.isStale !== other.isStale) return one.isStale ? other : one;
  return byPriorityThenAge(other.interaction, one.interaction) < 0 ? other : one;
}

function offerFor(state: WorkingState, match: Match, now: Instant): OfferMade {
  const { interaction, fit } = match;
  const queue = must(state.queues.get(interaction.queueId), 'queue of an interaction');
  return {
    type: 'OfferMade',
    ...about(interaction),
    offerId: nextOfferId(state),
    agentId: fit.agent.config.agentId,
    fromAgentId: null,
    priority: interaction.priority,
    queuedAt: interaction.queuedAt,
    offeredAt: now,
    expiresAt: later(now, queue.config.offerTimeoutMs),
    decision: match.isPreferred
      ? directedDecision(fit.agent, interaction.skills, now)
      : strategyDecision(state, interaction, fit, now),
  };
}
