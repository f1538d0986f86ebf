import type { AgentId, CalendarId, PersonId, ProfileId, QueueId } from '@zentrale/kernel/values';
import type {
  AgentConfig,
  Calendar,
  CentreConfig,
  QueueConfig,
  RoutingProfile,
  Skill,
} from '../settings.ts';
import type { AboutAgent } from './about.ts';

/** Who changed a setting; absent when a program did. */
interface Changed {
  readonly byPersonId?: PersonId;
}

export interface RoutingConfigured extends Changed {
  readonly type: 'RoutingConfigured';
  readonly centre: CentreConfig;
}
export interface SkillsConfigured extends Changed {
  readonly type: 'SkillsConfigured';
  readonly skills: readonly Skill[];
}
export interface CalendarConfigured extends Changed {
  readonly type: 'CalendarConfigured';
  readonly calendar: Calendar;
}
export interface CalendarRemoved extends Changed {
  readonly type: 'CalendarRemoved';
  readonly calendarId: CalendarId;
}
export interface QueueConfigured extends Changed {
  readonly type: 'QueueConfigured';
  readonly queue: QueueConfig;
}
export interface QueueRemoved extends Changed {
  readonly type: 'QueueRemoved';
  readonly queueId: QueueId;
}
export interface ProfileConfigured extends Changed {
  readonly type: 'ProfileConfigured';
  readonly profile: RoutingProfile;
}
export interface ProfileRemoved extends Changed {
  readonly type: 'ProfileRemoved';
  readonly profileId: ProfileId;
}
export interface AgentConfigured extends Changed {
  readonly type: 'AgentConfigured';
  readonly agent: AgentConfig;
}
export interface AgentRemoved extends AboutAgent {
  readonly type: 'AgentRemoved';
}
export interface AgentsScored {
  readonly type: 'AgentsScored';
  readonly scores: readonly { readonly agentId: AgentId; readonly score: number }[];
}

export type SettingsFact =
  | RoutingConfigured
  | SkillsConfigured
  | CalendarConfigured
  | CalendarRemoved
  | QueueConfigured
  | QueueRemoved
  | ProfileConfigured
  | ProfileRemoved
  | AgentConfigured
  | AgentRemoved
  | AgentsScored;
