import type { Settings } from '../use-settings.ts';

/** The version a setting has now; null where it does not exist. */
export function versionOf(settings: Settings, settingKey: string): number | null {
  const at = settingKey.indexOf(':');
  const kind = at < 0 ? settingKey : settingKey.slice(0, at);
  const id = settingKey.slice(at + 1);
  const { queues, calendars, profiles, agents } = settings;
  switch (kind) {
    case 'centre':
      return settings.centre?.version ?? null;
    case 'skills':
      return settings.skills?.version ?? null;
    case 'queue':
      return queues.find(({ queue }) => queue.queueId === id)?.version ?? null;
    case 'calendar':
      return calendars.find(({ calendar }) => calendar.calendarId === id)?.version ?? null;
    case 'profile':
      return profiles.find(({ profile }) => profile.profileId === id)?.version ?? null;
    case 'agent':
      return agents.find(({ agent }) => agent.agentId === id)?.version ?? null;
    default:
      return null;
  }
}
