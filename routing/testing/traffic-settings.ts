// The centre that property tests run: its settings, and the changes people make to them.
import { asId, durationMs, type PersonId, type ProfileId } from '@zentrale/kernel/values';
import type { AgentConfig, QueueConfig, RoutingCommand } from '../core/index.ts';
import * as build from './builders.ts';
import { pick, type Draw } from './draw.ts';

export const AGENTS = ['ann', 'bea', 'cem', 'dov'];
export const QUEUES = ['service', 'second', 'third'];
export const SKILLS = ['german', 'billing'];
export const PEOPLE = { ruth: asId<PersonId>('ruth') };
const PROFILE = asId<ProfileId>('generalist');

const CHANNELS: AgentConfig['capacity']['channels'] = {
  chat: { weight: 40, countMax: 2 },
  sms: { weight: 30, countMax: 2 },
  voice: { weight: 100, countMax: 1 },
  email: { weight: 50, countMax: 2, interruptibleBy: ['voice', 'chat'] },
};

const SERVICE: Partial<QueueConfig> = {
  wrapUpMs: durationMs(15_000),
  stickyMs: durationMs(10_000),
  offersCallback: true,
  steps: [
    build.step('requested', { lastsMs: durationMs(8_000), skipsWhenNobody: true }),
    build.step('requested minus 20', { lastsMs: durationMs(20_000), priorityGain: 50 }),
    build.step('any', { queueIds: [build.queueId('third')] }),
  ],
  waitMaxMs: durationMs(120_000),
  onWaitMax: 'overflow',
  overflowQueueId: build.queueId('third'),
  handleMaxMs: durationMs(300_000),
  parkMaxMs: durationMs(60_000),
};

/** Three queues with different policies, four agents with different abilities. */
export function openingCommands(): RoutingCommand[] {
  return [
    build.skills(...SKILLS),
    build.queue('third', { wrapUpMs: durationMs(0), waitMaxMs: durationMs(200_000) }),
    build.queue('service', SERVICE),
    build.queue('second', {
      agentStrategy: 'best-proficiency',
      ordering: 'priority-ageing',
      onAgentLost: 'keep',
      wrapUpMs: durationMs(0),
      lengthMax: 5,
      onFull: 'overflow',
      overflowQueueId: build.queueId('third'),
      offerCountMax: 3,
      reserve: { queueId: build.queueId('service'), idleMin: 1 },
    }),
    {
      type: 'ConfigureProfile',
      profile: {
        profileId: PROFILE,
        name: 'Generalist',
        queueIds: QUEUES.map(build.queueId),
        capacity: { total: 100, channels: CHANNELS },
      },
    },
    build.agent('ann', { profile: PROFILE, skills: { german: 90 } }),
    build.agent('bea', {
      queues: ['service'],
      skills: { german: 40, billing: 80 },
      channels: CHANNELS,
    }),
    build.agent('cem', { queues: ['second', 'third'], skills: { billing: 30 } }),
    build.agent('dov', { queues: QUEUES, channels: CHANNELS, total: 60 }),
  ];
}

export function reconfigure(draw: Draw): RoutingCommand {
  switch (draw(8)) {
    case 0:
      return { type: 'RemoveAgent', agentId: build.agentId('dov') };
    case 1:
      return build.agent('dov', { queues: QUEUES, total: 100 * draw(3), channels: CHANNELS });
    case 2: {
      const agentStrategy = pick(STRATEGIES, draw) ?? 'fastest';
      const wrapUpMs = durationMs(draw(2) * 15_000);
      const steps = draw(2) === 0 ? [build.step('any')] : (SERVICE.steps ?? []);
      return build.queue('service', { ...SERVICE, agentStrategy, wrapUpMs, steps });
    }
    case 3:
      return build.agent('cem', { queues: ['second'], skills: { billing: 1 + draw(100) } });
    case 4:
      return {
        type: 'ConfigureProfile',
        profile: {
          profileId: PROFILE,
          name: 'Generalist',
          queueIds: QUEUES.slice(draw(2)).map(build.queueId),
          capacity: { total: 100 * (1 + draw(2)), channels: CHANNELS },
        },
      };
    case 5:
      return build.skills(...SKILLS.slice(draw(2)));
    case 6: {
      const scores = AGENTS.map((name) => ({ agentId: build.agentId(name), score: draw(1_001) }));
      return { type: 'ScoreAgents', scores };
    }
    default:
      return { type: 'ConfigureRouting', ordering: pick(ORDERINGS, draw) ?? 'first-come' };
  }
}

const STRATEGIES = [
  'longest-idle',
  'best-proficiency',
  'least-loaded',
  'fastest',
  'score',
] as const;

const ORDERINGS = [
  'first-come',
  'priority-ageing',
  'deadline-then-ratio',
  'generalised-c-mu',
] as const;
