import {
  asId,
  minutes,
  seconds,
  type CalendarId,
  type DurationMs,
  type ProfileId,
  type QueueId,
} from '@zentrale/kernel/values';
import type { Calendar, Capacity, QueueConfig, RoutingProfile } from '@zentrale/routing';

const HOUR_MIN = 60;
const hours = (from: number, to: number) => ({
  fromMinute: from * HOUR_MIN,
  toMinute: to * HOUR_MIN,
});
const holiday = (date: string, name: string, ...open: Calendar['holidays'][number]['hours']) => ({
  date,
  name,
  hours: open,
});

/** Monday to Saturday, 8 to 20, closed on the public holidays of all of Germany. */
export const DEMO_CALENDAR: Omit<Calendar, 'offsets'> = {
  calendarId: asId<CalendarId>('opening-hours'),
  name: 'Öffnungszeiten',
  timeZone: 'Europe/Berlin',
  weekly: [1, 2, 3, 4, 5, 6].map((day) => ({ day, ...hours(8, 20) })),
  holidays: [
    holiday('2026-01-01', 'Neujahr'),
    holiday('2026-04-03', 'Karfreitag'),
    holiday('2026-04-06', 'Ostermontag'),
    holiday('2026-05-01', 'Tag der Arbeit'),
    holiday('2026-05-14', 'Christi Himmelfahrt'),
    holiday('2026-05-25', 'Pfingstmontag'),
    holiday('2026-10-03', 'Tag der Deutschen Einheit'),
    holiday('2026-12-24', 'Heiligabend', hours(8, 14)),
    holiday('2026-12-25', '1. Weihnachtstag'),
    holiday('2026-12-26', '2. Weihnachtstag'),
    holiday('2026-12-31', 'Silvester', hours(8, 14)),
    holiday('2027-01-01', 'Neujahr'),
    holiday('2027-03-26', 'Karfreitag'),
    holiday('2027-03-29', 'Ostermontag'),
    holiday('2027-05-01', 'Tag der Arbeit'),
    holiday('2027-05-06', 'Christi Himmelfahrt'),
    holiday('2027-05-17', 'Pfingstmontag'),
    holiday('2027-10-03', 'Tag der Deutschen Einheit'),
    holiday('2027-12-24', 'Heiligabend', hours(8, 14)),
    holiday('2027-12-25', '1. Weihnachtstag'),
    holiday('2027-12-26', '2. Weihnachtstag'),
    holiday('2027-12-31', 'Silvester', hours(8, 14)),
  ],
};

const step = (requirement: string, lastsMs: DurationMs | null) => ({
  requirement,
  lastsMs,
  priorityGain: 0,
  queueIds: [],
  skipsWhenNobody: false,
});

const DAY = minutes(24 * 60);

const QUEUE_DEFAULTS: Omit<QueueConfig, 'queueId' | 'name'> = {
  priority: 300,
  ordering: 'deadline-then-ratio',
  priorityGrowthPerMinute: 0,
  priorityMax: 1000,
  agentStrategy: 'longest-idle',
  // Who knows the subject; after 20 seconds who knows it a little; after a minute anybody.
  steps: [
    step('requested', seconds(20)),
    step('requested minus 20', seconds(40)),
    step('any', null),
  ],
  stickyMs: seconds(15),
  offerTimeoutMs: seconds(30),
  offerCountMax: 1,
  wrapUpMs: minutes(2),
  lengthMax: 500,
  onFull: 'refuse',
  waitMaxMs: DAY,
  onWaitMax: 'expire',
  overflowQueueId: null,
  // The demo is looked at by night as well.
  calendarId: null,
  onClosed: 'wait',
  onAgentLost: 'requeue',
  handleMaxMs: DAY,
  parkMaxMs: DAY,
  serviceLevelMs: seconds(60),
  serviceLevelTargetPct: 80,
  shortAbandonMs: seconds(5),
  reserve: null,
  offersCallback: true,
};

const queue = (id: string, name: string, own: Partial<QueueConfig> = {}): QueueConfig => ({
  ...QUEUE_DEFAULTS,
  queueId: asId<QueueId>(id),
  name,
  ...own,
});

export const DEMO_QUEUES: readonly QueueConfig[] = [
  queue('service', 'Service'),
  queue('advice', 'Beratung', { agentStrategy: 'best-proficiency' }),
  // Has hours, but lets whoever comes at night wait: clocks of the service level stand still then.
  queue('billing', 'Rechnung', { priority: 250, calendarId: DEMO_CALENDAR.calendarId }),
  queue('alarms', 'Alarme', {
    priority: 800,
    steps: [{ ...step('requested', seconds(10)), skipsWhenNobody: true }, step('any', null)],
    stickyMs: seconds(0),
    serviceLevelMs: seconds(20),
    wrapUpMs: minutes(5),
    offersCallback: false,
  }),
];

/** Two conversations fill an agent, and so does one with a call: more goes to somebody else. */
export const AGENT_CAPACITY: Capacity = {
  total: 100,
  channels: {
    chat: { weight: 40, countMax: 2 },
    sms: { weight: 40, countMax: 2 },
    alarm: { weight: 60, countMax: 1 },
    voice: { weight: 60, countMax: 1 },
    video: { weight: 60, countMax: 1 },
  },
};

/** What Mara and Jonas have in common. */
export const DEMO_PROFILE: RoutingProfile = {
  profileId: asId<ProfileId>('customer-service'),
  name: 'Kundenservice',
  queueIds: DEMO_QUEUES.map(({ queueId }) => queueId),
  capacity: AGENT_CAPACITY,
};
