import {
  between,
  must,
  refused,
  type AgentId,
  type OfferId,
  type Refusal,
} from '@zentrale/kernel/values';
import type { AcceptOffer, DeclineOffer } from '../commands.ts';
import type { AgentState, OfferState, RoutingState } from '../state.ts';
import { isText } from './checks.ts';
import { decided, invalid, type Context, type Verdict } from './context.ts';
import { aboutOffer, fallback } from './leaving.ts';

export function acceptOffer(state: RoutingState, command: AcceptOffer, context: Context): Verdict {
  const { offerId, agentId } = command;
  const agent = state.agents.get(agentId);
  if (agent === undefined) return refused('agent.unknown', { field: 'agentId' });
  const offer = state.offers.get(offerId);
  if (offer === undefined) return repeatedAcceptance(state, agent, offerId) ?? gone(state, offerId);
  const no = whyNot(offer, agentId, context);
  if (no !== null) return no;
  const interaction = must(state.interactions.get(offer.interactionId), 'interaction of an offer');
  const queue = must(state.queues.get(interaction.queueId), 'queue of an interaction');
  const waitMs = between(interaction.waitingSinceAt, context.now);
  const isAnswer = !interaction.wasAnswered;
  return decided(
    [
      {
        type: 'OfferAccepted',
        ...aboutOffer(state, offer),
        fromAgentId: interaction.agentId,
        queuedAt: interaction.queuedAt,
        offeredAt: offer.offeredAt,
        assignedAt: context.now,
        waitMs,
        isAnswer,
        isInTime: isAnswer && waitMs <= queue.config.serviceLevelMs,
      },
    ],
    { interactionId: offer.interactionId, conversationId: interaction.conversationId },
  );
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
    { type: 'OfferDeclined', ...aboutOffer(state, offer), reason },
    ...fallback(state, offer, context.now),
  ]);
}

function whyNot(
  offer: OfferState,
  agentId: AgentId,
  context: Context,
): { readonly ok: false; readonly refusal: Refusal } | null {
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
  for (const interactionId of agent.held) {
    const interaction = must(state.interactions.get(interactionId), 'work of an agent');
    if (interaction.acceptedOfferId === offerId) {
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
