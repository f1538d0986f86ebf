import type { Recorded } from '@zentrale/kernel/history';
import type { Queries, Tx } from '@zentrale/kernel/ports';
import type { Instant, PersonId } from '@zentrale/kernel/values';
import {
  upcastFact,
  type AgentConfig,
  type Calendar,
  type CentreConfig,
  type QueueConfig,
  type RoutingFact,
  type RoutingProfile,
  type SettingsFact,
  type Skill,
} from '../../core/index.ts';

/** A setting with its value; `settingId` is empty where there is only one of the kind. */
export type SettingValue =
  | { readonly kind: 'centre'; readonly value: Omit<CentreConfig, 'offsets'> }
  | { readonly kind: 'skills'; readonly value: { readonly skills: readonly Skill[] } }
  | { readonly kind: 'queue'; readonly value: QueueConfig }
  | { readonly kind: 'calendar'; readonly value: Omit<Calendar, 'offsets'> }
  | { readonly kind: 'profile'; readonly value: RoutingProfile }
  | { readonly kind: 'agent'; readonly value: AgentConfig };

type Kind = SettingValue['kind'];
type Known = SettingValue | { readonly kind: Kind; readonly value: null };

/** One change of one setting. */
export type SettingChange = Known & {
  readonly settingId: string;
  readonly version: number;
  readonly changedAt: Instant;
  /** Null where a program did. */
  readonly byPersonId: PersonId | null;
};

/** What a fact makes of which setting; null for facts that are none. */
export function settingOf(fact: RoutingFact): (Known & { readonly settingId: string }) | null {
  const current = upcastFact(fact);
  if (!isSetting(current)) return null;
  switch (current.type) {
    case 'RoutingConfigured': {
      const { offsets: _computed, ...value } = current.centre;
      return { kind: 'centre', settingId: '', value };
    }
    case 'SkillsConfigured':
      return { kind: 'skills', settingId: '', value: { skills: current.skills } };
    case 'QueueConfigured':
      return { kind: 'queue', settingId: current.queue.queueId, value: current.queue };
    case 'QueueRemoved':
      return { kind: 'queue', settingId: current.queueId, value: null };
    case 'CalendarConfigured': {
      const { offsets: _computed, ...value } = current.calendar;
      return { kind: 'calendar', settingId: value.calendarId, value };
    }
    case 'CalendarRemoved':
      return { kind: 'calendar', settingId: current.calendarId, value: null };
    case 'ProfileConfigured':
      return { kind: 'profile', settingId: current.profile.profileId, value: current.profile };
    case 'ProfileRemoved':
      return { kind: 'profile', settingId: current.profileId, value: null };
    case 'AgentConfigured':
      return { kind: 'agent', settingId: current.agent.agentId, value: current.agent };
    case 'AgentRemoved':
      return { kind: 'agent', settingId: current.agentId, value: null };
    case 'AgentsScored':
      // Set by other systems all day long, and no setting of people's.
      return null;
  }
}

const SETTING_FACTS: Readonly<Record<SettingsFact['type'], true>> = {
  RoutingConfigured: true,
  SkillsConfigured: true,
  QueueConfigured: true,
  QueueRemoved: true,
  CalendarConfigured: true,
  CalendarRemoved: true,
  ProfileConfigured: true,
  ProfileRemoved: true,
  AgentConfigured: true,
  AgentRemoved: true,
  AgentsScored: true,
};

function isSetting(fact: RoutingFact): fact is RoutingFact & SettingsFact {
  return Object.hasOwn(SETTING_FACTS, fact.type);
}

/** Writes the changes among these facts; call it with each fact once. */
export async function recordSettings(
  tx: Tx,
  recorded: readonly Recorded<RoutingFact>[],
): Promise<SettingChange[]> {
  const changes = recorded.flatMap(({ fact, version, recordedAt }): SettingChange[] => {
    const setting = settingOf(fact);
    if (setting === null) return [];
    const byPersonId = ('byPersonId' in fact ? fact.byPersonId : null) ?? null;
    return [{ ...setting, version, changedAt: recordedAt, byPersonId }];
  });
  for (const { kind, settingId, version, changedAt, byPersonId, value } of changes) {
    await tx.query(
      `insert into routing_settings_history
         (kind, setting_id, version, changed_at, by_person_id, value)
       values ($1, $2, $3, $4, $5, $6::jsonb)`,
      [kind, settingId, version, changedAt, byPersonId, value && JSON.stringify(value)],
    );
  }
  return changes;
}

