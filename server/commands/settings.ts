import { asId, type CalendarId, type ProfileId, type QueueId } from '@zentrale/kernel/values';
import type {
  AgentConfig,
  Calendar,
  CentreConfig,
  QueueConfig,
  RoutingProfile,
  Skill,
} from '@zentrale/routing';
import type { CommandHandlers } from './context.ts';
import * as change from './setting-changes.ts';
import { undoSetting } from './undo-setting.ts';

type SettingsCommandHandlers = Pick<
  CommandHandlers,
  | 'save-queue'
  | 'remove-queue'
  | 'save-skills'
  | 'save-calendar'
  | 'remove-calendar'
  | 'save-routing-profile'
  | 'remove-routing-profile'
  | 'save-agent-routing'
  | 'save-centre-routing'
  | 'undo-setting'
>;

/**
 * How routing is laid down. Bodies were checked by their schemas, so that they lack nothing but the
 * brands of the engine's types; the engine checks what one setting says of another.
 */
export const settingsCommands: SettingsCommandHandlers = {
  'save-queue': (context, { queue, baseVersion }) =>
    change.saveQueue(context, queue as unknown as QueueConfig, baseVersion),

  'remove-queue': (context, { queueId, baseVersion }) =>
    change.removeQueue(context, asId<QueueId>(queueId), baseVersion),

  'save-skills': (context, { skills, baseVersion }) =>
    change.saveSkills(context, skills as Skill[], baseVersion),

  'save-calendar': (context, { calendar, baseVersion }) =>
    change.saveCalendar(context, calendar as unknown as Omit<Calendar, 'offsets'>, baseVersion),

  'remove-calendar': (context, { calendarId, baseVersion }) =>
    change.removeCalendar(context, asId<CalendarId>(calendarId), baseVersion),

  'save-routing-profile': (context, { profile, baseVersion }) =>
    change.saveProfile(context, profile as unknown as RoutingProfile, baseVersion),

  'remove-routing-profile': (context, { profileId, baseVersion }) =>
    change.removeProfile(context, asId<ProfileId>(profileId), baseVersion),

  'save-agent-routing': (context, { agent, baseVersion }) =>
    change.saveAgent(context, agent as unknown as Omit<AgentConfig, 'name'>, baseVersion),

  'save-centre-routing': (context, { centre, baseVersion }) =>
    change.saveCentre(context, centre as Omit<CentreConfig, 'offsets'>, baseVersion),

  'undo-setting': (context, body) => undoSetting(context, body),
};
