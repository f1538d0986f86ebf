import type {
  AgentConfig,
  OrderingName,
  QueueConfig,
  RoutingProfile,
  SettingsCommand,
  SettingsFact,
} from '@zentrale/routing';
import type { DayRecord } from './day-record.ts';

export interface SettingsMap {
  /** Between queues. */
  readonly ordering?: OrderingName;
  readonly queue?: (queue: QueueConfig) => QueueConfig;
  readonly profile?: (profile: RoutingProfile) => RoutingProfile;
  readonly agent?: (agent: AgentConfig) => AgentConfig;
}

/** Changes settings as they were in the morning and as they were changed during the day. */
export function mapSettings(day: DayRecord, map: SettingsMap): DayRecord {
  return {
    ...day,
    opening: day.opening.map((fact) => mapFact(fact, map)),
    reconfigured: day.reconfigured.map(({ at, command }) => ({
      at,
      command: mapCommand(command, map),
    })),
  };
}

function mapFact(fact: SettingsFact, map: SettingsMap): SettingsFact {
  if (fact.type === 'RoutingConfigured') {
    return { ...fact, centre: { ...fact.centre, ordering: map.ordering ?? fact.centre.ordering } };
  }
  if (fact.type === 'QueueConfigured') {
    return { ...fact, queue: map.queue?.(fact.queue) ?? fact.queue };
  }
  if (fact.type === 'ProfileConfigured') {
    return { ...fact, profile: map.profile?.(fact.profile) ?? fact.profile };
  }
  if (fact.type === 'AgentConfigured') {
    return { ...fact, agent: map.agent?.(fact.agent) ?? fact.agent };
  }
  return fact;
}

function mapCommand(command: SettingsCommand, map: SettingsMap): SettingsCommand {
  if (command.type === 'ConfigureRouting' && map.ordering !== undefined) {
    return { ...command, ordering: map.ordering };
  }
  if (command.type === 'ConfigureQueue') {
    return { ...command, queue: map.queue?.(command.queue) ?? command.queue };
  }
  if (command.type === 'ConfigureProfile') {
    return { ...command, profile: map.profile?.(command.profile) ?? command.profile };
  }
  if (command.type === 'ConfigureAgent') {
    return { ...command, agent: map.agent?.(command.agent) ?? command.agent };
  }
  return command;
}
