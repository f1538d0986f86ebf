import type { Instant } from '@zentrale/kernel/values';
import { dueAfterChange, dueAt, rebaseClock } from '../calendar/index.ts';
import { noCounts } from '../day-counts.ts';
import { newWaitRecord } from '../estimate/index.ts';
import type {
  AgentConfigured,
  AgentRemoved,
  AgentsScored,
  CalendarConfigured,
  ProfileConfigured,
  QueueConfigured,
  QueueRemoved,
  SkillsConfigured,
} from '../facts/settings.ts';
import { admitLoad, placesOf, recharge } from '../ledger.ts';
import { IDLE_LINE_COUNT_MAX } from '../limits.ts';
import { dropLines } from '../lines.ts';
import { OrderedSet } from '../ordered-set.ts';
import { byAge } from '../ordering/index.ts';
import { planOf } from '../plan.ts';
import { enlist, linkAgent, unlinkAgent, withdraw } from '../roster.ts';
import { ShortMap, ShortSet } from '../short-list.ts';
import type { AgentConfig, QueueConfig } from '../settings.ts';
import type { Agent, Interaction, Queue, WorkingState } from '../state.ts';
import { agentOf } from './find.ts';
import { leaveDemand, place, unplace } from './placement.ts';

export function skillsConfigured(state: WorkingState, fact: SkillsConfigured): void {
  state.skills.clear();
  for (const skill of fact.skills) state.skills.set(skill.skillId, skill);
  for (const agent of state.agents.values()) {
    const skills = agent.config.skills.filter(({ skillId }) => state.skills.has(skillId));
    if (skills.length === agent.config.skills.length) continue;
    reconfigure(state, agent, { ...agent.config, skills });
  }
}

export function calendarConfigured(
  state: WorkingState,
  { calendar }: CalendarConfigured,
  now: Instant,
): void {
  state.calendars.set(calendar.calendarId, calendar);
  for (const queue of state.queues.values()) {
    if (queue.config.calendarId === calendar.calendarId) replan(state, queue, queue.config, now);
  }
}

export function queueConfigured(
  state: WorkingState,
  { queue: config }: QueueConfigured,
  now: Instant,
): void {
  const queue = state.queues.get(config.queueId);
  if (queue === undefined) reserve(state, addQueue(state, config), true);
  else replan(state, queue, config, now);
}

export function queueRemoved(state: WorkingState, { queueId }: QueueRemoved): void {
  const queue = state.queues.get(queueId);
  if (queue === undefined) return;
  dropLines(state, queue);
  reserve(state, queue, false);
  state.queues.delete(queueId);
}

/** What it reserves of another queue is not seen to: that one may come later. */
export function addQueue(
  state: WorkingState,
  config: QueueConfig,
  past?: Pick<Queue, 'day' | 'waits'>,
): Queue {
  const waits = past?.waits ?? newWaitRecord();
  const queue: Queue = {
    config,
    plan: planOf(state, config, waits),
    waiting: new OrderedSet<Interaction>(byAge),
    scheduledCount: 0,
    offeredCount: 0,
    activeCount: 0,
    parkedCount: 0,
    wrapUpCount: 0,
    readyAgentCount: 0,
    idleAgentCount: 0,
    placeCount: 0,
    agents: new Map(),
    day: past?.day ?? noCounts(0),
    waits,
    lines: new Set(),
    matching: [],
    lineCountMax: IDLE_LINE_COUNT_MAX,
    served: new Set(),
    reserving: new Set(),
  };
  state.queues.set(config.queueId, queue);
  return queue;
}

export function profileConfigured(state: WorkingState, { profile }: ProfileConfigured): void {
  state.profiles.set(profile.profileId, profile);
  for (const agent of state.agents.values()) {
    if (agent.config.profileId === profile.profileId) reconfigure(state, agent, agent.config);
  }
}

export function agentConfigured(
  state: WorkingState,
  { agent: config }: AgentConfigured,
  now: Instant,
): void {
  const present = state.agents.get(config.agentId);
  if (present !== undefined) {
    reconfigure(state, present, config);
    return;
  }
  const agent = newAgent(effective(state, config), now);
  state.agents.set(config.agentId, agent);
  linkAgent(state, agent);
}

export function newAgent(config: AgentConfig, now: Instant): Agent {
  return {
    config,
    connection: 'offline',
    connectionAt: now,
    graceEndsAt: null,
    graceDeadline: null,
    routability: 'not-ready',
    reason: 'system.signed-out',
    next: null,
    routabilityAt: now,
    idleSinceAt: now,
    offerIds: new ShortSet(),
    held: new ShortSet(),
    joined: new ShortSet(),
    parked: new ShortSet(),
    charges: new ShortMap(),
    loadUsed: 0,
    loadPpm: 0,
    loadAdmitted: 0,
    score: 0,
    meanHandleMs: 0,
    placeCount: placesOf(config),
    fits: [],
    queues: [],
    countedAs: 'absent',
  };
}

export function agentRemoved(state: WorkingState, fact: AgentRemoved): void {
  const agent = state.agents.get(fact.agentId);
  if (agent === undefined) return;
  if (agent.graceDeadline !== null) state.deadlines.takeBack(agent.graceDeadline);
  state.agents.delete(fact.agentId);
  unlinkAgent(state, agent);
}

export function agentsScored(state: WorkingState, { scores }: AgentsScored): void {
  for (const { agentId, score } of scores) {
    const agent = agentOf(state, agentId);
    withdraw(agent);
    agent.score = score;
    enlist(state, agent);
  }
}

/** Everything that is in the queue is looked at anew under its new settings. */
function replan(state: WorkingState, queue: Queue, config: QueueConfig, now: Instant): void {
  const calendarBefore = queue.plan.calendar;
  const affected: Interaction[] = [];
  for (const interaction of state.interactions.values()) {
    if (interaction.queueId !== config.queueId) continue;
    unplace(state, interaction);
    leaveDemand(interaction);
    affected.push(interaction);
  }
  dropLines(state, queue);
  reserve(state, queue, false);
  queue.config = config;
  queue.plan = planOf(state, config, queue.waits);
  reserve(state, queue, true);
  for (const interaction of affected) {
    interaction.step = Math.min(interaction.step, config.steps.length - 1);
    if (interaction.clock.runningSince !== null) {
      interaction.clock = rebaseClock(interaction.clock, calendarBefore, now);
      const due = dueAt(interaction.clock, queue.plan.calendar, config.serviceLevelMs);
      interaction.dueAt = dueAfterChange(interaction.dueAt, due, now);
    }
    place(state, interaction);
  }
}

/** Keeps the queue's reserve known to the queue whose agents it leaves idle. */
export function reserve(state: WorkingState, queue: Queue, isReserving: boolean): void {
  const { reserve: own } = queue.config;
  const other = own === null ? undefined : state.queues.get(own.queueId);
  if (isReserving) other?.reserving.add(queue);
  else other?.reserving.delete(queue);
}

/** What the agent holds stays hers, also where the new settings would not have given it to her. */
function reconfigure(state: WorkingState, agent: Agent, config: AgentConfig): void {
  unlinkAgent(state, agent);
  agent.config = effective(state, config);
  agent.placeCount = placesOf(agent.config);
  recharge(agent);
  admitLoad(agent);
  linkAgent(state, agent);
}

/** With the queues and the capacity of the agent's profile. */
function effective(state: WorkingState, config: AgentConfig): AgentConfig {
  const profile = config.profileId === null ? undefined : state.profiles.get(config.profileId);
  if (profile === undefined) return config;
  return { ...config, queueIds: profile.queueIds, capacity: profile.capacity };
}
