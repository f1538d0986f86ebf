// What becomes of an agent's offers and work when she is gone for good, and of an offer that ends
// without being accepted.
import { must, type Instant } from '@zentrale/kernel/values';
import type { FactBody, InteractionReturned, RescindReason } from '../facts.ts';
import type { AgentState, InteractionState, OfferState, RoutingState } from '../state.ts';
import { about } from './context.ts';

/** Offers are rescinded, wrap-ups close, active work follows its queue's policy. */
export function leaving(
  state: RoutingState,
  agent: AgentState,
  how: { readonly now: Instant; readonly mayKeep: boolean },
): FactBody[] {
  const facts = rescindAll(state, agent, 'agent-lost', how.now);
  for (const interactionId of agent.held) {
    const interaction = must(state.interactions.get(interactionId), 'work of an agent');
    if (interaction.state === 'wrap-up') {
      facts.push(closed(interaction, 'agent-lost', how.now));
      continue;
    }
    const policy = must(state.queues.get(interaction.queueId), 'queue').config.onAgentLost;
    if (policy === 'keep' && how.mayKeep) continue;
    facts.push(returned(interaction, 'agent-lost', how.now));
  }
  return facts;
}

export function rescindAll(
  state: RoutingState,
  agent: AgentState,
  reason: RescindReason,
  now: Instant,
): FactBody[] {
  const facts: FactBody[] = [];
  for (const offerId of agent.offerIds) {
    const offer = must(state.offers.get(offerId), 'offer of an agent');
    facts.push({ type: 'OfferRescinded', ...aboutOffer(state, offer), reason });
    facts.push(...fallback(state, offer, now));
  }
  return facts;
}

/** A transfer that found no taker: the interaction goes from its sender back to its queue. */
export function fallback(state: RoutingState, offer: OfferState, now: Instant): FactBody[] {
  const interaction = must(state.interactions.get(offer.interactionId), 'interaction of an offer');
  if (interaction.state !== 'active') return [];
  return [returned(interaction, 'transfer-failed', now)];
}

export function aboutOffer(state: RoutingState, offer: OfferState) {
  const interaction = must(state.interactions.get(offer.interactionId), 'interaction of an offer');
  return { ...about(interaction), offerId: offer.offerId, agentId: offer.agentId };
}

export function closed(
  interaction: InteractionState,
  how: 'finished' | 'timed-out' | 'agent-lost',
  now: Instant,
  dispositionId: string | null = interaction.dispositionId,
): FactBody {
  const agentId = must(interaction.agentId, 'holder of an interaction');
  return {
    type: 'InteractionClosed',
    ...about(interaction),
    agentId,
    how,
    dispositionId,
    closedAt: now,
  };
}

function returned(
  interaction: InteractionState,
  reason: InteractionReturned['reason'],
  now: Instant,
): FactBody {
  return {
    type: 'InteractionReturned',
    ...about(interaction),
    agentId: must(interaction.agentId, 'holder of an interaction'),
    reason,
    queuedAt: interaction.queuedAt,
    waitingSinceAt: now,
  };
}
