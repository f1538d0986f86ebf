import {
  asId,
  durationMs,
  type AgentId,
  type CommandId,
  type TenantId,
} from '@zentrale/kernel/values';
import { offsetsOf } from '../commands/time-zones.ts';
import type { Centre } from '../compose/centre.ts';
import { DEMO_SKILLS } from './demo-centre.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { DEMO_CALENDAR, DEMO_PROFILE, DEMO_QUEUES } from './demo-queues.ts';
import { must } from './must.ts';

/** Lays routing down for the demo. Each command has an id of its own, so a repeat does nothing. */
export async function seedRouting(centre: Centre, tenantId: TenantId): Promise<void> {
  const runtime = await centre.routing.open(tenantId);
  const submit = async (name: string, command: Parameters<typeof runtime.submit>[1]) =>
    must(await runtime.submit(asId<CommandId>(`seed:${name}`), command));
  const { timeZone } = DEMO_CALENDAR;
  const offsets = must(offsetsOf(timeZone, centre.clock.now(), 'timeZone'));
  await submit('routing', {
    type: 'ConfigureRouting',
    graceMs: durationMs(centre.config.RECONNECT_GRACE_SECONDS * 1000),
    timeZone,
    offsets,
  });
  await submit('skills', { type: 'ConfigureSkills', skills: DEMO_SKILLS });
  const calendar = { ...DEMO_CALENDAR, offsets };
  await submit('calendar', { type: 'ConfigureCalendar', calendar });
  for (const queue of DEMO_QUEUES) await submit(queue.queueId, { type: 'ConfigureQueue', queue });
  await submit('profile', { type: 'ConfigureProfile', profile: DEMO_PROFILE });
  const { profileId, queueIds, capacity } = DEMO_PROFILE;
  for (const { person } of DEMO_PEOPLE) {
    if (!person.roles.includes('agent')) continue;
    const { personId, name, skills } = person;
    const agentId = asId<AgentId>(personId);
    const attributes = { team: person.title, german: true, english: true };
    await submit(personId, {
      type: 'ConfigureAgent',
      agent: { agentId, name, skills, attributes, profileId, queueIds, capacity },
    });
  }
}
