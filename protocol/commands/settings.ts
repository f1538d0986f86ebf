import { z } from 'zod';
import {
  AgentRoutingSettings,
  CalendarSettings,
  CentreRoutingSettings,
  Id,
  ProfileSettings,
  QueueSettings,
  SkillSetting,
} from '../views/index.ts';
import { command } from './define.ts';

const administrators = ['administrator'] as const;
/** Who leads people also decides what they are good at. */
const leads = ['supervisor', 'administrator'] as const;

/** The version the editor saw, 0 for something new; refused with `settings.conflict` when stale. */
const baseVersion = z.int().nonnegative().optional();
/** The version that the setting has now. */
const Saved = z.strictObject({ version: z.int() });

/** How routing is laid down; every change is a fact, and can be taken back. */
export const SETTINGS_COMMANDS = {
  'save-queue': command(
    'Create a queue or change it; work that waits in it is looked at anew',
    administrators,
    z.strictObject({ queue: QueueSettings, baseVersion }),
    Saved,
  ),
  'remove-queue': command(
    'Remove a queue that is empty and that nothing names',
    administrators,
    z.strictObject({ queueId: Id, baseVersion }),
    Saved,
  ),
  'save-skills': command(
    'Replace the list of skills',
    administrators,
    z.strictObject({ skills: z.array(SkillSetting).max(1_000), baseVersion }),
    Saved,
  ),
  'save-calendar': command(
    'Create a calendar of opening hours or change it',
    administrators,
    z.strictObject({ calendar: CalendarSettings, baseVersion }),
    Saved,
  ),
  'remove-calendar': command(
    'Remove a calendar that no queue uses',
    administrators,
    z.strictObject({ calendarId: Id, baseVersion }),
    Saved,
  ),
  'save-routing-profile': command(
    'Create a routing profile or change it for everybody who has it',
    administrators,
    z.strictObject({ profile: ProfileSettings, baseVersion }),
    Saved,
  ),
  'remove-routing-profile': command(
    'Remove a routing profile that nobody has',
    administrators,
    z.strictObject({ profileId: Id, baseVersion }),
    Saved,
  ),
  'save-agent-routing': command(
    "Change an agent's skills, attributes, profile, queues or capacity",
    leads,
    z.strictObject({ agent: AgentRoutingSettings, baseVersion }),
    Saved,
  ),
  'save-centre-routing': command(
    "Change the centre's own routing settings",
    administrators,
    z.strictObject({ centre: CentreRoutingSettings, baseVersion }),
    Saved,
  ),
  'undo-setting': command(
    'Bring a setting back to what it was before a change; supervisors for agents only',
    leads,
    z.strictObject({
      /** Of the history: `queue:service` and the like. */
      settingKey: z.string().min(1).max(120),
      /** The change to be taken back, and whatever came after it. */
      version: z.int().positive(),
      baseVersion,
    }),
    Saved,
  ),
} as const;
