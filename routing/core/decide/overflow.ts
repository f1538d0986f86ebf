import { between, must, type Instant } from '@zentrale/kernel/values';
import type { FactBody } from '../facts.ts';
import type { InteractionOverflowed } from '../facts/waiting.ts';
import { OVERFLOW_HOP_COUNT_MAX } from '../limits.ts';
import type { InteractionState, QueueState, RoutingState } from '../state.ts';
import { about } from './context.ts';
import { queueConfigOf } from './queues.ts';
import { due } from './returning.ts';
import { firstStep } from './steps.ts';

/** The longest wait is over: another queue takes it, however full, or it leaves routing. */
export function waitOver(
  state: RoutingState,
  interaction: InteractionState,
  now: Instant,
): FactBody[] {
  const { onWaitMax, overflowQueueId } = queueConfigOf(state, interaction);
  const next = overflowQueueId === null ? undefined : state.queues.get(overflowQueueId);
  if (onWaitMax === 'overflow' && next !== undefined) {
    return [overflowed(state, interaction, { to: next, cause: 'waited', now })];
  }
  return [
    {
      ...about(interaction),
      type: 'InteractionExpired',
      queuedAt: interaction.queuedAt,
      expiredAt: now,
      waitMs: between(interaction.waitingSinceAt, now),
      wasAnswered: interaction.wasAnswered,
    },
  ];
}

/**
 * Scheduled work begins to wait. It was promised its place: a full queue lets it overflow where
 * there is room, and takes it all the same where there is none. Who has waited before keeps her
 * queue.
 */
export function begun(
  state: RoutingState,
  interaction: InteractionState,
  now: Instant,
): FactBody[] {
  const own = must(state.queues.get(interaction.queueId), 'queue of an interaction');
  const queue = interaction.hasArrived ? own : roomFrom(state, own);
  const began = due(state, interaction, now, queue);
  if (queue === own) return [began];
  return [overflowed(state, interaction, { to: queue, cause: 'full', now }), began];
}

/** The first queue with room, by way of those that overflow; the one asked for if there is none. */
function roomFrom(state: RoutingState, own: QueueState): QueueState {
  let queue = own;
  for (let hop = 0; hop < OVERFLOW_HOP_COUNT_MAX; hop += 1) {
    const { lengthMax, onFull, overflowQueueId } = queue.config;
    if (queue.waiting.size < lengthMax) return queue;
    const next = overflowQueueId === null ? undefined : state.queues.get(overflowQueueId);
    if (onFull !== 'overflow' || next === undefined) return own;
    queue = next;
  }
  return own;
}

export function overflowed(
  state: RoutingState,
  interaction: InteractionState,
  how: { to: QueueState; cause: InteractionOverflowed['cause']; now: Instant },
): InteractionOverflowed {
  const isWaiting = interaction.state === 'queued' || interaction.state === 'offered';
  return {
    ...about(interaction),
    type: 'InteractionOverflowed',
    cause: how.cause,
    toQueueId: how.to.config.queueId,
    priority: interaction.isQueuePriority ? how.to.config.priority : interaction.priority,
    step: firstStep(state, how.to, interaction.preferredAgentId),
    queuedAt: interaction.queuedAt,
    waitMs: between(isWaiting ? interaction.waitingSinceAt : how.now, how.now),
    hasArrived: interaction.hasArrived,
    wasAnswered: interaction.wasAnswered,
  };
}
