// Work that waits again, or at last.
import { must, type Instant } from '@zentrale/kernel/values';
import type { InteractionDue } from '../facts/waiting.ts';
import type { InteractionReturned, ReturnReason } from '../facts/work.ts';
import type { InteractionState, RoutingState } from '../state.ts';
import { about } from './context.ts';
import { firstStep } from './steps.ts';

/** The customer waits again, at the place from before; nobody who could serve is left out now. */
export function returned(
  state: RoutingState,
  interaction: InteractionState,
  reason: ReturnReason,
  now: Instant,
): InteractionReturned {
  const agentId = must(interaction.agentId, 'holder of an interaction');
  const queue = must(state.queues.get(interaction.queueId), 'queue of an interaction');
  const isWoken = reason === 'woken' || reason === 'park-ended';
  return {
    ...about(interaction),
    type: 'InteractionReturned',
    agentId,
    reason,
    step: isWoken ? firstStep(state, queue, agentId) : Math.max(0, interaction.step),
    queuedAt: interaction.queuedAt,
    waitingSinceAt: now,
  };
}

/** Scheduled work begins to wait, in its own queue or where that overflows to. */
export function due(
  state: RoutingState,
  interaction: InteractionState,
  now: Instant,
  queue = must(state.queues.get(interaction.queueId), 'queue of an interaction'),
): InteractionDue {
  const isArrival = !interaction.hasArrived;
  return {
    ...about(interaction),
    type: 'InteractionDue',
    queueId: queue.config.queueId,
    // Woken before its time it takes its place among those who come now.
    queuedAt: interaction.queuedAt > now ? now : interaction.queuedAt,
    step: isArrival ? firstStep(state, queue, interaction.preferredAgentId) : interaction.step,
    isArrival,
  };
}
