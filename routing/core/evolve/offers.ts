import { must, type Instant } from '@zentrale/kernel/values';
import type {
  OfferAccepted,
  OfferDeclined,
  OfferMade,
  OfferMissed,
  OfferRescinded,
} from '../facts/offers.ts';
import { OFFERED_BEFORE_COUNT_MAX } from '../limits.ts';
import type { Interaction, Offer, WorkingState } from '../state.ts';
import { assign } from './assignment.ts';
import { agentOf, interactionOf } from './find.ts';
import { NONE } from './none.ts';
import { burden, moveTo, unburden } from './placement.ts';

export function offerMade(state: WorkingState, fact: OfferMade): void {
  const { offerId, interactionId, agentId, fromAgentId, offeredAt, expiresAt, decision } = fact;
  const interaction = interactionOf(state, interactionId);
  const agent = agentOf(state, agentId);
  state.offerCount += 1;
  state.offers.set(offerId, {
    offerId,
    interactionId,
    agentId,
    purpose: fact.purpose,
    fromAgentId,
    offeredAt,
    expiresAt,
    decision,
    deadline: state.deadlines.add(expiresAt, 'offer-expiry', offerId),
  });
  interaction.offerIds =
    interaction.offerIds.length === 0 ? [offerId] : [...interaction.offerIds, offerId];
  if (interaction.state === 'queued') moveTo(state, interaction, 'offered');
  agent.offerIds.add(offerId);
  burden(state, agent, interaction);
}

export function offerAccepted(state: WorkingState, fact: OfferAccepted): void {
  const interaction = interactionOf(state, fact.interactionId);
  const agent = agentOf(state, fact.agentId);
  forgetOffer(state, interaction, must(state.offers.get(fact.offerId), 'offer of a fact'));
  agent.offerIds.delete(fact.offerId);
  interaction.acceptedOfferId = fact.offerId;
  assign(state, interaction, agent, fact);
}

/** Declined, missed or rescinded: the interaction waits again, or stays with who holds it. */
export function offerEnded(
  state: WorkingState,
  fact: OfferDeclined | OfferMissed | OfferRescinded,
  now: Instant,
): void {
  const offer = must(state.offers.get(fact.offerId), 'offer of a fact');
  const interaction = interactionOf(state, offer.interactionId);
  const agent = agentOf(state, offer.agentId);
  forgetOffer(state, interaction, offer);
  agent.offerIds.delete(offer.offerId);
  unburden(state, agent, interaction, now);
  if (fact.type !== 'OfferRescinded') rememberOffered(interaction, offer);
  const isLast = interaction.offerIds.length === 0;
  if (interaction.state === 'offered' && isLast) moveTo(state, interaction, 'queued');
}

export function forgetOffer(state: WorkingState, interaction: Interaction, offer: Offer): void {
  state.offers.delete(offer.offerId);
  state.deadlines.takeBack(offer.deadline);
  const { offerIds } = interaction;
  interaction.offerIds =
    offerIds.length === 1 ? NONE : offerIds.filter((offerId) => offerId !== offer.offerId);
}

function rememberOffered(interaction: Interaction, offer: Offer): void {
  const others = interaction.offeredBefore.filter((agentId) => agentId !== offer.agentId);
  interaction.offeredBefore = [...others, offer.agentId].slice(-OFFERED_BEFORE_COUNT_MAX);
}
