// What a simulated centre consists of, and how its people behave: everything that a seed decides
// before the first event.
import type { Chance } from '@zentrale/kernel/chance';
import {
  asId,
  durationMs,
  minutes,
  seconds,
  type AgentId,
  type DurationMs,
  type QueueId,
  type SkillId,
} from '@zentrale/kernel/values';
import type {
  AgentConfig,
  Calendar,
  QueueConfig,
  RoutingCommand,
  RoutingStep,
  Skill,
} from '@zentrale/routing';
import type { Temper } from './temper.ts';

/** Customers of one queue and channel. */
export interface Traffic {
  readonly queueId: QueueId;
  readonly channel: string;
  /** At the busiest time of the day. */
  readonly perHour: number;
  readonly handleMs: DurationMs;
  readonly patienceMs: DurationMs;
}

export interface CentreSpec {
  /** The order between queues. */
  readonly ordering: QueueConfig['ordering'];
  readonly calendars: readonly Calendar[];
  readonly skills: readonly Skill[];
  readonly queues: readonly QueueConfig[];
  readonly agents: readonly AgentConfig[];
  readonly traffic: readonly Traffic[];
  readonly temper: Temper;
}

export const DEVICES = asId<QueueId>('devices');
export const ALARM = 'alarm';

const step = (requirement: string, more: Partial<RoutingStep> = {}): RoutingStep => ({
  requirement,
  lastsMs: null,
  priorityGain: 0,
  queueIds: [],
  skipsWhenNobody: false,
  ...more,
});

/** Whoever has the skills, then who nearly has them, then anybody. */
export const RELAXING: Pick<QueueConfig, 'steps'> = {
  steps: [
    step('requested', { lastsMs: seconds(10), skipsWhenNobody: true }),
    step('requested minus 30', { lastsMs: seconds(15), priorityGain: 5 }),
    step('any'),
  ],
};

export const SKILLS = ['german', 'french', 'billing', 'repair', 'devices'];
export const CHANNELS = {
  voice: { weight: 100, countMax: 1 },
  chat: { weight: 40, countMax: 2 },
  sms: { weight: 25, countMax: 3 },
  email: { weight: 20, countMax: 4, interruptibleBy: ['voice'] },
  [ALARM]: { weight: 60, countMax: 1 },
} satisfies AgentConfig['capacity']['channels'];

export const ORDERINGS: readonly QueueConfig['ordering'][] = [
  'first-come',
  'priority-ageing',
  'deadline-then-ratio',
  'generalised-c-mu',
];
export const STRATEGIES: readonly QueueConfig['agentStrategy'][] = [
  'longest-idle',
  'best-proficiency',
  'least-loaded',
  'fastest',
  'score',
];
export function openingCommands(spec: CentreSpec): RoutingCommand[] {
  return [
    { type: 'ConfigureRouting', ordering: spec.ordering },
    { type: 'ConfigureSkills', skills: spec.skills },
    ...spec.calendars.map((calendar): RoutingCommand => ({ type: 'ConfigureCalendar', calendar })),
    ...spec.queues.map((queue): RoutingCommand => ({ type: 'ConfigureQueue', queue })),
    ...spec.agents.map((agent): RoutingCommand => ({ type: 'ConfigureAgent', agent })),
  ];
}

export function drawAgent(chance: Chance, index: number, queues: readonly string[]): AgentConfig {
  const agentId = agentName(index);
  const skills = SKILLS.filter(() => chance.happens(600)).map((name) => ({
    skillId: asId<SkillId>(name),
    proficiency: chance.between(1, 100),
  }));
  const served = queues.filter((_, at) => at === index % queues.length || chance.happens(450));
  return {
    agentId,
    name: agentId,
    skills,
    attributes: {},
    profileId: null,
    queueIds: served.map((name) => asId<QueueId>(name)),
    capacity: { total: chance.pick([100, 100, 120, 80]), channels: CHANNELS },
  };
}

export function agentName(index: number): AgentId {
  return asId<AgentId>(`agent-${String(index + 1).padStart(2, '0')}`);
}

export function skill(name: string): Skill {
  return { skillId: asId<SkillId>(name), name };
}

export function traffic(
  queue: string,
  channel: string,
  perHour: number,
  handleMs: DurationMs,
  patienceMs: DurationMs,
): Traffic {
  return { queueId: asId<QueueId>(queue), channel, perHour, handleMs, patienceMs };
}

export function queue(name: string, more: Partial<QueueConfig>): QueueConfig {
  return {
    queueId: asId<QueueId>(name),
    name,
    priority: 100,
    ordering: 'deadline-then-ratio',
    priorityGrowthPerMinute: 0,
    priorityMax: 1_000,
    agentStrategy: 'longest-idle',
    steps: [step('requested')],
    stickyMs: durationMs(0),
    offerCountMax: 1,
    onFull: 'refuse',
    waitMaxMs: minutes(24 * 60),
    onWaitMax: 'expire',
    overflowQueueId: null,
    calendarId: null,
    onClosed: 'wait',
    handleMaxMs: minutes(24 * 60),
    parkMaxMs: minutes(10),
    shortAbandonMs: seconds(5),
    reserve: null,
    offersCallback: true,
    offerTimeoutMs: seconds(20),
    wrapUpMs: seconds(20),
    lengthMax: 200,
    onAgentLost: 'requeue',
    serviceLevelMs: seconds(20),
    serviceLevelTargetPct: 80,
    ...more,
  };
}
