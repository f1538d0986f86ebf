import type { Person } from '@zentrale/directory';
import {
  asId,
  type AgentId,
  type CommandId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { Role } from '@zentrale/protocol';
import type { AgentConfig, RoutingState } from '@zentrale/routing';
import { lastSettingChanges } from '@zentrale/routing/adapters/sql/settings-history.ts';
import type { Centre } from '../compose/centre.ts';

/** Who takes part in routing: supervisors, too, who take work over without serving a queue. */
const ROUTED_ROLES: readonly Role[] = ['agent', 'supervisor'];

/**
 * Tells the engine who works here. The directory owns people: who is missing is made, who is called
 * otherwise renamed, who has gone or is disabled removed. Skills, queues and capacity are the
 * engine's from then on. Called when a tenant opens and after the directory changed; a crash in
 * between is made good by the next call.
 */
export async function syncAgents(centre: Centre, tenantId: TenantId): Promise<void> {
  const runtime = await centre.routing.open(tenantId);
  const submit = (command: Parameters<typeof runtime.submit>[1]) =>
    runtime.submit(asId<CommandId>(centre.ids.next('cmd')), command);
  const { people, skills } = await centre.store.transact(tenantId, async (tx) => ({
    people: (await centre.directory.people(tx)).filter(isRouted),
    skills: (await centre.directory.centre(tx)).skills,
  }));
  // A centre whose skills routing has never heard of; from then on it decides about them.
  if (!runtime.state.settingVersions.has('skills') && skills.length > 0) {
    await submit({ type: 'ConfigureSkills', skills });
  }
  const missing = people.filter(({ personId }) => !runtime.state.agents.has(agentIdOf(personId)));
  const known = await knownBefore(centre, tenantId, missing);
  for (const person of missing) {
    const accepted = await firstAccepted(
      [known.get(person.personId), configOf(person, runtime.state)],
      (agent) => submit({ type: 'ConfigureAgent', agent: { ...agent, name: person.name } }),
    );
    if (!accepted) centre.log.error('sync.agent-refused', { agentId: person.personId });
  }
  for (const { personId, name } of people) {
    const agent = runtime.state.agents.get(agentIdOf(personId))?.config;
    if (agent === undefined || agent.name === name) continue;
    await submit({ type: 'ConfigureAgent', agent: { ...agent, name } });
  }
  const routed = new Set(people.map(({ personId }) => agentIdOf(personId)));
  for (const agentId of runtime.state.agents.keys()) {
    if (!routed.has(agentId)) await submit({ type: 'RemoveAgent', agentId });
  }
}

function isRouted({ roles, isDisabled }: Person): boolean {
  return !isDisabled && roles.some((role) => ROUTED_ROLES.includes(role));
}

function agentIdOf(personId: string): AgentId {
  return asId<AgentId>(personId);
}

/** Somebody who comes back gets what routing knew of her, as far as that still fits. */
async function knownBefore(
  centre: Centre,
  tenantId: TenantId,
  people: readonly Person[],
): Promise<ReadonlyMap<string, AgentConfig>> {
  if (people.length === 0) return new Map();
  const keys = people.map(({ personId }) => `agent:${personId}`);
  const changes = await centre.store.transact(tenantId, (tx) => lastSettingChanges(tx, keys, true));
  return new Map(
    [...changes.values()].flatMap(({ kind, settingId, value }) =>
      kind === 'agent' && value !== null ? [[settingId, value] as const] : [],
    ),
  );
}

/** What the directory has kept of a person, without what routing does not know. */
function configOf(person: Person, { skills, queues }: RoutingState): AgentConfig {
  return {
    agentId: agentIdOf(person.personId),
    name: person.name,
    skills: person.skills.filter(({ skillId }) => skills.has(skillId)),
    attributes: {},
    profileId: null,
    queueIds: person.queueIds.filter((queueId) => queues.has(queueId)),
    capacity: person.capacity,
  };
}

async function firstAccepted(
  configs: readonly (AgentConfig | undefined)[],
  submit: (agent: AgentConfig) => Promise<Result<unknown>>,
): Promise<boolean> {
  for (const config of configs) {
    if (config !== undefined && (await submit(config)).ok) return true;
  }
  return false;
}
