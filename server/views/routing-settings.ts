import type { Tx } from '@zentrale/kernel/ports';
import {
  asId,
  type AgentId,
  type CalendarId,
  type ProfileId,
  type QueueId,
} from '@zentrale/kernel/values';
import type {
  AgentSettingsView,
  CalendarSettingsView,
  CentreRoutingView,
  ProfileSettingsView,
  QueueSettingsView,
  SkillsView,
} from '@zentrale/protocol';
import type { RoutingState } from '@zentrale/routing';
import {
  lastSettingChanges,
  type SettingChange,
} from '@zentrale/routing/adapters/sql/settings-history.ts';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import {
  agentShape,
  calendarShape,
  centreShape,
  profileShape,
  queueShape,
} from './setting-shapes.ts';

/** `routing-settings`: every setting of routing with its version, for who edits or reads them. */
export function routingSettingsSource(centre: Centre, { tenantId }: TopicAddress): TopicSource {
  const read = (select: (state: RoutingState) => readonly string[]) =>
    centre.store.transact(tenantId, async (tx) => {
      const { state } = await centre.routing.open(tenantId);
      return readSettings(centre, tx, state, select(state));
    });
  return {
    load: () => read(({ settingVersions }) => [...settingVersions.keys(), 'centre', 'skills']),
    read: (keys) => read(() => keys.map(settingKeyOf)),
  };
}

/** Topics of other names have entries for queues and agents, too; those kinds are told apart. */
const TOPIC_NAMES: Readonly<Record<string, string>> = {
  queue: 'queue-settings',
  agent: 'agent-settings',
};

export function topicKeyOf(settingKey: string): string {
  const [kind = '', ...id] = settingKey.split(':');
  return [TOPIC_NAMES[kind] ?? kind, ...id].join(':');
}

function settingKeyOf(topicKey: string): string {
  return topicKey.replace(/^(queue|agent)-settings:/, '$1:');
}

type Changed = Pick<CentreRoutingView, 'version' | 'changedAt' | 'changedBy'>;

async function readSettings(
  centre: Centre,
  tx: Tx,
  state: RoutingState,
  keys: readonly string[],
): Promise<Map<string, unknown>> {
  const changes = await lastSettingChanges(tx, [...new Set(keys)]);
  const names = await namesOf(centre, tx);
  const entries = new Map<string, unknown>();
  for (const key of new Set(keys)) {
    const view = viewOf(state, key, changedOf(state, key, changes.get(key), names));
    if (view !== null) entries.set(topicKeyOf(key), view);
  }
  return entries;
}

async function namesOf(centre: Centre, tx: Tx): Promise<ReadonlyMap<string, string>> {
  const people = await centre.directory.people(tx);
  return new Map(people.map(({ personId, name }) => [personId, name]));
}

function changedOf(
  state: RoutingState,
  key: string,
  change: SettingChange | undefined,
  names: ReadonlyMap<string, string>,
): Changed {
  const version = state.settingVersions.get(key) ?? 0;
  // The history follows the engine a moment later; until then nobody is better than the wrong one.
  if (change?.version !== version) return { version, changedAt: null, changedBy: null };
  const { changedAt, byPersonId } = change;
  const changedBy =
    byPersonId === null
      ? null
      : { personId: byPersonId, name: names.get(byPersonId) ?? byPersonId };
  return { version, changedAt, changedBy };
}

function viewOf(state: RoutingState, key: string, changed: Changed): unknown {
  const id = key.slice(key.indexOf(':') + 1);
  switch (key.split(':', 1).join('')) {
    case 'centre':
      return { ...changed, centre: centreShape(state.centre) } satisfies CentreRoutingView;
    case 'skills':
      return { ...changed, skills: [...state.skills.values()] } satisfies SkillsView;
    case 'queue': {
      const queue = state.queues.get(asId<QueueId>(id));
      return queue === undefined
        ? null
        : ({ ...changed, queue: queueShape(queue.config) } satisfies QueueSettingsView);
    }
    case 'calendar': {
      const calendar = state.calendars.get(asId<CalendarId>(id));
      return calendar === undefined
        ? null
        : ({ ...changed, calendar: calendarShape(calendar) } satisfies CalendarSettingsView);
    }
    case 'profile': {
      const profile = state.profiles.get(asId<ProfileId>(id));
      return profile === undefined
        ? null
        : ({ ...changed, profile: profileShape(profile) } satisfies ProfileSettingsView);
    }
    case 'agent': {
      const agent = state.agents.get(asId<AgentId>(id));
      if (agent === undefined) return null;
      const { config } = agent;
      return {
        ...changed,
        agent: agentShape(config),
        name: config.name,
      } satisfies AgentSettingsView;
    }
    default:
      return null;
  }
}
