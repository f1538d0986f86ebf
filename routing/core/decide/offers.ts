import { must, refused, type AgentId, type OfferId } from '@zentrale/kernel/values';
import type { AcceptOffer, DeclineOffer } from '../commands/work.ts';
import type { FactBody } from '../facts.ts';
import type { OfferRescinded, RescindReason } from '../facts/offers.ts';
import type { AgentState, InteractionState, OfferState, RoutingState } from '../state.ts';
import { isText } from './checks.ts';
import { about, decided, invalid, type Context, type No, type Verdict } from './context.ts';
import { partiesLeave } from './party-ends.ts';
import { answerAt } from './queues.ts';
import { returned } from './returning.ts';

export function acceptOffer(state: RoutingState, command: AcceptOffer, context: Context): Verdict {
  const { offerId, agentId } = command;
  const agent = state.agents.get(agentId);
  if (agent === undefined) return refused('agent.unknown', { field: 'agentId' });
  const offer = state.offers.get(offerId);
  if (offer === undefined) return repeatedAcceptance(state, agent, offerId) ?? gone(state, offerId);
  const no = whyNot(offer, agentId, context);
  if (no !== null) return no;
  const interaction = interactionOf(state, offer);
  const { interactionId, conversationId } = interaction;
  const facts =
    offer.purpose === 'consult'
      ? joined(state, offer, interaction)
      : accepted(state, offer, interaction, context);
  return decided(facts, { interactionId, conversationId });
}

function joined(state: RoutingState, offer: OfferState, interaction: InteractionState): FactBody[] {
  const fromAgentId = must(interaction.agentId, 'holder of a consulting interaction');
  return [{ ...aboutOffer(state, offer), type: 'PartyJoined', fromAgentId }];
}

function accepted(
  state: RoutingState,
  offer: OfferState,
  interaction: InteractionState,
  { now }: Context,
): FactBody[] {
  const answer = answerAt(state, interaction, now);
  const facts: FactBody[] = [
    {
      interactionId: interaction.interactionId,
      conversationId: interaction.conversationId,
      customerId: interaction.customerId,
      channel: interaction.channel,
      queueId: interaction.queueId,
      offerId: offer.offerId,
      agentId: offer.agentId,
      type: 'OfferAccepted',
      fromAgentId: interaction.agentId,
      queuedAt: interaction.queuedAt,
      offeredAt: offer.offeredAt,
      assignedAt: now,
      waitMs: answer.waitMs,
      isAnswer: answer.isAnswer,
      isInTime: answer.isInTime,
    },
  ];
  if (interaction.offerIds.length > 1) {
    const reason = interaction.state === 'offered' ? 'other-won' : 'rerouted';
    facts.push(...rescindOffers(state, interaction, reason, offer.offerId));
  }
  if (interaction.parties.length > 0) facts.push(...partiesLeave(interaction, 'handed-over'));
  return facts;
}

export function declineOffer(
  state: RoutingState,
  command: DeclineOffer,
  context: Context,
): Verdict {
  const { offerId, agentId, reason } = command;
  if (!state.agents.has(agentId)) return refused('agent.unknown', { field: 'agentId' });
  const offer = state.offers.get(offerId);
  if (offer === undefined) return gone(state, offerId);
  const no = whyNot(offer, agentId, context);
  if (no !== null) return no;
  if (!isText(reason)) return invalid('reason');
  return decided([
    { ...aboutOffer(state, offer), type: 'OfferDeclined', reason },
    ...fallback(state, offer, context),
  ]);
}

/** Takes back every live offer of an interaction but one. */
export function rescindOffers(
  state: RoutingState,
  interaction: InteractionState,
  reason: RescindReason,
  except: OfferId | null = null,
): OfferRescinded[] {
  const facts: OfferRescinded[] = [];
  for (const offerId of interaction.offerIds) {
    if (offerId === except) continue;
    const offer = must(state.offers.get(offerId), 'offer of an interaction');
    facts.push({ ...aboutOffer(state, offer), type: 'OfferRescinded', reason });
  }
  return facts;
}

/** A transfer that found no taker: the interaction goes from its sender back to its queue. */
export function fallback(state: RoutingState, offer: OfferState, { now }: Context): FactBody[] {
  if (offer.purpose !== 'transfer') return [];
  const interaction = interactionOf(state, offer);
  if (interaction.state !== 'active' && interaction.state !== 'on-hold') return [];
  return [
    ...rescindOffers(state, interaction, 'rerouted', offer.offerId),
    ...partiesLeave(interaction, 'work-over'),
    returned(state, interaction, 'transfer-failed', now),
  ];
}

export function aboutOffer(state: RoutingState, offer: OfferState) {
  const interaction = interactionOf(state, offer);
  return { ...about(interaction), offerId: offer.offerId, agentId: offer.agentId };
}

/** The id of the next offer to be made, or of one soon after it. */
export function offerIdAfter(state: RoutingState, index = 0): OfferId {
  // Born here, hence not branded by any door.
  return `off_${state.offerCount + 1 + index}` as OfferId;
}

function interactionOf(state: RoutingState, offer: OfferState): InteractionState {
  return must(state.interactions.get(offer.interactionId), 'interaction of an offer');
}

function whyNot(offer: OfferState, agentId: AgentId, context: Context): No | null {
  if (offer.agentId !== agentId) return refused('offer.not-yours', { field: 'offerId' });
  // The deadline decides, not the moment somebody gets round to acting on it.
  return context.now >= offer.expiresAt ? refused('offer.over', { field: 'offerId' }) : null;
}

/** Accepting twice, from two windows perhaps, is no mistake. */
function repeatedAcceptance(
  state: RoutingState,
  agent: AgentState,
  offerId: OfferId,
): Verdict | null {
  const { agentId } = agent.config;
  for (const interactionId of [...agent.held, ...agent.joined]) {
    const interaction = must(state.interactions.get(interactionId), 'work of an agent');
    const isAccepted = interaction.agentId === agentId && interaction.acceptedOfferId === offerId;
    if (isAccepted || interaction.parties.some((party) => party.offerId === offerId)) {
      return decided([], { interactionId, conversationId: interaction.conversationId });
    }
  }
  return null;
}

/** Offers leave the state when they end; their numbers tell whether they ever were. */
function gone(state: RoutingState, offerId: OfferId): Verdict {
  const number = /^off_([1-9]\d{0,14})$/.exec(offerId)?.[1];
  const wasMade = number !== undefined && Number(number) <= state.offerCount;
  return refused(wasMade ? 'offer.over' : 'offer.unknown', { field: 'offerId' });
}
