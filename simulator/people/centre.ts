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
  QueueConfig,
  RoutingCommand,
  RoutingStep,
  Skill,
} from '@zentrale/routing';
import { CALM, TEMPER, type Temper } from './temper.ts';

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
const RELAXING: Pick<QueueConfig, 'steps'> = {
  steps: [
    step('requested', { lastsMs: seconds(10), skipsWhenNobody: true }),
    step('requested minus 30', { lastsMs: seconds(15), priorityGain: 5 }),
    step('any'),
  ],
};

const SKILLS = ['german', 'french', 'billing', 'repair', 'devices'];
const CHANNELS = {
  voice: { weight: 100, countMax: 1 },
  chat: { weight: 40, countMax: 2 },
  sms: { weight: 25, countMax: 3 },
  email: { weight: 20, countMax: 4, interruptibleBy: ['voice'] },
  [ALARM]: { weight: 60, countMax: 1 },
} satisfies AgentConfig['capacity']['channels'];

/** Ordinary: a dozen agents to two dozen, three queues of customers and one of devices. */
export function ordinaryCentre(
  chance: Chance,
  isCalm: boolean,
  agentCount = 12 + chance.below(13),
): CentreSpec {
  return {
    skills: SKILLS.map(skill),
    queues: [
      queue('letters', {
        priority: 50,
        offerTimeoutMs: seconds(60),
        offerCountMax: 2,
        wrapUpMs: durationMs(0),
      }),
      queue('service', {
        wrapUpMs: seconds(30),
        ...RELAXING,
        waitMaxMs: minutes(10),
        onWaitMax: 'overflow',
        overflowQueueId: asId<QueueId>('letters'),
      }),
      queue('sales', {
        agentStrategy: 'best-proficiency',
        onAgentLost: 'keep',
        wrapUpMs: seconds(45),
        stickyMs: seconds(15),
      }),
      queue(DEVICES, { priority: 900, offerTimeoutMs: seconds(15), wrapUpMs: seconds(10) }),
    ],
    agents: Array.from({ length: agentCount }, (_, index) =>
      drawAgent(chance, index, ['service', 'sales', 'letters', DEVICES]),
    ),
    traffic: [
      traffic('service', 'voice', 3 * agentCount, seconds(180), seconds(90)),
      traffic('service', 'chat', 4 * agentCount, seconds(240), seconds(150)),
      traffic('sales', 'voice', agentCount, seconds(240), seconds(60)),
      traffic('sales', 'chat', agentCount, seconds(300), seconds(120)),
      traffic('letters', 'sms', 2 * agentCount, seconds(120), minutes(15)),
      traffic('letters', 'email', agentCount, seconds(300), minutes(60)),
    ],
    temper: isCalm ? { ...TEMPER, ...CALM } : TEMPER,
  };
}

/** Small, hurried and odd, so that much goes wrong in few steps; every seed is another one. */
export function hurriedCentre(chance: Chance): CentreSpec {
  const agentCount = 2 + chance.below(9);
  const pace = 1 + chance.below(3);
  const queues = [
    queue('service', {
      offerTimeoutMs: seconds(chance.between(3, 20)),
      wrapUpMs: seconds(chance.between(0, 20)),
      lengthMax: chance.between(3, 40),
      ...RELAXING,
      waitMaxMs: seconds(chance.between(20, 90)),
      parkMaxMs: seconds(chance.between(5, 60)),
      handleMaxMs: minutes(chance.between(2, 10)),
    }),
    queue('sales', {
      agentStrategy: 'best-proficiency',
      onAgentLost: 'keep',
      stickyMs: seconds(chance.between(0, 20)),
      offerCountMax: chance.between(1, 3),
      onWaitMax: 'overflow',
      waitMaxMs: seconds(chance.between(20, 90)),
      overflowQueueId: asId<QueueId>('service'),
      parkMaxMs: seconds(chance.between(5, 60)),
      handleMaxMs: minutes(chance.between(2, 10)),
      reserve: chance.happens(500) ? { queueId: asId<QueueId>('service'), idleMin: 1 } : null,
      offerTimeoutMs: seconds(chance.between(1, 10)),
      wrapUpMs: durationMs(chance.below(2) * 5_000),
    }),
    queue(DEVICES, { priority: 900, offerTimeoutMs: seconds(8), lengthMax: 30 }),
  ];
  return {
    skills: SKILLS.map(skill),
    queues,
    agents: Array.from({ length: agentCount }, (_, index) =>
      drawAgent(chance, index, ['service', 'sales', DEVICES]),
    ),
    traffic: [
      traffic('service', 'chat', 40 * pace * agentCount, seconds(40), seconds(30)),
      traffic('service', 'voice', 10 * pace * agentCount, seconds(30), seconds(20)),
      traffic('sales', 'sms', 20 * pace * agentCount, seconds(30), seconds(60)),
    ],
    temper: {
      ...TEMPER,
      accepts: 780,
      declines: 100,
      misses: 90,
      isLate: 30,
      acceptsTwice: 60,
      transfers: 250,
      repeats: 200,
      vanishesPerHour: 15,
      breaksPerHour: 12,
      interventionsPerHour: 120,
      blundersPerHour: 600,
      stormsPerHour: 4,
      stormLengthMax: 25,
    },
  };
}

/** Equal agents with equal chances, who do nothing but work. */
export function equalCentre(agentCount: number): CentreSpec {
  const channels = { chat: { weight: 50, countMax: 2 } };
  return {
    skills: [],
    queues: [queue('service', { wrapUpMs: seconds(5) })],
    agents: Array.from({ length: agentCount }, (_, index) => ({
      agentId: agentName(index),
      name: agentName(index),
      skills: [],
      attributes: {},
      profileId: null,
      queueIds: [asId<QueueId>('service')],
      capacity: { total: 100, channels },
    })),
    traffic: [traffic('service', 'chat', 70 * agentCount, seconds(60), minutes(10))],
    temper: {
      ...TEMPER,
      accepts: 1_000,
      declines: 0,
      misses: 0,
      isLate: 0,
      acceptsTwice: 0,
      transfers: 0,
      repeats: 0,
      vanishesPerHour: 0,
      breaksPerHour: 0,
      interventionsPerHour: 0,
      blundersPerHour: 0,
      stormsPerHour: 0,
    },
  };
}

export function openingCommands(spec: CentreSpec): RoutingCommand[] {
  return [
    // The auditor judges the order of service by priority, then by age.
    { type: 'ConfigureRouting', ordering: 'priority-ageing' },
    { type: 'ConfigureSkills', skills: spec.skills },
    ...spec.queues.map((queue): RoutingCommand => ({ type: 'ConfigureQueue', queue })),
    ...spec.agents.map((agent): RoutingCommand => ({ type: 'ConfigureAgent', agent })),
  ];
}

function drawAgent(chance: Chance, index: number, queues: readonly string[]): AgentConfig {
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

function skill(name: string): Skill {
  return { skillId: asId<SkillId>(name), name };
}

function traffic(
  queue: string,
  channel: string,
  perHour: number,
  handleMs: DurationMs,
  patienceMs: DurationMs,
): Traffic {
  return { queueId: asId<QueueId>(queue), channel, perHour, handleMs, patienceMs };
}

function queue(name: string, more: Partial<QueueConfig>): QueueConfig {
  return {
    queueId: asId<QueueId>(name),
    name,
    priority: 100,
    ordering: 'priority-ageing',
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
