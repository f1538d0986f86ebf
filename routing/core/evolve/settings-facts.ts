import { unreachable, type Instant } from '@zentrale/kernel/values';
import type { SettingsFact } from '../facts/settings.ts';
import { settingKey } from '../setting-key.ts';
import type { WorkingState } from '../state.ts';
import {
  agentConfigured,
  agentRemoved,
  agentsScored,
  calendarConfigured,
  profileConfigured,
  queueConfigured,
  queueRemoved,
  skillsConfigured,
} from './settings.ts';

/** Applies a change of settings and remembers its version. */
export function applySettings(state: WorkingState, fact: SettingsFact, now: Instant): void {
  const key = settingKey(fact);
  if (key !== null) state.settingVersions.set(key, state.version);
  switch (fact.type) {
    case 'RoutingConfigured':
      state.centre = fact.centre;
      return;
    case 'SkillsConfigured':
      return skillsConfigured(state, fact);
    case 'CalendarConfigured':
      return calendarConfigured(state, fact, now);
    case 'CalendarRemoved':
      state.calendars.delete(fact.calendarId);
      return;
    case 'QueueConfigured':
      return queueConfigured(state, fact, now);
    case 'QueueRemoved':
      return queueRemoved(state, fact);
    case 'ProfileConfigured':
      return profileConfigured(state, fact);
    case 'ProfileRemoved':
      state.profiles.delete(fact.profileId);
      return;
    case 'AgentConfigured':
      return agentConfigured(state, fact, now);
    case 'AgentRemoved':
      return agentRemoved(state, fact);
    case 'AgentsScored':
      return agentsScored(state, fact);
    default:
      return unreachable(fact);
  }
}
