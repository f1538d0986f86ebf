import type { ToldWait } from '@zentrale/channels/adapters/voice-twilio/twiml.ts';
import type { Instant, InteractionId, QueueId } from '@zentrale/kernel/values';
import {
  estimateFor,
  positionOf,
  queueFigures,
  type RoutingState,
  type WaitEstimate,
} from '@zentrale/routing';

const MINUTE_MS = 60_000;

/**
 * What somebody is told who is about to wait. `null` where somebody is free: whoever speaks to
 * nobody is kept from being connected.
 */
export function waitOfNext(state: RoutingState, queueId: QueueId, now: Instant): ToldWait | null {
  const figures = queueFigures(state, queueId, now);
  if (figures !== null && figures.idleAgentCount > figures.waitingCount) return null;
  return told(state, queueId, (figures?.waitingCount ?? 0) + 1, figures?.estimate ?? null);
}

/** What somebody is told who waits; `null` once she is on offer, or waits no more. */
export function waitOf(
  state: RoutingState,
  interactionId: InteractionId,
  now: Instant,
): ToldWait | null {
  const interaction = state.interactions.get(interactionId);
  const place = positionOf(state, interactionId);
  if (interaction === undefined || place === null) return null;
  return told(state, interaction.queueId, place, estimateFor(state, interactionId, now));
}

function told(
  state: RoutingState,
  queueId: QueueId,
  place: number,
  estimate: WaitEstimate | null,
): ToldWait {
  return {
    place,
    minutes: estimate === null ? null : Math.round(estimate.likelyMs / MINUTE_MS),
    offersCallback: state.queues.get(queueId)?.config.offersCallback ?? false,
  };
}
