import type { AgentId, CalendarId, DurationMs, ProfileId, QueueId } from '@zentrale/kernel/values';
import type {
  AgentConfig,
  Calendar,
  CentreConfig,
  Change,
  OrderingName,
  QueueConfig,
  RoutingProfile,
  Skill,
} from '../settings.ts';

/** The tenant's own settings; what is left out stays as it is. */
export interface ConfigureRouting extends Change {
  readonly type: 'ConfigureRouting';
  readonly graceMs?: DurationMs;
  readonly ordering?: OrderingName;
  /** With its offsets; one does not change without the other. */
  readonly timeZone?: string;
  readonly offsets?: CentreConfig['offsets'];
}
/** Replaces the whole list. A skill that somebody waits for or an expression names cannot go. */
export interface ConfigureSkills extends Change {
  readonly type: 'ConfigureSkills';
  readonly skills: readonly Skill[];
}
export interface ConfigureCalendar extends Change {
  readonly type: 'ConfigureCalendar';
  readonly calendar: Calendar;
}
/** Refused while a queue uses it. */
export interface RemoveCalendar extends Change {
  readonly type: 'RemoveCalendar';
  readonly calendarId: CalendarId;
}
/** Work that waits in the queue is looked at anew: steps, clocks, order, everything. */
export interface ConfigureQueue extends Change {
  readonly type: 'ConfigureQueue';
  readonly queue: QueueConfig;
}
/** Refused while anything is in the queue or other settings name it. */
export interface RemoveQueue extends Change {
  readonly type: 'RemoveQueue';
  readonly queueId: QueueId;
}
/** Applies to everybody who has the profile. */
export interface ConfigureProfile extends Change {
  readonly type: 'ConfigureProfile';
  readonly profile: RoutingProfile;
}
/** Refused while an agent has it. */
export interface RemoveProfile extends Change {
  readonly type: 'RemoveProfile';
  readonly profileId: ProfileId;
}
export interface ConfigureAgent extends Change {
  readonly type: 'ConfigureAgent';
  readonly agent: AgentConfig;
}
/** What the agent held goes back to its queue, whatever the queue's policy. */
export interface RemoveAgent {
  readonly type: 'RemoveAgent';
  readonly agentId: AgentId;
}
/** Scores from outside, 0..1000, for queues whose agents are chosen by score; 0 until given. */
export interface ScoreAgents {
  readonly type: 'ScoreAgents';
  readonly scores: readonly { readonly agentId: AgentId; readonly score: number }[];
}

export type SettingsCommand =
  | ConfigureRouting
  | ConfigureSkills
  | ConfigureCalendar
  | RemoveCalendar
  | ConfigureQueue
  | RemoveQueue
  | ConfigureProfile
  | RemoveProfile
  | ConfigureAgent
  | RemoveAgent
  | ScoreAgents;