const COLUMNS = `h.kind, h.setting_id as "settingId", h.version, h.changed_at as "changedAt",
  h.by_person_id as "byPersonId", h.value`;

/** A change with what the setting was before, and what it is now. */
export interface SettingStep {
  readonly change: SettingChange;
  /** Null: it did not exist, or had been removed. */
  readonly before: SettingChange['value'];
  readonly isCurrent: boolean;
  readonly present: SettingChange['value'];
}

type Row = SettingChange & { before: unknown; present: unknown; isCurrent: boolean };

/** Changes, newest first; `before`: older than this version. */
export async function settingHistory(
  tx: Queries,
  about: {
    readonly setting?: { readonly kind: string; readonly settingId: string };
    readonly before?: number;
    readonly limit: number;
  },
): Promise<SettingStep[]> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS},
            (select p.value from routing_settings_history p
              where p.kind = h.kind and p.setting_id = h.setting_id and p.version < h.version
              order by p.version desc limit 1) as before,
            l.value as present, l.version = h.version as "isCurrent"
       from routing_settings_history h
      cross join lateral (
        select n.value, n.version from routing_settings_history n
         where n.kind = h.kind and n.setting_id = h.setting_id
         order by n.version desc limit 1) l
      where ($1::text is null or (h.kind = $1 and h.setting_id = $2))
        and ($3::bigint is null or h.version < $3)
      order by h.version desc limit $4`,
    [
      about.setting?.kind ?? null,
      about.setting?.settingId ?? null,
      about.before ?? null,
      about.limit,
    ],
  );
  return rows.map(({ before, present, isCurrent, ...change }) => ({
    change: read(change),
    before: read({ ...change, value: before as never }).value,
    isCurrent,
    present: read({ ...change, value: present as never }).value,
  }));
}

/**
 * The last change of each of these settings, by its key: `queue:service`, `centre`. With
 * `isLastValue`, the last one that did not remove it.
 */
export async function lastSettingChanges(
  tx: Queries,
  keys: readonly string[],
  isLastValue = false,
): Promise<ReadonlyMap<string, SettingChange>> {
  const settings = keys.map(settingOfKey);
  const rows = await tx.query<SettingChange>(
    `select l.* from unnest($1::text[], $2::text[]) as k(kind, setting_id)
      cross join lateral (
        select ${COLUMNS} from routing_settings_history h
         where h.kind = k.kind and h.setting_id = k.setting_id
           and (h.value is not null or not $3)
         order by h.version desc limit 1) l`,
    [settings.map(({ kind }) => kind), settings.map(({ settingId }) => settingId), isLastValue],
  );
  return new Map(rows.map((change) => [keyOf(change), read(change)]));
}

/** `queue:service` in its parts; the centre and the skills have no id. */
export function settingOfKey(key: string): { readonly kind: string; readonly settingId: string } {
  const at = key.indexOf(':');
  return at < 0
    ? { kind: key, settingId: '' }
    : { kind: key.slice(0, at), settingId: key.slice(at + 1) };
}

/** The same name that the engine keeps a setting's version under. */
export function keyOf({ kind, settingId }: { kind: string; settingId: string }): string {
  return settingId === '' ? kind : `${kind}:${settingId}`;
}

/** Values of older versions are read as those of today. */
function read(change: SettingChange): SettingChange {
  if (change.value === null) return change;
  const fact = factOf(change);
  const value = fact === null ? change.value : (settingOf(fact)?.value ?? change.value);
  return { ...change, value } as SettingChange;
}

function factOf({ kind, value }: Known): RoutingFact | null {
  switch (kind) {
    case 'queue':
      return { type: 'QueueConfigured', queue: value as QueueConfig };
    case 'agent':
      return { type: 'AgentConfigured', agent: value as AgentConfig };
    case 'centre':
      // The first version wrote the grace period alone, and not below `centre`.
      return value === null || 'ordering' in value
        ? null
        : ({ type: 'RoutingConfigured', ...(value as object) } as RoutingFact);
    case 'skills':
    case 'calendar':
    case 'profile':
      return null;
  }
}
