import { refused, type ProfileId, type QueueId } from '@zentrale/kernel/values';
import { checkCalendar } from '../../calendar/index.ts';
import type {
  ConfigureAgent,
  ConfigureCalendar,
  ConfigureProfile,
  ConfigureQueue,
  RemoveCalendar,
  RemoveProfile,
  RemoveQueue,
} from '../../commands/settings.ts';
import {
  AGENT_COUNT_MAX,
  CALENDAR_COUNT_MAX,
  PROFILE_COUNT_MAX,
  QUEUE_COUNT_MAX,
} from '../../limits.ts';
import type { AgentConfig } from '../../settings.ts';
import type { RoutingState } from '../../state.ts';
import { isText } from '../checks.ts';
import { decided, invalid, limit, type No, type Verdict } from '../context.ts';
import { checkAgent, checkProfile } from './agent-checks.ts';
import { by, checkVersion } from './change.ts';
import { checkQueue } from './queue-checks.ts';
import { checkStranding } from './stranding.ts';

export function configureCalendar(state: RoutingState, command: ConfigureCalendar): Verdict {
  const { calendar } = command;
  const { calendarId } = calendar;
  const stale = checkVersion(state, `calendar:${calendarId}`, command);
  if (stale !== null) return stale;
  if (!isText(calendar.name)) return invalid('calendar.name');
  const fault = checkCalendar(calendar);
  if (fault !== null) return refused(fault.kind, { field: fault.field });
  if (!state.calendars.has(calendarId) && state.calendars.size >= CALENDAR_COUNT_MAX) {
    return limit('calendar');
  }
  return decided([{ type: 'CalendarConfigured', calendar, ...by(command) }]);
}

export function removeCalendar(state: RoutingState, command: RemoveCalendar): Verdict {
  const { calendarId } = command;
  const field = 'calendarId';
  const stale = checkVersion(state, `calendar:${calendarId}`, command);
  if (stale !== null) return stale;
  if (!state.calendars.has(calendarId)) return refused('calendar.unknown', { field });
  for (const { config } of state.queues.values()) {
    if (config.calendarId === calendarId) return inUse(field, `queue:${config.queueId}`);
  }
  return decided([{ type: 'CalendarRemoved', calendarId, ...by(command) }]);
}

export function configureQueue(state: RoutingState, command: ConfigureQueue): Verdict {
  const { queue } = command;
  const stale = checkVersion(state, `queue:${queue.queueId}`, command);
  if (stale !== null) return stale;
  const no = checkQueue(state, queue);
  if (no !== null) return no;
  if (!state.queues.has(queue.queueId)) {
    if (state.queues.size >= QUEUE_COUNT_MAX) return limit('queue');
  } else {
    const stranding = checkStranding(state, { queue }, 'queue.steps');
    if (stranding !== null) return stranding;
  }
  return decided([{ type: 'QueueConfigured', queue, ...by(command) }]);
}

export function removeQueue(state: RoutingState, command: RemoveQueue): Verdict {
  const { queueId } = command;
  const field = 'queueId';
  const stale = checkVersion(state, `queue:${queueId}`, command);
  if (stale !== null) return stale;
  if (!state.queues.has(queueId)) return refused('queue.unknown', { field });
  let count = 0;
  for (const interaction of state.interactions.values()) {
    if (interaction.queueId === queueId) count += 1;
  }
  if (count > 0) return refused('settings.strands-work', { field, facts: { count, queueId } });
  const user = userOfQueue(state, queueId);
  if (user !== null) return inUse(field, user);
  return decided([{ type: 'QueueRemoved', queueId, ...by(command) }]);
}

/** What names the queue, as `queue:…`, `profile:…` or `agent:…`. */
function userOfQueue(state: RoutingState, queueId: QueueId): string | null {
  for (const { config } of state.queues.values()) {
    const isNamed =
      config.overflowQueueId === queueId ||
      config.reserve?.queueId === queueId ||
      config.steps.some(({ queueIds }) => queueIds.includes(queueId));
    if (isNamed && config.queueId !== queueId) return `queue:${config.queueId}`;
  }
  for (const { profileId, queueIds } of state.profiles.values()) {
    if (queueIds.includes(queueId)) return `profile:${profileId}`;
  }
  for (const { config } of state.agents.values()) {
    if (config.queueIds.includes(queueId)) return `agent:${config.agentId}`;
  }
  return null;
}

export function configureProfile(state: RoutingState, command: ConfigureProfile): Verdict {
  const { profile } = command;
  const { profileId, queueIds, capacity } = profile;
  const stale = checkVersion(state, `profile:${profileId}`, command);
  if (stale !== null) return stale;
  const no = checkProfile(state, profile);
  if (no !== null) return no;
  if (!state.profiles.has(profileId) && state.profiles.size >= PROFILE_COUNT_MAX) {
    return limit('profile');
  }
  const agent = (config: AgentConfig) =>
    config.profileId === profileId ? { ...config, queueIds, capacity } : config;
  const stranding = checkStranding(state, { agent }, 'profile');
  if (stranding !== null) return stranding;
  return decided([{ type: 'ProfileConfigured', profile, ...by(command) }]);
}

export function removeProfile(state: RoutingState, command: RemoveProfile): Verdict {
  const { profileId } = command;
  const field = 'profileId';
  const stale = checkVersion(state, `profile:${profileId}`, command);
  if (stale !== null) return stale;
  if (!state.profiles.has(profileId)) return refused('profile.unknown', { field });
  const user = userOfProfile(state, profileId);
  if (user !== null) return inUse(field, user);
  return decided([{ type: 'ProfileRemoved', profileId, ...by(command) }]);
}

function userOfProfile(state: RoutingState, profileId: ProfileId): string | null {
  for (const { config } of state.agents.values()) {
    if (config.profileId === profileId) return `agent:${config.agentId}`;
  }
  return null;
}

export function configureAgent(state: RoutingState, command: ConfigureAgent): Verdict {
  const { agent } = command;
  const stale = checkVersion(state, `agent:${agent.agentId}`, command);
  if (stale !== null) return stale;
  const no = checkAgent(state, agent);
  if (no !== null) return no;
  if (!state.agents.has(agent.agentId)) {
    if (state.agents.size >= AGENT_COUNT_MAX) return limit('agent');
  } else {
    const stranding = checkStranding(state, { agent: changedTo(state, agent) }, 'agent');
    if (stranding !== null) return stranding;
  }
  return decided([{ type: 'AgentConfigured', agent, ...by(command) }]);
}

function changedTo(state: RoutingState, agent: AgentConfig): (config: AgentConfig) => AgentConfig {
  const profile = agent.profileId === null ? undefined : state.profiles.get(agent.profileId);
  const { queueIds, capacity } = profile ?? agent;
  const settings = { ...agent, queueIds, capacity };
  return (config) => (config.agentId === agent.agentId ? settings : config);
}

function inUse(field: string, user: string): No {
  return refused('settings.in-use', { field, facts: { by: user } });
}
