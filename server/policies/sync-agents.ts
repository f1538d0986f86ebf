import type { Person } from '@zentrale/directory';
import { canonicalJson } from '@zentrale/kernel/history';
import { asId, type AgentId, type CommandId, type TenantId } from '@zentrale/kernel/values';
import type { AgentConfig } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';

/**
 * Tells the engine what the directory says of skills and agents, where that differs. Called when a
 * tenant opens and after the directory changed; a crash in between is made good by the next call.
 */
export async function syncAgents(centre: Centre, tenantId: TenantId): Promise<void> {
  const runtime = await centre.routing.open(tenantId);
  const { people, skills } = await centre.store.transact(tenantId, async (tx) => ({
    people: await centre.directory.people(tx),
    skills: (await centre.directory.centre(tx)).skills,
  }));
  const nextId = () => asId<CommandId>(centre.ids.next('cmd'));
  if (!isSame([...runtime.state.skills.values()], skills)) {
    await runtime.submit(nextId(), { type: 'ConfigureSkills', skills });
  }
  const agents = people.filter(isAgent).map(configOf);
  for (const agent of agents) {
    if (isSame(runtime.state.agents.get(agent.agentId)?.config, agent)) continue;
    const result = await runtime.submit(nextId(), { type: 'ConfigureAgent', agent });
    if (!result.ok) {
      centre.log.error('sync.agent-refused', { agentId: agent.agentId, ...result.refusal });
    }
  }
  const known = new Set(agents.map(({ agentId }) => agentId));
  for (const agentId of runtime.state.agents.keys()) {
    if (!known.has(agentId)) await runtime.submit(nextId(), { type: 'RemoveAgent', agentId });
  }
}

/** Supervisors are known to routing as well: they serve no queue, but can take work over. */
function isAgent({ roles, isDisabled }: Person): boolean {
  return (roles.includes('agent') || roles.includes('supervisor')) && !isDisabled;
}

function configOf(person: Person): AgentConfig {
  return {
    agentId: asId<AgentId>(person.personId),
    name: person.name,
    skills: person.skills,
    attributes: {},
    profileId: null,
    queueIds: person.queueIds,
    capacity: person.capacity,
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
