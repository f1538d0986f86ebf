import {
  accepted,
  refused,
  type Instant,
  type InteractionId,
  type Result,
} from '@zentrale/kernel/values';
import { dueAt, startClock } from '../calendar/index.ts';
import { checkAttributes, checkRequirements, isText, isWhole } from '../decide/checks.ts';
import { invalid } from '../decide/context.ts';
import { firstStep } from '../decide/steps.ts';
import { PRIORITY_MAX } from '../limits.ts';
import type { Queue, RoutingState } from '../state.ts';
import { explain } from './explain-waiting.ts';
import type { WaitingExplanation, Wish } from './types.ts';

/** Who would get this now? Nothing is queued; a wish that would be refused is refused here, too. */
export function previewWish(
  state: RoutingState,
  wish: Wish,
  now: Instant,
  candidateCountMax: number,
): Result<WaitingExplanation> {
  const { channel, queueId, skills, priority, context = {}, preferredAgentId = null } = wish;
  // Only working states are ever made; the readonly view has the same members.
  const queue = state.queues.get(queueId) as Queue | undefined;
  if (queue === undefined) return refused('queue.unknown', { field: 'queueId' });
  if (!isText(channel)) return invalid('channel');
  if (priority !== undefined && !isWhole(priority, 0, PRIORITY_MAX)) return invalid('priority');
  const no = checkRequirements(state, skills) ?? checkAttributes(context, 'context');
  if (no !== null) return no;
  const clock = startClock(now);
  const asking = {
    // After everybody who came at the same instant.
    interactionId: '\uffff' as InteractionId,
    channel,
    queueId,
    skills,
    context,
    preferredAgentId,
    priority: priority ?? queue.config.priority,
    step: firstStep(state, queue, preferredAgentId),
    stepSinceAt: now,
    queuedAt: now,
    dueAt: dueAt(clock, queue.plan.calendar, queue.config.serviceLevelMs),
    offeredBefore: [],
  };
  return accepted(explain(state, queue, asking, { now, candidateCountMax }));
}
