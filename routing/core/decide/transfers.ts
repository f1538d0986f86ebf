import { later, must, refused, type AgentId } from '@zentrale/kernel/values';
import type { TransferToAgent, TransferToQueue } from '../commands/work.ts';
import type { InteractionState, OfferState, RoutingState } from '../state.ts';
import { checkRequirements } from './checks.ts';
import { about, decided, type Context, type Verdict } from './context.ts';
import { checkRoom, findAgent, findQueue, findWork, isNo } from './find.ts';
import { aboutOffer, offerIdAfter } from './offers.ts';
import { queueConfigOf } from './queues.ts';
import { directedDecision } from './reasons.ts';
import { alone } from './work.ts';

export function transferToQueue(
  state: RoutingState,
  command: TransferToQueue,
  { now }: Context,
): Verdict {
  const found = findWork(state, command, 'transferToQueue');
  if (isNo(found)) return found;
  const queue = findQueue(state, command.queueId, 'queueId');
  if (isNo(queue)) return queue;
  const skills = command.skills ?? [];
  const no = checkRequirements(state, skills);
  if (no !== null) return no;
  const { lengthMax, priority } = queue.config;
  if (queue.waiting.size >= lengthMax) {
    return refused('queue.full', { field: 'queueId', facts: { lengthMax } });
  }
  return decided([
    ...alone(state, found),
    {
      ...about(found),
      type: 'InteractionTransferred',
      agentId: command.agentId,
      toQueueId: command.queueId,
      skills,
      priority: found.isQueuePriority ? priority : found.priority,
      step: 0,
      queuedAt: now,
    },
  ]);
}

export function transferToAgent(
  state: RoutingState,
  command: TransferToAgent,
  { now }: Context,
): Verdict {
  const found = findWork(state, command, 'transferToAgent');
  if (isNo(found)) return found;
  const field = 'toAgentId';
  const { toAgentId } = command;
  if (toAgentId === command.agentId) return refused('agent.same', { field });
  const receiver = findAgent(state, toAgentId, field, true);
  if (isNo(receiver)) return receiver;
  if (takesPart(state, found, toAgentId)) return refused('party.already', { field });
  const pending = pendingTransfer(state, found);
  // Asking the same agent again: the pending offer, which this one replaces, gives its room back,
  // unless she is beyond her capacity.
  const room = checkRoom(receiver, found, field, false);
  if (isNo(room)) return room;
  if (room.isOver) {
    return refused('agent.no-capacity', { field, facts: { channel: found.channel } });
  }
  const offerId = offerIdAfter(state);
  const { offerTimeoutMs } = queueConfigOf(state, found);
  return decided(
    [
      ...(pending === null
        ? []
        : [{ ...aboutOffer(state, pending), type: 'OfferRescinded', reason: 'rerouted' } as const]),
      {
        ...about(found),
        type: 'OfferMade',
        offerId,
        agentId: toAgentId,
        purpose: 'transfer',
        fromAgentId: command.agentId,
        priority: found.priority,
        queuedAt: found.queuedAt,
        offeredAt: now,
        expiresAt: later(now, offerTimeoutMs),
        decision: directedDecision(receiver, found, { now, strategy: 'directed' }),
      },
    ],
    { offerId },
  );
}

/** The agent is asked to take part, or does. */
export function takesPart(
  state: RoutingState,
  interaction: InteractionState,
  agentId: AgentId,
): boolean {
  return (
    interaction.parties.some((party) => party.agentId === agentId) ||
    offersOf(state, interaction).some(
      (offer) => offer.agentId === agentId && offer.purpose === 'consult',
    )
  );
}

export function offersOf(state: RoutingState, { offerIds }: InteractionState): OfferState[] {
  return offerIds.map((offerId) => must(state.offers.get(offerId), 'offer of an interaction'));
}

function pendingTransfer(state: RoutingState, interaction: InteractionState): OfferState | null {
  return offersOf(state, interaction).find(({ purpose }) => purpose === 'transfer') ?? null;
}
