import {
  durationMs,
  later,
  must,
  refused,
  type AgentId,
  type InteractionId,
  type OfferId,
  type Refusal,
} from '@zentrale/kernel/values';
import type {
  CompleteInteraction,
  FinishWrapUp,
  TransferToAgent,
  TransferToQueue,
} from '../commands.ts';
import type { FactBody } from '../facts.ts';
import { hasRoom } from '../ledger.ts';
import { workActions, type WorkActions } from '../rules.ts';
import type { InteractionState, RoutingState } from '../state.ts';
import { checkRequirements, isText } from './checks.ts';
import { about, decided, invalid, type Context, type Verdict } from './context.ts';
import { aboutOffer, closed } from './leaving.ts';
import { directedDecision } from './reasons.ts';

export function completeInteraction(
  state: RoutingState,
  command: CompleteInteraction,
  { now }: Context,
): Verdict {
  const found = findWork(state, command, 'complete');
  if ('ok' in found) return found;
  const agentId = command.agentId;
  const dispositionId = command.dispositionId ?? null;
  if (dispositionId !== null && !isText(dispositionId)) return invalid('dispositionId');
  const { wrapUpMs } = must(state.queues.get(found.queueId), 'queue').config;
  const facts: FactBody[] = rescindTransfer(state, found);
  facts.push({
    type: 'InteractionCompleted',
    ...about(found),
    agentId,
    dispositionId,
    assignedAt: must(found.assignedAt, 'assignment of active work'),
    completedAt: now,
    wrapUpEndsAt: later(now, wrapUpMs),
  });
  if (wrapUpMs === durationMs(0)) facts.push(closed(found, 'finished', now, dispositionId));
  return decided(facts);
}

export function finishWrapUp(
  state: RoutingState,
  command: FinishWrapUp,
  { now }: Context,
): Verdict {
  const found = findWork(state, command, 'finishWrapUp');
  if ('ok' in found) return found;
  const dispositionId = command.dispositionId ?? found.dispositionId;
  if (dispositionId !== null && !isText(dispositionId)) return invalid('dispositionId');
  return decided([closed(found, 'finished', now, dispositionId)]);
}

export function transferToQueue(
  state: RoutingState,
  command: TransferToQueue,
  { now }: Context,
): Verdict {
  const found = findWork(state, command, 'transferToQueue');
  if ('ok' in found) return found;
  const queue = state.queues.get(command.queueId);
  if (queue === undefined) return refused('queue.unknown', { field: 'queueId' });
  const skills = command.skills ?? [];
  const no = checkRequirements(state, skills);
  if (no !== null) return no;
  if (queue.waiting.size >= queue.config.lengthMax) {
    return refused('queue.full', {
      field: 'queueId',
      facts: { lengthMax: queue.config.lengthMax },
    });
  }
  return decided([
    ...rescindTransfer(state, found),
    {
      type: 'InteractionTransferred',
      ...about(found),
      agentId: command.agentId,
      toQueueId: command.queueId,
      skills,
      priority: found.isQueuePriority ? queue.config.priority : found.priority,
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
  if ('ok' in found) return found;
  const field = 'toAgentId';
  if (command.toAgentId === command.agentId) return refused('agent.same', { field });
  const receiver = state.agents.get(command.toAgentId);
  if (receiver === undefined) return refused('agent.unknown', { field });
  if (receiver.connection !== 'online') return refused('agent.not-connected', { field });
  // Asking the same agent again: the pending offer, which this one replaces, gives its room back.
  const isPending = pendingReceiver(state, found) === command.toAgentId;
  if (!isPending && !hasRoom(receiver, found.channel)) {
    return refused('agent.no-capacity', { field, facts: { channel: found.channel } });
  }
  const offerId = nextOfferId(state);
  const { offerTimeoutMs } = must(state.queues.get(found.queueId), 'queue').config;
  return decided(
    [
      ...rescindTransfer(state, found),
      {
        type: 'OfferMade',
        ...about(found),
        offerId,
        agentId: command.toAgentId,
        fromAgentId: command.agentId,
        priority: found.priority,
        queuedAt: found.queuedAt,
        offeredAt: now,
        expiresAt: later(now, offerTimeoutMs),
        decision: directedDecision(receiver, found.skills, now),
      },
    ],
    { offerId },
  );
}

export function nextOfferId(state: RoutingState): OfferId {
  // Born here, hence not branded by any door.
  return `off_${state.offerCount + 1}` as OfferId;
}

function findWork(
  state: RoutingState,
  command: { readonly interactionId: InteractionId; readonly agentId: AgentId },
  action: keyof WorkActions,
): InteractionState | { readonly ok: false; readonly refusal: Refusal } {
  const field = 'interactionId';
  const interaction = state.interactions.get(command.interactionId);
  if (interaction === undefined) return refused('interaction.unknown', { field });
  if (interaction.agentId !== null && interaction.agentId !== command.agentId) {
    return refused('interaction.not-yours', { field });
  }
  const ruling = workActions(interaction.state)[action];
  if (ruling === null) return interaction;
  return refused(ruling, { field, facts: { state: interaction.state } });
}

function pendingReceiver(state: RoutingState, interaction: InteractionState): AgentId | null {
  if (interaction.offerId === null) return null;
  return state.offers.get(interaction.offerId)?.agentId ?? null;
}

/** The holder changes her mind: a transfer under way is taken back, the work stays hers. */
function rescindTransfer(state: RoutingState, interaction: InteractionState): FactBody[] {
  if (interaction.offerId === null) return [];
  const offer = must(state.offers.get(interaction.offerId), 'offer of an interaction');
  return [{ type: 'OfferRescinded', ...aboutOffer(state, offer), reason: 'rerouted' }];
}
