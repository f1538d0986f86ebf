import type { Tx } from '@zentrale/kernel/ports';
import {
  asId,
  assert,
  minutes,
  seconds,
  type ArticleId,
  type CalendarId,
  type CommandId,
  type PersonId,
  type ProfileId,
  type QueueId,
  type Result,
  type SkillId,
  type TenantId,
} from '@zentrale/kernel/values';
import type { Role } from '@zentrale/protocol';
import type { QueueConfig } from '@zentrale/routing';
import { offsetsOf } from '../commands/time-zones.ts';
import type { Centre } from '../compose/centre.ts';
import type { Cast } from './cast.ts';

const QUEUE_ID = asId<QueueId>('nb_queue');
const SKILL_ID = asId<SkillId>('nb_skill');
const TOPIC = {
  topicId: 'nb_topic',
  nameDe: 'Nachbarthema',
  nameEn: 'Neighbouring topic',
  queueId: QUEUE_ID,
  skills: [{ skillId: SKILL_ID, proficiencyMin: 1 }],
};
const PASSWORD = 'neighbour-password';

/** The second tenant: its own people, queue, sites, knowledge and device. */
export const NEIGHBOUR: Cast = {
  tenantId: asId<TenantId>('tnt_neighbour'),
  password: PASSWORD,
  siteKey: 'site_neighbour_shop',
  topicId: TOPIC.topicId,
  queueId: QUEUE_ID,
  calendarId: 'nb_calendar',
  profileId: 'nb_profile',
  articleId: 'nb_article',
  // Offers are numbered in each tenant: no offer of the story has a number that ours has.
  heldCount: 2,
  agent: { personId: asId<PersonId>('nb_agent'), email: 'agent@neighbour.example' },
  otherAgent: { personId: asId<PersonId>('nb_agent_2'), email: 'agent2@neighbour.example' },
  expert: { personId: asId<PersonId>('nb_expert'), email: 'expert@neighbour.example' },
  supervisor: { personId: asId<PersonId>('nb_supervisor'), email: 'boss@neighbour.example' },
  administrator: { personId: asId<PersonId>('nb_admin'), email: 'admin@neighbour.example' },
};

export async function seedNeighbour(centre: Centre): Promise<void> {
  const { tenantId } = NEIGHBOUR;
  await centre.store.system((queries) =>
    centre.directory.saveTenant(queries, {
      tenantId,
      name: 'Nachbar GmbH',
      timeZone: 'Europe/Berlin',
    }),
  );
  await seedQueue(centre);
  await centre.store.transact(tenantId, async (tx) => {
    await seedPeople(centre, tx);
    await seedRest(centre, tx);
  });
}

async function seedQueue(centre: Centre): Promise<void> {
  const runtime = await centre.routing.open(NEIGHBOUR.tenantId);
  const skills = [{ skillId: SKILL_ID, name: 'Nachbarkunde' }];
  const queue: QueueConfig = {
    queueId: QUEUE_ID,
    name: 'Nachbarschaft',
    priority: 300,
    ordering: 'deadline-then-ratio',
    priorityGrowthPerMinute: 0,
    priorityMax: 1000,
    agentStrategy: 'longest-idle',
    steps: [
      {
        requirement: 'requested',
        lastsMs: null,
        priorityGain: 0,
        queueIds: [],
        skipsWhenNobody: false,
      },
    ],
    stickyMs: seconds(0),
    offerTimeoutMs: minutes(5),
    offerCountMax: 1,
    wrapUpMs: minutes(5),
    lengthMax: 500,
    onFull: 'refuse',
    waitMaxMs: minutes(600),
    onWaitMax: 'expire',
    overflowQueueId: null,
    calendarId: null,
    onClosed: 'wait',
    onAgentLost: 'requeue',
    handleMaxMs: minutes(600),
    parkMaxMs: minutes(600),
    serviceLevelMs: seconds(60),
    serviceLevelTargetPct: 80,
    shortAbandonMs: seconds(0),
    reserve: null,
    offersCallback: false,
  };
  const submit = async (name: string, command: Parameters<typeof runtime.submit>[1]) =>
    must(await runtime.submit(asId<CommandId>(`seed:${name}`), command));
  await submit('skills', { type: 'ConfigureSkills', skills });
  await submit('queue', { type: 'ConfigureQueue', queue });
  const offsets = must(offsetsOf('Europe/Berlin', centre.clock.now(), 'timeZone'));
  await submit('calendar', {
    type: 'ConfigureCalendar',
    calendar: {
      calendarId: asId<CalendarId>(NEIGHBOUR.calendarId),
      name: 'Nachbarzeiten',
      timeZone: 'Europe/Berlin',
      offsets,
      weekly: [],
      holidays: [],
    },
  });
  await submit('profile', {
    type: 'ConfigureProfile',
    profile: {
      profileId: asId<ProfileId>(NEIGHBOUR.profileId),
      name: 'Nachbarprofil',
      queueIds: [QUEUE_ID],
      capacity: { total: 100, channels: {} },
    },
  });
}

