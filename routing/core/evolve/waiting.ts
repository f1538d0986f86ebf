import type { Instant } from '@zentrale/kernel/values';
import {
  dueAfterChange,
  dueAt,
  rebaseClock,
  startClock,
  type SlaClock,
} from '../calendar/index.ts';
import { noteAbandoned } from '../estimate/index.ts';
import type {
  CallbackRequested,
  InteractionAbandoned,
  InteractionCanceled,
  InteractionDue,
  InteractionExpired,
  InteractionOverflowed,
  InteractionQueued,
  PriorityChanged,
  StepBegan,
} from '../facts/waiting.ts';
import type { Interaction, Queue, WorkingState } from '../state.ts';
import { letGo } from './assignment.ts';
import { countsOn } from './counting.ts';
import { interactionOf } from './find.ts';
import { NONE } from './none.ts';
import { dropInteraction, leaveDemand, place, queueOf, unplace } from './placement.ts';

export function interactionQueued(
  state: WorkingState,
  fact: InteractionQueued,
  now: Instant,
): void {
  const isScheduled = fact.startsAt !== null;
  const interaction: Interaction = {
    interactionId: fact.interactionId,
    conversationId: fact.conversationId,
    customerId: fact.customerId,
    channel: fact.channel,
    queueId: fact.queueId,
    skills: fact.skills,
    context: fact.context,
    priority: fact.priority,
    isQueuePriority: fact.isQueuePriority,
    preferredAgentId: fact.preferredAgentId,
    isCallback: fact.isCallback,
    hasArrived: !isScheduled,
    step: fact.step,
    stepSinceAt: now,
    queuedAt: fact.queuedAt,
    waitingSinceAt: fact.queuedAt,
    clock: NOT_STARTED,
    dueAt: null,
    wakesAt: fact.startsAt,
    state: isScheduled ? 'scheduled' : 'queued',
    agentId: null,
    offerIds: NONE,
    parties: NONE,
    supervisions: NONE,
    offeredBefore: NONE,
    acceptedOfferId: null,
    wasAnswered: false,
    assignedAt: null,
    completedAt: null,
    wrapUpEndsAt: null,
    dispositionId: null,
    demand: null,
    placeEnd: null,
    stepEnd: null,
  };
  state.interactions.set(fact.interactionId, interaction);
  if (!isScheduled) arrive(state, interaction, startClock(now));
  place(state, interaction);
}

export function interactionDue(state: WorkingState, fact: InteractionDue, now: Instant): void {
  const interaction = interactionOf(state, fact.interactionId);
  unplace(state, interaction);
  interaction.state = 'queued';
  interaction.wakesAt = null;
  interaction.hasArrived = true;
  interaction.queuedAt = fact.queuedAt;
  interaction.waitingSinceAt = now;
  interaction.step = fact.step;
  interaction.stepSinceAt = now;
  if (fact.isArrival) arrive(state, interaction, startClock(now));
  place(state, interaction);
}

export function stepBegan(state: WorkingState, fact: StepBegan, now: Instant): void {
  const interaction = interactionOf(state, fact.interactionId);
  unplace(state, interaction);
  leaveDemand(interaction);
  interaction.step = fact.step;
  interaction.stepSinceAt = now;
  interaction.priority = fact.priority;
  place(state, interaction);
}

export function interactionOverflowed(
  state: WorkingState,
  fact: InteractionOverflowed,
  now: Instant,
): void {
  const interaction = interactionOf(state, fact.interactionId);
  const left = queueOf(state, interaction);
  if (interaction.hasArrived && !fact.wasAnswered) {
    const counts = countsOn(state, left, fact.queuedAt);
    if (counts !== null) counts.movedOn += 1;
  }
  unplace(state, interaction);
  leaveDemand(interaction);
  interaction.queueId = fact.toQueueId;
  interaction.priority = fact.priority;
  interaction.step = fact.step;
  interaction.stepSinceAt = now;
  interaction.waitingSinceAt = now;
  interaction.wasAnswered = false;
  interaction.offeredBefore = NONE;
  // The customer has waited all along: the clock goes on under the new queue's hours and target.
  if (interaction.hasArrived) {
    const clock = rebaseClock(interaction.clock, left.plan.calendar, now);
    const dueBefore = interaction.dueAt;
    arrive(state, interaction, { countedMs: clock.countedMs, runningSince: now });
    interaction.dueAt = dueAfterChange(dueBefore, interaction.dueAt, now);
  }
  place(state, interaction);
}

export function callbackRequested(state: WorkingState, fact: CallbackRequested): void {
  const interaction = interactionOf(state, fact.interactionId);
  interaction.isCallback = true;
  if (fact.startsAt === null) return;
  unplace(state, interaction);
  interaction.state = 'scheduled';
  interaction.wakesAt = fact.startsAt;
  place(state, interaction);
}

export function priorityChanged(state: WorkingState, fact: PriorityChanged): void {
  const interaction = interactionOf(state, fact.interactionId);
  unplace(state, interaction);
  interaction.priority = fact.priority;
  interaction.isQueuePriority = false;
  place(state, interaction);
}

/** Abandoned, cancelled or expired: it leaves routing from wherever it waited. */
export function interactionLeft(
  state: WorkingState,
  fact: InteractionAbandoned | InteractionCanceled | InteractionExpired,
  now: Instant,
): void {
  const interaction = interactionOf(state, fact.interactionId);
  const queue = queueOf(state, interaction);
  countLeaving(state, queue, fact);
  if (interaction.agentId !== null) letGo(state, interaction, now);
  dropInteraction(state, interaction);
  if (fact.type !== 'InteractionAbandoned' || fact.wasAnswered) return;
  noteAbandoned(queue.waits, { waitMs: fact.waitMs, hadBacklog: queue.waiting.size > 0 });
}

/** Begins, or goes on, to wait in the queue the interaction belongs to now. */
export function arrive(state: WorkingState, interaction: Interaction, clock: SlaClock): void {
  const queue = queueOf(state, interaction);
  interaction.clock = clock;
  interaction.dueAt = dueAt(clock, queue.plan.calendar, queue.config.serviceLevelMs);
  const counts = countsOn(state, queue, interaction.queuedAt);
  if (counts !== null) counts.arrived += 1;
}

function countLeaving(
  state: WorkingState,
  queue: Queue,
  fact: InteractionAbandoned | InteractionCanceled | InteractionExpired,
): void {
  if (fact.type === 'InteractionCanceled' || fact.wasAnswered) return;
  const counts = countsOn(state, queue, fact.queuedAt);
  if (counts === null) return;
  if (fact.type === 'InteractionExpired') {
    counts.expired += 1;
    return;
  }
  counts.abandoned += 1;
  if (fact.isShort) counts.shortAbandoned += 1;
}

const NOT_STARTED: SlaClock = { countedMs: 0 as SlaClock['countedMs'], runningSince: null };
