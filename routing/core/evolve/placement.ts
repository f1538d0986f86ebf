// Where an interaction stands in lines, counters and the book of deadlines. Everything that changes
// its place, or what its place depends on, does so between `unplace` and `place`, so that no index
// can be forgotten.
import {
  assert,
  durationMs,
  later,
  must,
  type DurationMs,
  type Instant,
} from '@zentrale/kernel/values';
import type { DeadlineKind } from '../deadlines.ts';
import { noteMatch, noteSkip, type Demand } from '../demand.ts';
import { demandFor } from '../lines.ts';
import { enlist, withdraw } from '../roster.ts';
import { charge, release } from '../ledger.ts';
import { STICKY_STEP } from '../plan.ts';
import type { Agent, Interaction, InteractionPlace, Queue, WorkingState } from '../state.ts';

export function place(state: WorkingState, interaction: Interaction): void {
  const queue = queueOf(state, interaction);
  countPlace(queue, interaction, 1);
  setDeadlines(state, queue, interaction);
  if (interaction.state === 'queued') {
    const demand = joinDemand(state, queue, interaction);
    demand.waiting.add(interaction);
    queue.waiting.add(interaction);
    noteMatch(state, demand);
    noteSkip(state, demand);
  } else if (interaction.state !== 'offered') {
    leaveDemand(interaction);
  }
}

export function unplace(state: WorkingState, interaction: Interaction): void {
  const queue = queueOf(state, interaction);
  countPlace(queue, interaction, -1);
  if (interaction.placeEnd !== null) state.deadlines.takeBack(interaction.placeEnd);
  if (interaction.stepEnd !== null) state.deadlines.takeBack(interaction.stepEnd);
  if (interaction.state !== 'queued') return;
  must(interaction.demand, 'line of a waiting interaction').waiting.delete(interaction);
  queue.waiting.delete(interaction);
}

export function moveTo(state: WorkingState, interaction: Interaction, to: InteractionPlace): void {
  unplace(state, interaction);
  interaction.state = to;
  place(state, interaction);
}

/** The interaction asks for something else from now on: its line is found anew. */
export function leaveDemand(interaction: Interaction): void {
  if (interaction.demand !== null) interaction.demand.interactionCount -= 1;
  interaction.demand = null;
}

/** The interaction leaves the state. */
export function dropInteraction(state: WorkingState, interaction: Interaction): void {
  unplace(state, interaction);
  leaveDemand(interaction);
  state.interactions.delete(interaction.interactionId);
}

/** The agent takes an offer or work on: her capacity is charged. */
export function burden(state: WorkingState, agent: Agent, interaction: Interaction): void {
  withdraw(agent);
  charge(agent, interaction.interactionId, interaction.channel);
  enlist(state, agent);
}

/** The agent is rid of an offer or of work, and idle time counts from now. */
export function unburden(
  state: WorkingState,
  agent: Agent,
  interaction: Interaction,
  now: Instant,
  handleMs: number | null = null,
): void {
  withdraw(agent);
  release(agent, interaction.interactionId);
  agent.idleSinceAt = now;
  if (handleMs !== null) noteHandleTime(agent, handleMs);
  enlist(state, agent);
  noteDrained(state, agent);
}

/** Recent work weighs an eighth: the mean follows a change within a few interactions. */
const RECENT_PARTS = 8;

function noteHandleTime(agent: Agent, handleMs: number): void {
  const before = agent.meanHandleMs;
  agent.meanHandleMs =
    before === 0 ? handleMs : before + Math.trunc((handleMs - before) / RECENT_PARTS);
}

/** Call when a draining agent may have finished. */
export function noteDrained(state: WorkingState, agent: Agent): void {
  if (agent.routability === 'draining') state.unsettled.drained.add(agent);
}

export function queueOf(state: WorkingState, interaction: Interaction): Queue {
  return must(state.queues.get(interaction.queueId), 'queue of an interaction');
}

function joinDemand(state: WorkingState, queue: Queue, interaction: Interaction): Demand {
  if (interaction.demand !== null) {
    assert(!interaction.demand.isDropped, 'a line somebody belongs to stays open');
    return interaction.demand;
  }
  const demand = demandFor(state, queue, interaction, interaction.step);
  demand.interactionCount += 1;
  interaction.demand = demand;
  return demand;
}

function countPlace(queue: Queue, interaction: Interaction, by: 1 | -1): void {
  switch (interaction.state) {
    case 'queued':
      return;
    case 'scheduled':
      queue.scheduledCount += by;
      return;
    case 'offered':
      queue.offeredCount += by;
      return;
    case 'active':
    case 'on-hold':
      queue.activeCount += by;
      return;
    case 'parked':
      queue.parkedCount += by;
      return;
    case 'wrap-up':
      queue.wrapUpCount += by;
      return;
  }
}

/** Every place but `offered`, whose offers have their own, leads out of itself by time. */
function setDeadlines(state: WorkingState, { config }: Queue, interaction: Interaction): void {
  switch (interaction.state) {
    case 'offered':
      return;
    case 'scheduled':
    case 'parked':
      return endPlace(state, interaction, must(interaction.wakesAt, 'end of a pause'), 'wake');
    case 'queued': {
      endPlace(state, interaction, later(interaction.waitingSinceAt, config.waitMaxMs), 'wait-end');
      const lastsMs = stepLastsMs(config, interaction.step);
      if (lastsMs !== null) endStep(state, interaction, durationMs(lastsMs));
      return;
    }
    case 'active':
    case 'on-hold': {
      const assignedAt = must(interaction.assignedAt, 'assignment of active work');
      return endPlace(state, interaction, later(assignedAt, config.handleMaxMs), 'handle-end');
    }
    case 'wrap-up': {
      const endsAt = must(interaction.wrapUpEndsAt, 'end of wrap-up');
      return endPlace(state, interaction, endsAt, 'wrap-up-end');
    }
  }
}

function endPlace(
  { deadlines }: WorkingState,
  interaction: Interaction,
  at: Instant,
  kind: DeadlineKind,
): void {
  const { placeEnd, interactionId } = interaction;
  if (placeEnd === null) interaction.placeEnd = deadlines.add(at, kind, interactionId);
  else deadlines.renew(placeEnd, at, kind);
}

function endStep({ deadlines }: WorkingState, interaction: Interaction, lastsMs: DurationMs): void {
  const { stepEnd, stepSinceAt, interactionId } = interaction;
  const at = later(stepSinceAt, lastsMs);
  if (stepEnd === null) interaction.stepEnd = deadlines.add(at, 'step-end', interactionId);
  else deadlines.renew(stepEnd, at, 'step-end');
}

function stepLastsMs(config: Queue['config'], step: number): number | null {
  return step === STICKY_STEP ? config.stickyMs : (config.steps[step]?.lastsMs ?? null);
}
