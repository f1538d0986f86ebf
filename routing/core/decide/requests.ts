import { refused, later, durationMs, type Instant } from '@zentrale/kernel/values';
import { isOpen, opensAt } from '../calendar/index.ts';
import type { RequestRouting } from '../commands/interactions.ts';
import {
  INTERACTION_COUNT_MAX,
  OVERFLOW_HOP_COUNT_MAX,
  PRIORITY_MAX,
  SCHEDULE_MS_MAX,
} from '../limits.ts';
import type { QueueState, RoutingState } from '../state.ts';
import { checkAttributes, checkRequirements, isText, isWhole } from './checks.ts';
import { decided, invalid, limit, type Context, type No, type Verdict } from './context.ts';
import { findQueue, isNo } from './find.ts';
import { firstStep } from './steps.ts';

const NO_CONTEXT = {};

export function requestRouting(
  state: RoutingState,
  command: RequestRouting,
  { now }: Context,
): Verdict {
  const { interactionId, conversationId, customerId, channel, skills } = command;
  const asked = findQueue(state, command.queueId, 'queueId');
  if (isNo(asked)) return asked;
  if (state.interactions.has(interactionId)) {
    return refused('interaction.duplicate', { field: 'interactionId' });
  }
  const no = checkRequest(state, command, now);
  if (no !== null) return no;
  if (state.interactions.size >= INTERACTION_COUNT_MAX) return limit('interactionId');
  const entry = entryOf(state, asked, command.notBeforeAt ?? null, now);
  if (isNo(entry)) return entry;
  const { queue, startsAt } = entry;
  const preferredAgentId = command.preferredAgentId ?? null;
  return decided([
    {
      type: 'InteractionQueued',
      interactionId,
      conversationId,
      customerId,
      channel,
      queueId: queue.config.queueId,
      skills,
      priority: command.priority ?? queue.config.priority,
      isQueuePriority: command.priority === undefined,
      preferredAgentId,
      context: command.context ?? NO_CONTEXT,
      isCallback: command.isCallback ?? false,
      step: startsAt === null ? firstStep(state, queue, preferredAgentId) : 0,
      queuedAt: startsAt !== null && command.notBeforeAt !== undefined ? startsAt : now,
      startsAt,
      overflowedFrom: queue === asked ? null : command.queueId,
    },
  ]);
}

function checkRequest(state: RoutingState, command: RequestRouting, now: Instant): No | null {
  const { channel, priority, notBeforeAt, context } = command;
  if (!isText(channel)) return invalid('channel');
  if (priority !== undefined && !isWhole(priority, 0, PRIORITY_MAX)) return invalid('priority');
  if (notBeforeAt !== undefined && !isWhole(notBeforeAt, 0, now + SCHEDULE_MS_MAX)) {
    return invalid('notBeforeAt');
  }
  return (
    checkRequirements(state, command.skills) ??
    (context === undefined ? null : checkAttributes(context, 'context'))
  );
}

interface Entry {
  readonly queue: QueueState;
  readonly startsAt: Instant | null;
}

/** The queue that takes it, now or when it opens: the one asked for, or where that overflows to. */
function entryOf(
  state: RoutingState,
  asked: QueueState,
  notBeforeAt: Instant | null,
  now: Instant,
): Entry | No {
  const startsAt = notBeforeAt !== null && notBeforeAt > now ? notBeforeAt : null;
  let queue = asked;
  for (let hop = 0; hop < OVERFLOW_HOP_COUNT_MAX; hop += 1) {
    const obstacle = obstacleOf(state, queue, { at: startsAt ?? now, isLater: startsAt !== null });
    if (obstacle === null) return { queue, startsAt };
    if ('opensAt' in obstacle) return { queue, startsAt: obstacle.opensAt };
    if (!('overflows' in obstacle)) return obstacle;
    const { overflowQueueId } = queue.config;
    const next = overflowQueueId === null ? undefined : state.queues.get(overflowQueueId);
    if (next === undefined) return obstacle.overflows;
    queue = next;
  }
  return refused('queue.full', { field: 'queueId', facts: { lengthMax: asked.config.lengthMax } });
}

type Obstacle = { readonly overflows: No } | { readonly opensAt: Instant } | No;

function obstacleOf(
  state: RoutingState,
  queue: QueueState,
  { at, isLater }: { at: Instant; isLater: boolean },
): Obstacle | null {
  const { config } = queue;
  const calendar = config.calendarId === null ? null : state.calendars.get(config.calendarId);
  if (calendar !== null && calendar !== undefined && !isOpen(calendar, at)) {
    const reopens = opensAt(calendar, at);
    const closed = refused('queue.closed', {
      field: 'queueId',
      ...(reopens === null ? {} : { facts: { opensAt: reopens } }),
    });
    if (config.onClosed === 'refuse') return closed;
    if (config.onClosed === 'overflow') return { overflows: closed };
    // A queue that never opens again holds nothing back.
    if (config.onClosed === 'schedule' && reopens !== null) return { opensAt: reopens };
  }
  // Nobody knows who will wait by then: what is scheduled was promised its place.
  if (isLater || queue.waiting.size < config.lengthMax) return null;
  const full = refused('queue.full', {
    field: 'queueId',
    facts: { lengthMax: config.lengthMax },
  });
  return config.onFull === 'overflow' ? { overflows: full } : full;
}

/** The end of a pause somebody asked for, within a bound. */
export function wakeAt(now: Instant, wanted: Instant | undefined, longestMs: number): Instant {
  const latest = later(now, durationMs(longestMs));
  return wanted === undefined || wanted > latest ? latest : wanted;
}
