import type { CentreDraft, CentreTopic } from '@zentrale/directory';
import { asId, minutes, seconds, type QueueId, type SkillId } from '@zentrale/kernel/values';
import type { QueueConfig } from '@zentrale/routing';

const skill = (id: string, name: string) => ({ skillId: asId<SkillId>(id), name });

export const DEMO_SKILLS = [
  skill('returns', 'Returns'),
  skill('delivery', 'Delivery'),
  skill('product-advice', 'Product advice'),
  skill('billing', 'Billing'),
  skill('alarms', 'Alarms'),
  skill('footwear', 'Footwear'),
];

const QUEUE_DEFAULTS = {
  priority: 300,
  agentStrategy: 'longest-idle',
  offerTimeoutMs: seconds(30),
  wrapUpMs: minutes(2),
  lengthMax: 500,
  onAgentLost: 'requeue',
  serviceLevelMs: seconds(60),
  serviceLevelTargetPct: 80,
  ordering: 'deadline-then-ratio',
  priorityGrowthPerMinute: 0,
  priorityMax: 1000,
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
  offerCountMax: 1,
  onFull: 'refuse',
  waitMaxMs: minutes(1440),
  onWaitMax: 'expire',
  overflowQueueId: null,
  calendarId: null,
  onClosed: 'wait',
  handleMaxMs: minutes(1440),
  parkMaxMs: minutes(1440 * 7),
  shortAbandonMs: seconds(5),
  reserve: null,
  offersCallback: true,
} as const;

const queue = (id: string, name: string, own: Partial<QueueConfig> = {}): QueueConfig => ({
  ...QUEUE_DEFAULTS,
  queueId: asId<QueueId>(id),
  name,
  ...own,
});

export const DEMO_QUEUES: readonly QueueConfig[] = [
  queue('service', 'Service'),
  queue('advice', 'Beratung', { agentStrategy: 'best-proficiency' }),
  queue('billing', 'Rechnung', { priority: 250 }),
  queue('alarms', 'Alarme', { priority: 800, serviceLevelMs: seconds(20), wrapUpMs: minutes(5) }),
];

const topic = (
  topicId: string,
  nameDe: string,
  nameEn: string,
  queueId: string,
  skillId: string,
): CentreTopic => ({
  topicId,
  nameDe,
  nameEn,
  queueId: asId<QueueId>(queueId),
  skills: [{ skillId: asId<SkillId>(skillId), proficiencyMin: 30 }],
});

export const DEMO_TOPICS: readonly CentreTopic[] = [
  topic('returns', 'Rückgabe und Umtausch', 'Returns and exchanges', 'service', 'returns'),
  topic('delivery', 'Lieferung', 'Delivery', 'service', 'delivery'),
  topic('product-advice', 'Beratung', 'Product advice', 'advice', 'product-advice'),
  topic('billing', 'Rechnung und Zahlung', 'Billing and payment', 'billing', 'billing'),
  topic('alarms', 'Alarme', 'Alarms', 'alarms', 'alarms'),
];

const reason = (reasonId: string, nameDe: string, nameEn: string) => ({ reasonId, nameDe, nameEn });
const disposition = (dispositionId: string, nameDe: string, nameEn: string) => ({
  dispositionId,
  nameDe,
  nameEn,
});

export const DEMO_CENTRE: Omit<CentreDraft, 'topics'> = {
  notReadyReasons: [
    reason('break', 'Pause', 'Break'),
    reason('meeting', 'Besprechung', 'Meeting'),
    reason('training', 'Schulung', 'Training'),
    reason('back-office', 'Nacharbeit', 'Back office'),
  ],
  declineReasons: [
    reason('not-my-subject', 'Nicht mein Fachgebiet', 'Not my subject'),
    reason('busy', 'Gerade beschäftigt', 'Busy just now'),
    reason('technical-problem', 'Technisches Problem', 'Technical problem'),
  ],
  dispositions: [
    disposition('solved', 'Gelöst', 'Solved'),
    disposition('follow-up', 'Wiedervorlage', 'Follow-up needed'),
    disposition('goodwill', 'Kulanz gewährt', 'Goodwill granted'),
    disposition('handed-over', 'An Fachabteilung gegeben', 'Handed to specialist team'),
    disposition('no-answer', 'Kunde antwortet nicht', 'Customer does not answer'),
  ],
};
