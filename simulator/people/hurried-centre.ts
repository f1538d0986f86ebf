import type { Chance } from '@zentrale/kernel/chance';
import { asId, durationMs, minutes, seconds, type QueueId } from '@zentrale/kernel/values';
import type { QueueConfig } from '@zentrale/routing';
import {
  DEVICES,
  drawAgent,
  ORDERINGS,
  queue,
  RELAXING,
  skill,
  SKILLS,
  STRATEGIES,
  traffic,
  type CentreSpec,
} from './centre.ts';
import { BRANCH, DRAW_HOURS, OFFICE } from './hours.ts';
import { TEMPER } from './temper.ts';

/** Small, hurried and odd, so that much goes wrong in few steps; every seed is another one. */
export function hurriedCentre(chance: Chance): CentreSpec {
  const agentCount = 2 + chance.below(9);
  const pace = 1 + chance.below(3);
  const queues = [
    queue('service', {
      ...drawOrder(chance),
      ...(chance.happens(300) ? { calendarId: OFFICE, onClosed: chance.pick(WAITING) } : {}),
      offerCountMax: chance.pick([1, 1, 2]),
      offerTimeoutMs: seconds(chance.between(3, 20)),
      wrapUpMs: seconds(chance.between(0, 20)),
      lengthMax: chance.between(3, 40),
      ...RELAXING,
      waitMaxMs: seconds(chance.between(20, 90)),
      parkMaxMs: seconds(chance.between(5, 60)),
      handleMaxMs: minutes(chance.between(2, 10)),
    }),
    queue('sales', {
      ...drawOrder(chance),
      ...(chance.happens(500) ? { calendarId: BRANCH, onClosed: chance.pick(ANYHOW) } : {}),
      onAgentLost: 'keep',
      onFull: chance.pick(['refuse', 'overflow']),
      lengthMax: chance.between(3, 60),
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
    ordering: chance.happens(500) ? 'deadline-then-ratio' : chance.pick(ORDERINGS),
    calendars: DRAW_HOURS.map((draw) => draw(chance.stream('hours'))),
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

const WAITING = ['wait', 'schedule'] as const;
const ANYHOW = ['wait', 'schedule', 'refuse', 'overflow'] as const;

function drawOrder(chance: Chance): Partial<QueueConfig> {
  return {
    ordering: chance.pick(ORDERINGS),
    agentStrategy: chance.pick(STRATEGIES),
    priorityGrowthPerMinute: chance.pick([0, 5, 60]),
    priorityMax: chance.pick([1_000, 300]),
    serviceLevelMs: seconds(chance.pick([5, 20, 60, 300])),
  };
}
