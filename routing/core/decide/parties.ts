// Colleagues beside the holder: consult, conference, consulted transfer.
import { durationMs, later, refused } from '@zentrale/kernel/values';
import type {
  CompleteTransfer,
  ConsultAgent,
  EndParty,
  StartConference,
} from '../commands/work.ts';
import { PARTY_COUNT_MAX } from '../limits.ts';
import type { InteractionState, Party, RoutingState } from '../state.ts';
import { about, decided, limit, type Context, type No, type Verdict } from './context.ts';
import { checkRoom, findAgent, findInteraction, findWork, isNo } from './find.ts';
import { aboutOffer, offerIdAfter, rescindOffers } from './offers.ts';
import { queueConfigOf } from './queues.ts';
import { directedDecision } from './reasons.ts';
import { offersOf, takesPart } from './transfers.ts';

export function consultAgent(
  state: RoutingState,
  command: ConsultAgent,
  { now }: Context,
): Verdict {
  const found = findWork(state, command, 'consult');
  if (isNo(found)) return found;
  const field = 'toAgentId';
  const { agentId, toAgentId } = command;
  if (toAgentId === agentId) return refused('agent.same', { field });
  const colleague = findAgent(state, toAgentId, field, true);
  if (isNo(colleague)) return colleague;
  if (colleague.charges.has(found.interactionId) || takesPart(state, found, toAgentId)) {
    return refused('party.already', { field });
  }
  if (found.parties.length + found.offerIds.length >= PARTY_COUNT_MAX) return limit(field);
  const room = checkRoom(colleague, found, field, false);
  if (isNo(room)) return room;
  const offerId = offerIdAfter(state);
  return decided(
    [
      {
        ...about(found),
        type: 'OfferMade',
        offerId,
        agentId: toAgentId,
        purpose: 'consult',
        fromAgentId: agentId,
        priority: found.priority,
        queuedAt: found.queuedAt,
        offeredAt: now,
        expiresAt: later(now, queueConfigOf(state, found).offerTimeoutMs),
        decision: directedDecision(colleague, found, { now, strategy: 'directed' }),
      },
    ],
    { offerId },
  );
}

export function startConference(state: RoutingState, command: StartConference): Verdict {
  const found = findParty(state, command, 'startConference');
  if (isNo(found)) return found;
  const { interaction, party } = found;
  if (party.role === 'conferenced') return decided([]);
  const { agentId } = party;
  return decided([{ ...about(interaction), type: 'PartyConferenced', agentId }]);
}

export function endParty(state: RoutingState, command: EndParty): Verdict {
  const { agentId, partyAgentId } = command;
  const pending = pendingConsult(state, command);
  if (pending !== null) return pending;
  const found = findParty(state, command, 'endParty');
  if (isNo(found)) return found;
  const reason = agentId === partyAgentId ? 'left' : 'ended';
  return decided([
    { ...about(found.interaction), type: 'PartyLeft', agentId: partyAgentId, reason },
  ]);
}

export function completeTransfer(
  state: RoutingState,
  command: CompleteTransfer,
  { now }: Context,
): Verdict {
  const found = findWork(state, command, 'completeTransfer');
  if (isNo(found)) return found;
  const { agentId, toAgentId } = command;
  if (!found.parties.some((party) => party.agentId === toAgentId)) {
    return refused('party.unknown', { field: 'toAgentId' });
  }
  return decided([
    ...rescindOffers(state, found, 'rerouted'),
    {
      ...about(found),
      type: 'InteractionAssigned',
      agentId: toAgentId,
      fromAgentId: agentId,
      how: 'handed-over',
      isOverride: false,
      queuedAt: found.queuedAt,
      assignedAt: now,
      waitMs: NO_WAIT,
      isAnswer: false,
      isInTime: false,
    },
  ]);
}

const NO_WAIT = durationMs(0);

/** Holder and the colleague herself may act on her part. */
function findParty(
  state: RoutingState,
  command: Pick<EndParty, 'interactionId' | 'agentId' | 'partyAgentId'>,
  action: 'startConference' | 'endParty',
): { readonly interaction: InteractionState; readonly party: Party } | No {
  const interaction = findInteraction(state, command.interactionId, action);
  if (isNo(interaction)) return interaction;
  const { agentId, partyAgentId } = command;
  if (interaction.agentId !== agentId && agentId !== partyAgentId) {
    return refused('interaction.not-yours', { field: 'interactionId' });
  }
  const party = interaction.parties.find((one) => one.agentId === partyAgentId);
  return party === undefined
    ? refused('party.unknown', { field: 'partyAgentId' })
    : { interaction, party };
}

/** The holder takes back what the colleague has not answered yet. */
function pendingConsult(state: RoutingState, command: EndParty): Verdict | null {
  const interaction = state.interactions.get(command.interactionId);
  if (interaction === undefined || interaction.agentId !== command.agentId) return null;
  const offer = offersOf(state, interaction).find(
    (one) => one.purpose === 'consult' && one.agentId === command.partyAgentId,
  );
  if (offer === undefined) return null;
  return decided([{ ...aboutOffer(state, offer), type: 'OfferRescinded', reason: 'rerouted' }]);
}
