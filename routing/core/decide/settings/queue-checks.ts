import { refused } from '@zentrale/kernel/values';
import { checkSkills, parseExpression } from '../../expression/index.ts';
import {
  DURATION_MS_MAX,
  INTERACTION_COUNT_MAX,
  OFFER_COUNT_MAX,
  OFFER_TIMEOUT_MS_MIN,
  PRIORITY_MAX,
  RESERVE_IDLE_MAX,
  STEP_COUNT_MAX,
  STEP_QUEUE_COUNT_MAX,
  WAIT_MS_MIN,
} from '../../limits.ts';
import type { QueueConfig, RoutingStep } from '../../settings.ts';
import type { RoutingState } from '../../state.ts';
import { hasTwice, isText, isWhole } from '../checks.ts';
import { invalid, limit, type No } from '../context.ts';

/** The field of a queue's settings that cannot be, or `null`. */
export function checkQueue(state: RoutingState, queue: QueueConfig): No | null {
  if (!isText(queue.name)) return invalid('queue.name');
  for (const [field, value, min, max] of bounds(queue)) {
    if (!isWhole(value, min, max)) return invalid(`queue.${field}`);
  }
  return checkNames(state, queue) ?? checkSteps(state, queue);
}

type Bound = readonly [field: keyof QueueConfig, value: number, min: number, max: number];

function bounds(queue: QueueConfig): Bound[] {
  const ms = (field: keyof QueueConfig, value: number, min: number): Bound => [
    field,
    value,
    min,
    DURATION_MS_MAX,
  ];
  return [
    ['priority', queue.priority, 0, PRIORITY_MAX],
    ['priorityGrowthPerMinute', queue.priorityGrowthPerMinute, 0, PRIORITY_MAX],
    ['priorityMax', queue.priorityMax, 0, PRIORITY_MAX],
    ms('stickyMs', queue.stickyMs, 0),
    ms('offerTimeoutMs', queue.offerTimeoutMs, OFFER_TIMEOUT_MS_MIN),
    ['offerCountMax', queue.offerCountMax, 1, OFFER_COUNT_MAX],
    ms('wrapUpMs', queue.wrapUpMs, 0),
    ['lengthMax', queue.lengthMax, 1, INTERACTION_COUNT_MAX],
    ms('waitMaxMs', queue.waitMaxMs, WAIT_MS_MIN),
    ms('handleMaxMs', queue.handleMaxMs, WAIT_MS_MIN),
    ms('parkMaxMs', queue.parkMaxMs, WAIT_MS_MIN),
    ms('serviceLevelMs', queue.serviceLevelMs, 0),
    ['serviceLevelTargetPct', queue.serviceLevelTargetPct, 0, 100],
    ms('shortAbandonMs', queue.shortAbandonMs, 0),
  ];
}

/** Other settings that this one names. */
function checkNames(state: RoutingState, queue: QueueConfig): No | null {
  const { queueId, overflowQueueId, calendarId, reserve } = queue;
  if (calendarId !== null && !state.calendars.has(calendarId)) {
    return refused('calendar.unknown', { field: 'queue.calendarId' });
  }
  const overflows =
    queue.onFull === 'overflow' || queue.onWaitMax === 'overflow' || queue.onClosed === 'overflow';
  const field = 'queue.overflowQueueId';
  if (overflows && overflowQueueId === null) return invalid(field);
  if (overflowQueueId !== null) {
    if (overflowQueueId === queueId) return invalid(field);
    if (!state.queues.has(overflowQueueId)) return refused('queue.unknown', { field });
  }
  if (reserve === null) return null;
  if (reserve.queueId === queueId) return invalid('queue.reserve.queueId');
  if (!state.queues.has(reserve.queueId)) {
    return refused('queue.unknown', { field: 'queue.reserve.queueId' });
  }
  const isGood = isWhole(reserve.idleMin, 1, RESERVE_IDLE_MAX);
  return isGood ? null : invalid('queue.reserve.idleMin');
}

function checkSteps(state: RoutingState, queue: QueueConfig): No | null {
  const { steps } = queue;
  if (steps.length === 0) return invalid('queue.steps');
  if (steps.length > STEP_COUNT_MAX) return limit('queue.steps');
  for (const [index, step] of steps.entries()) {
    const no = checkStep(state, queue, {
      step,
      field: `queue.steps.${index}`,
      isLast: index === steps.length - 1,
    });
    if (no !== null) return no;
  }
  return null;
}

function checkStep(
  state: RoutingState,
  queue: QueueConfig,
  { step, field, isLast }: { step: RoutingStep; field: string; isLast: boolean },
): No | null {
  const lasts = step.lastsMs;
  const isDuration = isLast
    ? lasts === null
    : lasts !== null && isWhole(lasts, WAIT_MS_MIN, DURATION_MS_MAX);
  if (!isDuration) return invalid(`${field}.lastsMs`);
  if (!isWhole(step.priorityGain, 0, PRIORITY_MAX)) return invalid(`${field}.priorityGain`);
  if (isLast && step.skipsWhenNobody) return invalid(`${field}.skipsWhenNobody`);
  if (step.queueIds.length > STEP_QUEUE_COUNT_MAX) return limit(`${field}.queueIds`);
  if (hasTwice(step.queueIds)) return invalid(`${field}.queueIds`);
  const unknown = step.queueIds.findIndex(
    (queueId) => queueId === queue.queueId || !state.queues.has(queueId),
  );
  if (unknown >= 0) return refused('queue.unknown', { field: `${field}.queueIds.${unknown}` });
  return checkRequirement(state, step.requirement, `${field}.requirement`);
}

/** An expression that cannot be is refused with its place in the text. */
function checkRequirement(state: RoutingState, source: string, field: string): No | null {
  const parsed = parseExpression(source);
  const problem = parsed.ok
    ? checkSkills(source, parsed.expression, (id) => state.skills.has(id as never))
    : parsed.problem;
  if (problem === null) return null;
  const { kind, at, length, expected, found } = problem;
  return refused(kind, {
    field,
    facts: {
      at,
      length,
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found }),
    },
  });
}