async function seedPeople(centre: Centre, tx: Tx): Promise<void> {
  const { directory } = centre;
  const choice = { nameDe: 'Nachbargrund', nameEn: 'Neighbouring reason' };
  must(await directory.saveSkills(tx, [{ skillId: SKILL_ID, name: 'Nachbarkunde' }]));
  must(
    await directory.saveCentre(tx, {
      notReadyReasons: [{ reasonId: 'nb_reason', ...choice }],
      declineReasons: [{ reasonId: 'nb_decline', ...choice }],
      dispositions: [{ dispositionId: 'nb_disposition', ...choice }],
      topics: [TOPIC],
    }),
  );
  const cast: [Role, Cast['agent']][] = [
    ['agent', NEIGHBOUR.agent],
    ['agent', NEIGHBOUR.otherAgent],
    ['expert', NEIGHBOUR.expert],
    ['supervisor', NEIGHBOUR.supervisor],
    ['administrator', NEIGHBOUR.administrator],
  ];
  for (const [role, { personId, email }] of cast) {
    must(
      await directory.savePerson(tx, {
        personId,
        email,
        roles: [role],
        name: `Nachbar ${role}`,
        title: 'Nachbarin',
        locale: 'de',
        languages: ['de'],
        isDisabled: false,
        skills: [
          {
            skillId: SKILL_ID,
            proficiency: 50,
          },
        ],
        queueIds: role === 'agent' ? [QUEUE_ID] : [],
        capacity: {
          total: 100,
          channels: {
            chat: {
              weight: 25,
              countMax: 4,
            },
          },
        },
      }),
    );
    must(await directory.setPassword(tx, personId, PASSWORD));
  }
  must(await directory.setAvailability(tx, NEIGHBOUR.expert.personId, true));
}

async function seedRest(centre: Centre, tx: Tx): Promise<void> {
  must(
    await centre.channels.saveAccount(tx, {
      accountId: 'nb_shop',
      kind: 'web-chat',
      address: NEIGHBOUR.siteKey,
      name: 'Nachbar',
      settings: { topics: [TOPIC] },
      secrets: {},
    }),
  );
  await centre.knowledge.saveArticle(tx, {
    articleId: asId<ArticleId>(NEIGHBOUR.articleId),
    language: 'de',
    title: 'Rückgabe beim Nachbarn',
    body: 'Nur hinter dem Zaun.',
    topics: [TOPIC.topicId],
    audience: 'internal',
  });
  await centre.knowledge.saveActions(tx, [
    {
      actionId: 'nb_action',
      kind: 'reply',
      value: 50,
      when: { topicIds: [TOPIC.topicId] },
      title: { de: 'Über den Zaun rufen' },
      reason: { de: 'Der Zaun ist niedrig' },
      text: { de: 'Hallo Nachbar!' },
    },
  ]);
  await centre.bridge.registerDevice(tx, {
    kind: 'door',
    name: 'Gartentor',
    place: 'Nachbargarten',
    language: 'de',
    responsibleName: 'Nachbar',
    responsiblePhone: '+4915112345699',
    severity: 'low',
    settings: { openMaxMs: seconds(5) },
  });
}

function must<Value>(result: Result<Value>): Value {
  assert(result.ok, `the neighbour is refused: ${JSON.stringify(result.ok ? '' : result.refusal)}`);
  return result.value;
}
