import type { Person } from '@zentrale/directory';
import { asId, type PersonId, type QueueId, type SkillId } from '@zentrale/kernel/values';
import { AGENT_CAPACITY } from './demo-queues.ts';

interface DemoPerson {
  readonly person: Omit<Person, 'isAvailable'>;
  /** For the start banner. */
  readonly words: string;
}

const skills = (levels: Readonly<Record<string, number>>) =>
  Object.entries(levels).map(([id, proficiency]) => ({ skillId: asId<SkillId>(id), proficiency }));
const queues = (...ids: string[]) => ids.map((id) => asId<QueueId>(id));

const NO_CAPACITY = { total: 0, channels: {} } as const;

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    words: 'agent: returns, delivery, footwear',
    person: {
      personId: asId<PersonId>('psn_mara'),
      name: 'Mara Lindner',
      email: 'mara@bergwerk.example',
      roles: ['agent'],
      title: 'Kundenservice',
      locale: 'de',
      languages: ['de', 'en'],
      skills: skills({ returns: 90, delivery: 80, 'product-advice': 60, billing: 40, alarms: 40 }),
      queueIds: queues('service', 'advice', 'billing', 'alarms'),
      capacity: AGENT_CAPACITY,
      isDisabled: false,
    },
  },
  {
    words: 'agent: delivery, billing, alarms',
    person: {
      personId: asId<PersonId>('psn_jonas'),
      name: 'Jonas Weber',
      email: 'jonas@bergwerk.example',
      roles: ['agent'],
      title: 'Kundenservice und Leitstelle',
      locale: 'de',
      languages: ['de', 'en'],
      skills: skills({ returns: 60, delivery: 85, 'product-advice': 50, billing: 80, alarms: 90 }),
      queueIds: queues('service', 'advice', 'billing', 'alarms'),
      capacity: AGENT_CAPACITY,
      isDisabled: false,
    },
  },
  {
    words: 'expert: footwear, warranty',
    person: {
      personId: asId<PersonId>('psn_elif'),
      name: 'Elif Aydin',
      email: 'elif@bergwerk.example',
      roles: ['expert'],
      title: 'Schuhtechnik und Garantie',
      locale: 'de',
      languages: ['de', 'en'],
      skills: skills({ footwear: 95, returns: 70 }),
      queueIds: [],
      capacity: NO_CAPACITY,
      isDisabled: false,
    },
  },
  {
    words: 'supervisor',
    person: {
      personId: asId<PersonId>('psn_ruth'),
      name: 'Ruth Sommer',
      email: 'ruth@bergwerk.example',
      roles: ['supervisor'],
      title: 'Teamleitung',
      locale: 'de',
      languages: ['de', 'en'],
      skills: [],
      queueIds: [],
      // Takes work over now and then, without serving a queue.
      capacity: AGENT_CAPACITY,
      isDisabled: false,
    },
  },
  {
    words: 'administrator',
    person: {
      personId: asId<PersonId>('psn_paul'),
      name: 'Paul Brenner',
      email: 'paul@bergwerk.example',
      roles: ['administrator'],
      title: 'IT',
      locale: 'de',
      languages: ['de', 'en'],
      skills: [],
      queueIds: [],
      capacity: NO_CAPACITY,
      isDisabled: false,
    },
  },
];
