import {
  asId,
  refused,
  type AgentId,
  type CalendarId,
  type ProfileId,
  type QueueId,
  type Result,
} from '@zentrale/kernel/values';
import type {
  AgentConfig,
  Calendar,
  CentreConfig,
  QueueConfig,
  RoutingProfile,
  Skill,
} from '@zentrale/routing';
import { changeSetting } from './change-setting.ts';
import type { CommandContext } from './context.ts';
import { offsetsOf } from './time-zones.ts';
import { checkQueueFree, checkSkillsFree } from './topic-users.ts';

/** The setting's version after the change. */
type Saved = Promise<Result<{ version: number }>>;

export function saveQueue(context: CommandContext, queue: QueueConfig, base?: number): Saved {
  return changeSetting(context, `queue:${queue.queueId}`, { type: 'ConfigureQueue', queue }, base);
}

export async function removeQueue(context: CommandContext, queueId: QueueId, base?: number): Saved {
  const free = await checkQueueFree(context, queueId);
  if (!free.ok) return free;
  return changeSetting(context, `queue:${queueId}`, { type: 'RemoveQueue', queueId }, base);
}

export async function saveSkills(
  context: CommandContext,
  skills: readonly Skill[],
  base?: number,
): Saved {
  const free = await checkSkillsFree(context, skills);
  if (!free.ok) return free;
  return changeSetting(context, 'skills', { type: 'ConfigureSkills', skills }, base);
}

export async function saveCalendar(
  context: CommandContext,
  calendar: Omit<Calendar, 'offsets'>,
  base?: number,
): Saved {
  const now = context.centre.clock.now();
  const offsets = offsetsOf(calendar.timeZone, now, 'calendar.timeZone');
  if (!offsets.ok) return offsets;
  return changeSetting(
    context,
    `calendar:${calendar.calendarId}`,
    { type: 'ConfigureCalendar', calendar: { ...calendar, offsets: offsets.value } },
    base,
  );
}

export function saveProfile(
  context: CommandContext,
  profile: RoutingProfile,
  base?: number,
): Saved {
  const command = { type: 'ConfigureProfile', profile } as const;
  return changeSetting(context, `profile:${profile.profileId}`, command, base);
}

/** Who is an agent, and what she is called, is the directory's; here she must be one already. */
export async function saveAgent(
  context: CommandContext,
  agent: Omit<AgentConfig, 'name'>,
  base?: number,
): Saved {
  const { state } = await context.centre.routing.open(context.principal.tenantId);
  const agentId = asId<AgentId>(agent.agentId);
  const present = state.agents.get(agentId);
  if (present === undefined) return refused('agent.unknown', { field: 'agent.agentId' });
  const command = {
    type: 'ConfigureAgent',
    agent: { ...agent, name: present.config.name },
  } as const;
  return changeSetting(context, `agent:${agentId}`, command, base);
}

export function removeCalendar(
  context: CommandContext,
  calendarId: CalendarId,
  base?: number,
): Saved {
  const command = { type: 'RemoveCalendar', calendarId } as const;
  return changeSetting(context, `calendar:${calendarId}`, command, base);
}

export function removeProfile(context: CommandContext, profileId: ProfileId, base?: number): Saved {
  const command = { type: 'RemoveProfile', profileId } as const;
  return changeSetting(context, `profile:${profileId}`, command, base);
}

export async function saveCentre(
  context: CommandContext,
  { graceMs, ordering, timeZone }: Omit<CentreConfig, 'offsets'>,
  base?: number,
): Saved {
  const offsets = offsetsOf(timeZone, context.centre.clock.now(), 'centre.timeZone');
  if (!offsets.ok) return offsets;
  const command = { type: 'ConfigureRouting', graceMs, ordering, timeZone } as const;
  return changeSetting(context, 'centre', { ...command, offsets: offsets.value }, base);
}
