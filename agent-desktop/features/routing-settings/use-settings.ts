import type {
  AgentSettingsView,
  CalendarSettingsView,
  CentreRoutingView,
  ProfileSettingsView,
  QueueSettingsView,
  SkillsView,
} from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { useEntries, useEntry } from '../../realtime/use-topic.ts';

const TOPIC = 'routing-settings';

/** Everything that routing is laid down with, live, each list in order of names. */
export interface Settings {
  readonly centre: CentreRoutingView | null;
  readonly skills: SkillsView | null;
  readonly queues: readonly QueueSettingsView[];
  readonly calendars: readonly CalendarSettingsView[];
  readonly profiles: readonly ProfileSettingsView[];
  readonly agents: readonly AgentSettingsView[];
  /** What a setting is called, for sentences; its id where nobody knows. */
  readonly nameOf: (
    kind: 'queue' | 'calendar' | 'profile' | 'agent' | 'skill',
    id: string,
  ) => string;
}

export function useSettings(): Settings {
  const centre = useEntry<CentreRoutingView>(TOPIC, 'centre');
  const skills = useEntry<SkillsView>(TOPIC, 'skills');
  const queues = useEntries(TOPIC, 'queue-settings');
  const calendars = useEntries(TOPIC, 'calendar');
  const profiles = useEntries(TOPIC, 'profile');
  const agents = useEntries(TOPIC, 'agent-settings');
  return useMemo(() => {
    const names = new Map<string, string>([
      ...(skills?.skills ?? []).map((one) => [`skill:${one.skillId}`, one.name] as const),
      ...queues.map(({ queue }) => [`queue:${queue.queueId}`, queue.name] as const),
      ...calendars.map(
        (one) => [`calendar:${one.calendar.calendarId}`, one.calendar.name] as const,
      ),
      ...profiles.map(({ profile }) => [`profile:${profile.profileId}`, profile.name] as const),
      ...agents.map(({ agent, name }) => [`agent:${agent.agentId}`, name] as const),
    ]);
    return {
      centre,
      skills,
      queues: queues.toSorted((a, b) => byName(a.queue, b.queue)),
      calendars: calendars.toSorted((a, b) => byName(a.calendar, b.calendar)),
      profiles: profiles.toSorted((a, b) => byName(a.profile, b.profile)),
      agents: agents.toSorted(byName),
      nameOf: (kind, id) => names.get(`${kind}:${id}`) ?? id,
    };
  }, [centre, skills, queues, calendars, profiles, agents]);
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name) || 0;
}
