import type { RoutingFact, RoutingState, SettingsCommand, SettingsFact } from '@zentrale/routing';

const TYPES: Readonly<Record<SettingsFact['type'], true>> = {
  RoutingConfigured: true,
  SkillsConfigured: true,
  CalendarConfigured: true,
  CalendarRemoved: true,
  QueueConfigured: true,
  QueueRemoved: true,
  ProfileConfigured: true,
  ProfileRemoved: true,
  AgentConfigured: true,
  AgentRemoved: true,
  AgentsScored: true,
};

export function isSettingsFact(fact: RoutingFact): fact is RoutingFact & SettingsFact {
  return Object.hasOwn(TYPES, fact.type);
}

/** All settings of a state; what is named comes before what names it. */
export function settingsOf(state: RoutingState): SettingsFact[] {
  const scores = [...state.agents.values()].filter(({ score }) => score > 0);
  return [
    { type: 'RoutingConfigured', centre: state.centre },
    { type: 'SkillsConfigured', skills: [...state.skills.values()] },
    ...Array.from(state.calendars.values(), (calendar) => ({
      type: 'CalendarConfigured' as const,
      calendar,
    })),
    ...Array.from(state.queues.values(), ({ config }) => ({
      type: 'QueueConfigured' as const,
      queue: config,
    })),
    ...Array.from(state.profiles.values(), (profile) => ({
      type: 'ProfileConfigured' as const,
      profile,
    })),
    ...Array.from(state.agents.values(), ({ config }) => ({
      type: 'AgentConfigured' as const,
      agent: config,
    })),
    ...(scores.length === 0
      ? []
      : [
          {
            type: 'AgentsScored' as const,
            scores: scores.map(({ config, score }) => ({ agentId: config.agentId, score })),
          },
        ]),
  ];
}

/** The command that brings the fact about. */
export function commandOf(fact: SettingsFact): SettingsCommand {
  switch (fact.type) {
    case 'RoutingConfigured': {
      const { graceMs, ordering, timeZone, offsets } = fact.centre;
      return { type: 'ConfigureRouting', graceMs, ordering, timeZone, offsets };
    }
    case 'SkillsConfigured':
      return { type: 'ConfigureSkills', skills: fact.skills };
    case 'CalendarConfigured':
      return { type: 'ConfigureCalendar', calendar: fact.calendar };
    case 'CalendarRemoved':
      return { type: 'RemoveCalendar', calendarId: fact.calendarId };
    case 'QueueConfigured':
      return { type: 'ConfigureQueue', queue: fact.queue };
    case 'QueueRemoved':
      return { type: 'RemoveQueue', queueId: fact.queueId };
    case 'ProfileConfigured':
      return { type: 'ConfigureProfile', profile: fact.profile };
    case 'ProfileRemoved':
      return { type: 'RemoveProfile', profileId: fact.profileId };
    case 'AgentConfigured':
      return { type: 'ConfigureAgent', agent: fact.agent };
    case 'AgentRemoved':
      return { type: 'RemoveAgent', agentId: fact.agentId };
    case 'AgentsScored':
      return { type: 'ScoreAgents', scores: fact.scores };
  }
}
