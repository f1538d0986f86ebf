import type { CentreDraft, PersonDraft } from '../core/index.ts';

/** An agent like any other; a test states what matters to it. */
export function personDraft(more: Partial<PersonDraft> = {}): PersonDraft {
  return {
    name: 'Anna Brandt',
    email: 'anna.brandt@example.com',
    roles: ['agent'],
    title: 'Kundenservice',
    locale: 'de',
    skills: [],
    languages: ['de', 'en'],
    queueIds: [],
    capacity: { total: 6, channels: { chat: { countMax: 3, weight: 2 } } },
    isDisabled: false,
    ...more,
  };
}

/** A centre with one of each and no topics. */
export function centreDraft(more: Partial<CentreDraft> = {}): CentreDraft {
  return {
    notReadyReasons: [{ reasonId: 'pause', nameDe: 'Pause', nameEn: 'Break' }],
    declineReasons: [{ reasonId: 'busy', nameDe: 'Beschäftigt', nameEn: 'Busy' }],
    dispositions: [{ dispositionId: 'solved', nameDe: 'Gelöst', nameEn: 'Solved' }],
    topics: [],
    ...more,
  };
}
