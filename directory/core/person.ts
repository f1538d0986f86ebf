import {
  refused,
  type PersonId,
  type QueueId,
  type Refusal,
  type SkillId,
  type TenantId,
} from '@zentrale/kernel/values';
import type { Channel, Locale, Role } from '@zentrale/protocol/views';

export interface SkillLevel {
  readonly skillId: SkillId;
  /** 1 to 100. */
  readonly proficiency: number;
}

export interface ChannelCapacity {
  /** Interactions of this channel the agent may hold at once. */
  readonly countMax: number;
  /** What one interaction costs of the total. */
  readonly weight: number;
}

export interface Capacity {
  /** What the agent can hold in all, in the unit of the weights. */
  readonly total: number;
  /** A channel that is left out is not served. */
  readonly channels: Readonly<Partial<Record<Channel, ChannelCapacity>>>;
}

/** What an administrator decides about somebody who works here. */
export interface PersonDraft {
  readonly name: string;
  /** Unique in the installation, whatever the case. */
  readonly email: string;
  readonly roles: readonly Role[];
  /** What the person does, in words: "Technik, Heizung". */
  readonly title: string;
  readonly locale: Locale;
  readonly skills: readonly SkillLevel[];
  readonly languages: readonly Locale[];
  readonly queueIds: readonly QueueId[];
  readonly capacity: Capacity;
  readonly isDisabled: boolean;
}

/** Somebody who works here. */
export interface Person extends PersonDraft {
  readonly personId: PersonId;
  /** Experts: may be asked now. Decided by the expert. */
  readonly isAvailable: boolean;
}

/** Whoever is authenticated: a person by session, or a key (then `personId` is the key's id). */
export interface Principal {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly roles: readonly Role[];
  readonly name: string;
  /** Empty for a key. */
  readonly email: string;
  readonly locale: Locale;
}

export const NAME_LENGTH_MAX = 120;
export const EMAIL_LENGTH_MAX = 200;
export const CAPACITY_MAX = 1000;
/** Skills, queues: more than any real person has, few enough for every screen and decision. */
export const PERSON_LIST_LENGTH_MAX = 200;

/** Roles a person may hold; devices and integrations sign in with keys. */
const HUMAN_ROLES: readonly Role[] = ['agent', 'expert', 'supervisor', 'administrator'];

/** The form in which addresses are stored and compared. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The first thing wrong with a draft, or `null`. References to skills are the store's to check. */
export function refusalOfPerson(draft: PersonDraft): Refusal | null {
  const field = fieldAtFault(draft);
  return field === null ? null : refused('request.invalid', { field }).refusal;
}

function fieldAtFault(draft: PersonDraft): string | null {
  const name = draft.name.trim();
  if (name.length < 1 || name.length > NAME_LENGTH_MAX) return 'name';
  if (!isEmail(normalEmail(draft.email))) return 'email';
  if (draft.roles.length === 0 || !draft.roles.every(isHumanRole)) return 'roles';
  if (draft.title.length > NAME_LENGTH_MAX) return 'title';
  if (!areSkillsFit(draft.skills)) return 'skills';
  if (draft.queueIds.length > PERSON_LIST_LENGTH_MAX) return 'queueIds';
  return isCapacityFit(draft.capacity) ? null : 'capacity';
}

function isHumanRole(role: Role): boolean {
  return HUMAN_ROLES.includes(role);
}

/** One `@`, something before it, a dot after it, no blanks: delivery proves the rest. */
function isEmail(text: string): boolean {
  return text.length <= EMAIL_LENGTH_MAX && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
}

function areSkillsFit(skills: readonly SkillLevel[]): boolean {
  const distinct = new Set(skills.map(({ skillId }) => skillId));
  if (distinct.size !== skills.length || skills.length > PERSON_LIST_LENGTH_MAX) return false;
  return skills.every(({ proficiency }) => isCount(proficiency, 1, 100));
}

function isCapacityFit(capacity: Capacity): boolean {
  if (!isCount(capacity.total, 0, CAPACITY_MAX)) return false;
  return Object.values(capacity.channels).every(
    ({ countMax, weight }) =>
      isCount(countMax, 0, CAPACITY_MAX) && isCount(weight, 1, CAPACITY_MAX),
  );
}

function isCount(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
