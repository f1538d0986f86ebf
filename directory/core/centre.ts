import { refused, type QueueId, type Refusal, type SkillId } from '@zentrale/kernel/values';

export interface Skill {
  readonly skillId: SkillId;
  readonly name: string;
}

interface Named {
  readonly nameDe: string;
  readonly nameEn: string;
}

/** A reason for not being ready, or for declining an offer. */
export interface Reason extends Named {
  readonly reasonId: string;
}

export interface Disposition extends Named {
  readonly dispositionId: string;
}

/** What customers choose when they write: decides the queue and what an agent must know. */
export interface CentreTopic extends Named {
  readonly topicId: string;
  readonly queueId: QueueId;
  readonly skills: readonly RequiredSkill[];
}

export interface RequiredSkill {
  readonly skillId: SkillId;
  /** 1 to 100. */
  readonly proficiencyMin: number;
}

/** What an administrator lays down; lists are shown in this order. */
export interface CentreDraft {
  readonly notReadyReasons: readonly Reason[];
  readonly declineReasons: readonly Reason[];
  readonly dispositions: readonly Disposition[];
  readonly topics: readonly CentreTopic[];
}

/** The directory's part of the protocol's `CentreView`; queues are added by who owns them. */
export interface Centre extends CentreDraft {
  readonly skills: readonly Skill[];
}

export const CENTRE_LIST_LENGTH_MAX = 200;
export const SKILLS_OF_TOPIC_COUNT_MAX = 10;

/** Reasons with this beginning are set by routing itself and cannot be chosen. */
export const SYSTEM_REASON_PREFIX = 'system.';

/** The first thing wrong with the settings, or `null`. */
export function refusalOfCentre(draft: CentreDraft): Refusal | null {
  const field =
    faultOfList('notReadyReasons', draft.notReadyReasons, ({ reasonId }) => reasonId) ??
    faultOfList('declineReasons', draft.declineReasons, ({ reasonId }) => reasonId) ??
    faultOfList('dispositions', draft.dispositions, ({ dispositionId }) => dispositionId) ??
    faultOfList('topics', draft.topics, ({ topicId }) => topicId) ??
    faultOfTopics(draft.topics);
  return field === null ? null : refused('request.invalid', { field }).refusal;
}

/** Every skill the topics ask for, once. */
export function skillsOfTopics(topics: readonly CentreTopic[]): SkillId[] {
  return [...new Set(topics.flatMap(({ skills }) => skills.map(({ skillId }) => skillId)))];
}

/** May this reason be given by a person? */
export function isReasonKnown(reasons: readonly Reason[], reasonId: string): boolean {
  return reasons.some((reason) => reason.reasonId === reasonId);
}

function faultOfList<Item extends Named>(
  list: string,
  items: readonly Item[],
  idOf: (item: Item) => string,
): string | null {
  const ids = items.map(idOf);
  if (items.length > CENTRE_LIST_LENGTH_MAX || new Set(ids).size !== ids.length) return list;
  const index = items.findIndex((item) => !isFit(item, idOf(item)));
  return index < 0 ? null : `${list}.${index}`;
}

function isFit({ nameDe, nameEn }: Named, id: string): boolean {
  const isIdFit = /^[A-Za-z0-9_:.-]{1,60}$/.test(id) && !id.startsWith(SYSTEM_REASON_PREFIX);
  return isIdFit && isName(nameDe) && isName(nameEn);
}

export function isName(text: string): boolean {
  return text.trim().length >= 1 && text.length <= 120;
}

function faultOfTopics(topics: readonly CentreTopic[]): string | null {
  const index = topics.findIndex(({ skills }) => !areSkillsFit(skills));
  return index < 0 ? null : `topics.${index}.skills`;
}

function areSkillsFit(skills: readonly RequiredSkill[]): boolean {
  const distinct = new Set(skills.map(({ skillId }) => skillId));
  if (distinct.size !== skills.length || skills.length > SKILLS_OF_TOPIC_COUNT_MAX) return false;
  return skills.every(
    ({ proficiencyMin }) =>
      Number.isInteger(proficiencyMin) && proficiencyMin >= 1 && proficiencyMin <= 100,
  );
}
