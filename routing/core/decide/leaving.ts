// What becomes of an agent's offers and work when she is gone for good.
import { between, must, type Instant } from '@zentrale/kernel/values';
import type { FactBody } from '../facts.ts';
import type { RescindReason } from '../facts/offers.ts';
import type { AgentState, InteractionState, RoutingState } from '../state.ts';
import { about, type Context } from './context.ts';
import { aboutOffer, fallback } from './offers.ts';
import { partiesLeave } from './party-ends.ts';
import { queueConfigOf } from './queues.ts';
import { returned } from './returning.ts';

/** Offers are rescinded, wrap-ups close, active work follows its queue's policy. */
export function leaving(
  state: RoutingState,
  agent: AgentState,
  context: Context,
  mayKeep: boolean,
): FactBody[] {
  const facts = rescindAll(state, agent, 'agent-lost', context);
  for (const interaction of worksOf(state, agent.joined)) {
    const { agentId } = agent.config;
    facts.push({ ...about(interaction), type: 'PartyLeft', agentId, reason: 'agent-lost' });
  }
  for (const interaction of worksOf(state, agent.held)) {
    if (isReturning(facts, interaction)) continue;
    if (interaction.state === 'wrap-up') {
      facts.push(closed(interaction, 'agent-lost', context.now));
      continue;
    }
    if (mayKeep && queueConfigOf(state, interaction).onAgentLost === 'keep') continue;
    facts.push(...givenUp(state, interaction, 'agent-lost', context));
  }
  if (!mayKeep) {
    for (const interaction of worksOf(state, agent.parked)) {
      facts.push(returned(state, interaction, 'agent-lost', context.now));
    }
  }
  return facts;
}

/** Nobody holds it any more; a transfer on its way goes on. */
export function givenUp(
  state: RoutingState,
  interaction: InteractionState,
  reason: 'agent-lost' | 'handled-too-long',
  { now }: Context,
): FactBody[] {
  const facts: FactBody[] = [];
  for (const offerId of interaction.offerIds) {
    const offer = must(state.offers.get(offerId), 'offer of an interaction');
    if (offer.purpose === 'transfer') continue;
    facts.push({ ...aboutOffer(state, offer), type: 'OfferRescinded', reason: 'rerouted' });
  }
  facts.push(...partiesLeave(interaction, 'work-over'));
  facts.push(returned(state, interaction, reason, now));
  return facts;
}

export function rescindAll(
  state: RoutingState,
  agent: AgentState,
  reason: RescindReason,
  context: Context,
): FactBody[] {
  const facts: FactBody[] = [];
  for (const offerId of agent.offerIds) {
    const offer = must(state.offers.get(offerId), 'offer of an agent');
    facts.push({ ...aboutOffer(state, offer), type: 'OfferRescinded', reason });
    facts.push(...fallback(state, offer, context));
  }
  return facts;
}

export function closed(
  interaction: InteractionState,
  how: 'finished' | 'timed-out' | 'agent-lost',
  now: Instant,
  dispositionId: string | null = interaction.dispositionId,
): FactBody {
  return {
    interactionId: interaction.interactionId,
    conversationId: interaction.conversationId,
    customerId: interaction.customerId,
    channel: interaction.channel,
    queueId: interaction.queueId,
    type: 'InteractionClosed',
    agentId: must(interaction.agentId, 'holder of an interaction'),
    how,
    dispositionId,
    closedAt: now,
    handleMs: between(must(interaction.assignedAt, 'assignment of work'), now),
  };
}

function worksOf(state: RoutingState, ids: AgentState['held']): InteractionState[] {
  return [...ids].map((id) => must(state.interactions.get(id), 'work of an agent'));
}

/** An earlier fact of the same decision has returned it already. */
function isReturning(facts: readonly FactBody[], { interactionId }: InteractionState): boolean {
  return facts.some(
    (fact) => fact.type === 'InteractionReturned' && fact.interactionId === interactionId,
  );
}
