import type { InteractionState } from '../state.ts';

/** Waiting order: higher priority, then who was queued first, then the id. */
export function byPriorityThenAge(a: InteractionState, b: InteractionState): number {
  return b.priority - a.priority || byAge(a, b);
}

export function byAge(a: InteractionState, b: InteractionState): number {
  if (a.queuedAt !== b.queuedAt) return a.queuedAt - b.queuedAt;
  return a.interactionId < b.interactionId ? -1 : a.interactionId > b.interactionId ? 1 : 0;
}
