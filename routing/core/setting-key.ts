import type { SettingsFact } from './facts/settings.ts';

/** The name under which a setting's version is kept; `null` for what is no setting of people's. */
export function settingKey(fact: SettingsFact): string | null {
  switch (fact.type) {
    case 'RoutingConfigured':
      return 'centre';
    case 'SkillsConfigured':
      return 'skills';
    case 'CalendarConfigured':
      return `calendar:${fact.calendar.calendarId}`;
    case 'CalendarRemoved':
      return `calendar:${fact.calendarId}`;
    case 'QueueConfigured':
      return `queue:${fact.queue.queueId}`;
    case 'QueueRemoved':
      return `queue:${fact.queueId}`;
    case 'ProfileConfigured':
      return `profile:${fact.profile.profileId}`;
    case 'ProfileRemoved':
      return `profile:${fact.profileId}`;
    case 'AgentConfigured':
      return `agent:${fact.agent.agentId}`;
    case 'AgentRemoved':
      return `agent:${fact.agentId}`;
    case 'AgentsScored':
      return null;
  }
}
