import { must, type Instant } from '@zentrale/kernel/values';
import { enlist, withdraw } from '../demand.ts';
import type {
  OfferAccepted,
  OfferDeclined,
  OfferMade,
  OfferMissed,
  OfferRescinded,
} from '../facts.ts';
import { OFFERED_BEFORE_COUNT_MAX } from '../limits.ts';
import type { Interaction, OfferState, WorkingState } from '../state.ts';
import { burden, moveTo, unburden } from './placement.ts';

export function offerMade(state: WorkingState, fact: OfferMade): void {
  const { offerId, interactionId, agentId, fromAgentId, offeredAt, expiresAt, decision } = fact;
  const interaction = must(state.interactions.get(interactionId), 'interaction of an offer');
  const agent = must(state.agents.get(agentId), 'agent of an offer');
  state.offerCount += 1;
  state.offers.set(offerId, {
    offerId,
    interactionId,
    agentId,
    fromAgentId,
    offeredAt,
    expiresAt,
    decision,
  });
  state.deadlines.add({ at: expiresAt, kind: 'offer-expiry', id: offerId });
  interaction.offerId = offerId;
  if (interaction.state === 'queued') moveTo(state, interaction, 'offered');
  agent.offerIds.add(offerId);
  burden(agent, interaction);
}

export function offerAccepted(state: WorkingState, fact: OfferAccepted): void {
  const interaction = must(state.interactions.get(fact.interactionId), 'interaction of an offer');
  const agent = must(state.agents.get(fact.agentId), 'agent of an offer');
  forgetOffer(state, must(state.offers.get(fact.offerId), 'offer of a fact'));
  if (interaction.agentId !== null) letGo(state, interaction, fact.assignedAt);
  withdraw(agent);
  agent.offerIds.delete(fact.offerId);
  agent.held.add(fact.interactionId);
  agent.idleSinceAt = fact.assignedAt;
  enlist(agent);
  interaction.offerId = null;
  interaction.agentId = fact.agentId;
  interaction.acceptedOfferId = fact.offerId;
  interaction.assignedAt = fact.assignedAt;
  interaction.wasAnswered = true;
  interaction.offeredBefore = [];
  moveTo(state, interaction, 'active');
}

/** Declined, missed or rescinded: the interaction waits again, or stays with who holds it. */
export function offerEnded(
  state: WorkingState,
  fact: OfferDeclined | OfferMissed | OfferRescinded,
  now: Instant,
): void {
  const offer = must(state.offers.get(fact.offerId), 'offer of a fact');
  const interaction = must(state.interactions.get(offer.interactionId), 'interaction of an offer');
  const agent = must(state.agents.get(offer.agentId), 'agent of an offer');
  forgetOffer(state, offer);
  agent.offerIds.delete(offer.offerId);
  unburden(agent, interaction, now);
  interaction.offerId = null;
  if (fact.type !== 'OfferRescinded') rememberOffered(interaction, offer);
  if (interaction.state === 'offered') moveTo(state, interaction, 'queued');
}

/** The agent who held the interaction does so no longer. */
export function letGo(state: WorkingState, interaction: Interaction, now: Instant): void {
  const agentId = must(interaction.agentId, 'holder of an interaction');
  const agent = must(state.agents.get(agentId), 'holder of an interaction');
  agent.held.delete(interaction.interactionId);
  interaction.agentId = null;
  unburden(agent, interaction, now);
}

function forgetOffer(state: WorkingState, offer: OfferState): void {
  state.offers.delete(offer.offerId);
  state.deadlines.delete({ at: offer.expiresAt, kind: 'offer-expiry', id: offer.offerId });
}

function rememberOffered(interaction: Interaction, offer: OfferState): void {
  const others = interaction.offeredBefore.filter((agentId) => agentId !== offer.agentId);
  interaction.offeredBefore = [...others, offer.agentId].slice(-OFFERED_BEFORE_COUNT_MAX);
}
