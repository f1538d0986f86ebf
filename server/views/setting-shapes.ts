// The engine's settings in the protocol's shape. Members and names are the same; ids and durations
// lose their brands, and time zone offsets stay here.
import type {
  AgentRoutingSettings,
  CalendarSettings,
  CentreRoutingSettings,
  ProfileSettings,
  QueueSettings,
} from '@zentrale/protocol';
import type {
  AgentConfig,
  Calendar,
  CentreConfig,
  QueueConfig,
  RoutingProfile,
} from '@zentrale/routing';

export function centreShape({ graceMs, ordering, timeZone }: Omit<CentreConfig, 'offsets'>) {
  return { graceMs, ordering, timeZone } satisfies CentreRoutingSettings;
}

export function queueShape(queue: QueueConfig): QueueSettings {
  return queue as unknown as QueueSettings;
}

export function calendarShape(calendar: Omit<Calendar, 'offsets'>): CalendarSettings {
  const { calendarId, name, timeZone, weekly, holidays } = calendar;
  return {
    calendarId,
    name,
    timeZone,
    weekly: weekly.map((hours) => ({ ...hours })),
    holidays: holidays.map(({ date, name, hours }) => ({ date, name, hours: [...hours] })),
  };
}

export function profileShape(profile: RoutingProfile): ProfileSettings {
  return profile as unknown as ProfileSettings;
}

export function agentShape({ name: _directorys, ...agent }: AgentConfig): AgentRoutingSettings {
  return agent as unknown as AgentRoutingSettings;
}
