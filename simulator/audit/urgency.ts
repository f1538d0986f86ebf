// The orders of service in their simplest form: how urgent somebody is, looked at anew each time.
import type { Instant } from '@zentrale/kernel/values';
import type { QueueConfig } from '@zentrale/routing';
import { meanHandleMs, type InteractionPicture, type QueuePicture } from './picture.ts';

const MINUTE_MS = 60_000;
const SOON_MS = 30_000;
/** Urgencies under one priority end here; what is due soon or late begins half way. */
const PRIORITY_SPAN = 2 ** 43;
const SOON = PRIORITY_SPAN / 2;

type OrderingName = QueueConfig['ordering'];

/** The bigger goes first, of the heads of lines; equals go by age. */
export function urgency(
  ordering: OrderingName,
  interaction: InteractionPicture,
  { queue, now }: { readonly queue: QueuePicture; readonly now: Instant },
): number {
  const { config } = queue;
  const { priority, queuedAt } = interaction;
  switch (ordering) {
    case 'first-come':
      return now - queuedAt;
    case 'priority-ageing':
      return Math.min(
        config.priorityMax * MINUTE_MS,
        Math.min(priority, config.priorityMax) * MINUTE_MS +
          config.priorityGrowthPerMinute * (now - queuedAt),
      );
    case 'deadline-then-ratio':
      return underPriority(priority, deadlineThenRatio(interaction, queue, now));
    case 'generalised-c-mu':
      return underPriority(priority, costOfWaiting(interaction, queue, now));
  }
}

/** Negative: the one stands before the other in a line, where all ask for the same. */
export function inLine(
  { config }: QueuePicture,
  one: InteractionPicture,
  other: InteractionPicture,
): number {
  return (
    (config.ordering === 'first-come' ? 0 : byOrdering(config, one, other)) || byAge(one, other)
  );
}

export function byAge(one: InteractionPicture, other: InteractionPicture): number {
  return one.queuedAt - other.queuedAt || (one.interactionId < other.interactionId ? -1 : 1);
}

function byOrdering(
  config: QueueConfig,
  one: InteractionPicture,
  other: InteractionPicture,
): number {
  if (config.ordering === 'priority-ageing') {
    // Both grow alike: who has more points at any instant has at all of them.
    const points = ({ priority, queuedAt }: InteractionPicture) =>
      Math.min(priority, config.priorityMax) * MINUTE_MS -
      config.priorityGrowthPerMinute * (queuedAt - one.queuedAt);
    return points(other) - points(one);
  }
  return other.priority - one.priority || dueAtOf(one, config) - dueAtOf(other, config);
}

function dueAtOf({ dueAt, queuedAt }: InteractionPicture, config: QueueConfig): number {
  return dueAt ?? queuedAt + config.serviceLevelMs;
}

function underPriority(priority: number, inside: number): number {
  const whole = Math.max(0, Math.min(PRIORITY_SPAN - 1, Math.floor(inside)));
  return priority * PRIORITY_SPAN + whole;
}

/** In time by deadline; soon due or late before that, by wait over target, weighed. */
function deadlineThenRatio(
  interaction: InteractionPicture,
  queue: QueuePicture,
  now: Instant,
): number {
  const restMs = dueAtOf(interaction, queue.config) - now;
  if (restMs > SOON_MS) return SOON - 1 - restMs;
  const { waitedMs, targetMs, handleMs } = onTheClock(queue, restMs);
  return SOON + (waitedMs / targetMs / Math.sqrt(targetMs * handleMs)) * 1e12;
}

/** How fast the square of wait over target grows, for the time it takes to serve. */
function costOfWaiting(interaction: InteractionPicture, queue: QueuePicture, now: Instant): number {
  const restMs = dueAtOf(interaction, queue.config) - now;
  const { waitedMs, targetMs, handleMs } = onTheClock(queue, restMs);
  return (waitedMs / targetMs / targetMs / handleMs) * 1e17;
}

function onTheClock(queue: QueuePicture, restMs: number) {
  const { serviceLevelMs } = queue.config;
  return {
    waitedMs: Math.max(0, serviceLevelMs - restMs),
    targetMs: Math.max(1_000, serviceLevelMs),
    handleMs: Math.max(1_000, meanHandleMs(queue)),
  };
}
