import type { CentreDraft, CentreTopic } from '@zentrale/directory';
import { asId, type QueueId, type SkillId } from '@zentrale/kernel/values';

const skill = (id: string, name: string) => ({ skillId: asId<SkillId>(id), name });

export const DEMO_SKILLS = [
  skill('returns', 'Returns'),
  skill('delivery', 'Delivery'),
  skill('product-advice', 'Product advice'),
  skill('billing', 'Billing'),
  skill('alarms', 'Alarms'),
  skill('footwear', 'Footwear'),
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
