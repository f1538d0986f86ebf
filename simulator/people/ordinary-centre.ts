import type { Chance } from '@zentrale/kernel/chance';
import { asId, durationMs, minutes, seconds, type QueueId } from '@zentrale/kernel/values';
import {
  agentName,
  DEVICES,
  drawAgent,
  queue,
  RELAXING,
  skill,
  SKILLS,
  traffic,
  type CentreSpec,
} from './centre.ts';
import { CALM, TEMPER } from './temper.ts';

/** Ordinary: a dozen agents to two dozen, three queues of customers and one of devices. */
export function ordinaryCentre(
  chance: Chance,
  isCalm: boolean,
  agentCount = 12 + chance.below(13),
): CentreSpec {
  return {
    ordering: 'deadline-then-ratio',
    calendars: [],
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

/** Equal agents with equal chances, who do nothing but work. */
export function equalCentre(agentCount: number): CentreSpec {
  const channels = { chat: { weight: 50, countMax: 2 } };
  return {
    ordering: 'priority-ageing',
    calendars: [],
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
