import { between, type Instant } from '@zentrale/kernel/values';
import type { FactBody } from '../facts.ts';
import type { InteractionOverflowed } from '../facts/waiting.ts';
import type { InteractionState, QueueState, RoutingState } from '../state.ts';
import { about } from './context.ts';
import { queueConfigOf } from './queues.ts';
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
