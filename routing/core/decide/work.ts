import { durationMs, later, must } from '@zentrale/kernel/values';
import type {
  CompleteInteraction,
  FinishWrapUp,
  HoldInteraction,
  ParkInteraction,
  ReopenInteraction,
  RetrieveInteraction,
} from '../commands/work.ts';
import type { FactBody } from '../facts.ts';
import type { InteractionCompleted } from '../facts/work.ts';
import { SCHEDULE_MS_MAX } from '../limits.ts';
import type { InteractionState, RoutingState } from '../state.ts';
import { isText, isWhole } from './checks.ts';
import { about, decided, invalid, type Context, type Verdict } from './context.ts';
import { findWork, isNo } from './find.ts';
import { closed } from './leaving.ts';
import { rescindOffers } from './offers.ts';
import { partiesLeave } from './party-ends.ts';
import { queueConfigOf } from './queues.ts';

export function holdInteraction(state: RoutingState, command: HoldInteraction): Verdict {
  const found = findWork(state, command, 'hold');
  if (isNo(found)) return found;
  return decided([{ ...about(found), type: 'InteractionHeld', agentId: command.agentId }]);
}

export function retrieveInteraction(state: RoutingState, command: RetrieveInteraction): Verdict {
  const found = findWork(state, command, 'retrieve');
  if (isNo(found)) return found;
  return decided([{ ...about(found), type: 'InteractionRetrieved', agentId: command.agentId }]);
}

export function parkInteraction(
  state: RoutingState,
  command: ParkInteraction,
  { now }: Context,
): Verdict {
  const found = findWork(state, command, 'park');
  if (isNo(found)) return found;
  const { agentId, untilAt } = command;
  if (untilAt !== undefined && !isWhole(untilAt, now + 1, now + SCHEDULE_MS_MAX)) {
    return invalid('untilAt');
  }
  const latest = later(now, queueConfigOf(state, found).parkMaxMs);
  return decided([
    ...alone(state, found),
    {
      ...about(found),
      type: 'InteractionParked',
      agentId,
      parkedAt: now,
      wakesAt: untilAt === undefined || untilAt > latest ? latest : untilAt,
    },
  ]);
}

export function completeInteraction(
  state: RoutingState,
  command: CompleteInteraction,
  { now }: Context,
): Verdict {
  const found = findWork(state, command, 'complete');
  if (isNo(found)) return found;
  const agentId = command.agentId;
  const dispositionId = command.dispositionId ?? null;
  if (dispositionId !== null && !isText(dispositionId)) return invalid('dispositionId');
  const { wrapUpMs } = queueConfigOf(state, found);
  // Written out, as all facts of every day: a spread object is made twice, and bigger.
  const completed: InteractionCompleted = {
    interactionId: found.interactionId,
    conversationId: found.conversationId,
    customerId: found.customerId,
    channel: found.channel,
    queueId: found.queueId,
    type: 'InteractionCompleted',
    agentId,
    dispositionId,
    assignedAt: must(found.assignedAt, 'assignment of active work'),
    completedAt: now,
    wrapUpEndsAt: later(now, wrapUpMs),
  };
  const isOver = wrapUpMs === durationMs(0);
  const isAlone = found.offerIds.length + found.parties.length === 0;
  // The rule, and a list that begins with what is in it is a fifth of one that grows.
  if (isAlone && !isOver) return decided([completed]);
  const facts = [...alone(state, found), completed];
  if (isOver) facts.push(closed(found, 'finished', now, dispositionId));
  return decided(facts);
}

export function reopenInteraction(state: RoutingState, command: ReopenInteraction): Verdict {
  const found = findWork(state, command, 'reopen');
  if (isNo(found)) return found;
  return decided([{ ...about(found), type: 'InteractionReopened', agentId: command.agentId }]);
}

export function finishWrapUp(
  state: RoutingState,
  command: FinishWrapUp,
  { now }: Context,
): Verdict {
  const found = findWork(state, command, 'finishWrapUp');
  if (isNo(found)) return found;
  const dispositionId = command.dispositionId ?? found.dispositionId;
  if (dispositionId !== null && !isText(dispositionId)) return invalid('dispositionId');
  return decided([closed(found, 'finished', now, dispositionId)]);
}

/** Transfers and consults under way are taken back, and everybody else leaves. */
export function alone(state: RoutingState, interaction: InteractionState): FactBody[] {
  const facts: FactBody[] = rescindOffers(state, interaction, 'rerouted');
  if (interaction.parties.length > 0) facts.push(...partiesLeave(interaction, 'work-over'));
  return facts;
}
