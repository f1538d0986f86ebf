import { between, refused } from '@zentrale/kernel/values';
import type {
  CancelInteraction,
  RequestCallback,
  WakeInteraction,
} from '../commands/interactions.ts';
import type { FactBody } from '../facts.ts';
import { SCHEDULE_MS_MAX } from '../limits.ts';
import type { InteractionState, RoutingState } from '../state.ts';
import { isText, isWhole } from './checks.ts';
import { about, decided, invalid, type Context, type Verdict } from './context.ts';
import { findInteraction, isNo } from './find.ts';
import { begun } from './overflow.ts';
import { returned } from './returning.ts';
import { rescindOffers } from './offers.ts';
import { queueConfigOf } from './queues.ts';

export function cancelInteraction(
  state: RoutingState,
  { interactionId, reason }: CancelInteraction,
  { now }: Context,
): Verdict {
  const interaction = findInteraction(state, interactionId, 'cancel');
  if (isNo(interaction)) return interaction;
  if (!isText(reason)) return invalid('reason');
  if (!interaction.hasArrived) {
    return decided([{ ...about(interaction), type: 'InteractionCanceled', reason }]);
  }
  const isWaiting = interaction.state === 'queued' || interaction.state === 'offered';
  const waitMs = between(isWaiting ? interaction.waitingSinceAt : now, now);
  const { shortAbandonMs } = queueConfigOf(state, interaction);
  return decided([
    ...rescindOffers(state, interaction, 'customer-left'),
    {
      ...about(interaction),
      type: 'InteractionAbandoned',
      reason,
      queuedAt: interaction.queuedAt,
      abandonedAt: now,
      waitMs,
      wasAnswered: interaction.wasAnswered,
      isShort: between(interaction.queuedAt, now) < shortAbandonMs,
    },
  ]);
}

export function requestCallback(
  state: RoutingState,
  { interactionId, notBeforeAt }: RequestCallback,
  { now }: Context,
): Verdict {
  const interaction = findInteraction(state, interactionId, 'requestCallback');
  if (isNo(interaction)) return interaction;
  if (!queueConfigOf(state, interaction).offersCallback) {
    return refused('callback.not-offered', { field: 'interactionId' });
  }
  if (notBeforeAt !== undefined && !isWhole(notBeforeAt, 0, now + SCHEDULE_MS_MAX)) {
    return invalid('notBeforeAt');
  }
  const startsAt = notBeforeAt !== undefined && notBeforeAt > now ? notBeforeAt : null;
  if (interaction.isCallback && startsAt === null) return decided([]);
  return decided([
    // An agent who is about to accept still gets it, unless it is for later.
    ...(startsAt === null ? [] : rescindOffers(state, interaction, 'rerouted')),
    {
      ...about(interaction),
      type: 'CallbackRequested',
      startsAt,
      queuedAt: interaction.queuedAt,
    },
  ]);
}

export function wakeInteraction(
  state: RoutingState,
  { interactionId }: WakeInteraction,
  { now }: Context,
): Verdict {
  const interaction = findInteraction(state, interactionId, 'wake');
  if (isNo(interaction)) return interaction;
  return decided(woken(state, interaction, 'woken', now));
}

/** Scheduled work begins to wait; parked work waits for its agent again. */
export function woken(
  state: RoutingState,
  interaction: InteractionState,
  reason: 'woken' | 'park-ended',
  now: Context['now'],
): FactBody[] {
  if (interaction.state === 'scheduled') return begun(state, interaction, now);
  return [returned(state, interaction, reason, now)];
}
