import type { Instant, InteractionId } from '@zentrale/kernel/values';
import { estimateWait } from '../estimate/index.ts';
import type { Interaction, Queue, RoutingState } from '../state.ts';
import type { WaitEstimate } from './types.ts';

/** What of an interaction decides its place. */
export type Placed = Pick<Interaction, 'interactionId' | 'priority' | 'queuedAt' | 'dueAt'>;

/**
 * Place in the queue's order of service from 1; `null` when it does not wait there. Work on offer
 * is no longer in the line.
 */
export function positionOf(state: RoutingState, interactionId: InteractionId): number | null {
  const interaction = state.interactions.get(interactionId);
  if (interaction?.state !== 'queued') return null;
  // Only working states are ever made; the readonly view has the same members.
  const queue = state.queues.get(interaction.queueId) as Queue | undefined;
  return queue === undefined ? null : aheadOf(queue, interaction) + 1;
}

/** How long it will still wait; `null` when it does not, or too little is known. */
export function estimateFor(
  state: RoutingState,
  interactionId: InteractionId,
  now: Instant,
): WaitEstimate | null {
  const interaction = state.interactions.get(interactionId);
  const position = positionOf(state, interactionId);
  const queue = interaction && state.queues.get(interaction.queueId);
  if (position === null || queue === undefined) return null;
  return estimateWait(queue.waits, { ahead: position - 1, serverCount: queue.placeCount, now });
}

/** How many of the queue are served before it, in every line of the queue. */
export function aheadOf(queue: Queue, placed: Placed): number {
  let count = 0;
  for (const line of queue.lines) count += line.waiting.countBefore(placed as Interaction);
  return count;
}
