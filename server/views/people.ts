import type { Person } from '@zentrale/directory';
import { asId, type AgentId, type PersonId, type TenantId } from '@zentrale/kernel/values';
import type { PersonView } from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import { idsIn } from './conversation.ts';

/** `people`: who can be asked or given work now. */
export function peopleSource(centre: Centre, { tenantId }: TopicAddress): TopicSource {
  const entriesOf = (people: readonly PersonView[]) =>
    new Map<string, unknown>(people.map((person) => [`person:${person.personId}`, person]));
  return {
    load: async () => entriesOf(await readPeople(centre, tenantId)),
    read: async (keys) => {
      const ids = new Set<string>(idsIn<PersonId>(keys, 'person:'));
      const people = await readPeople(centre, tenantId);
      return entriesOf(people.filter(({ personId }) => ids.has(personId)));
    },
  };
}

/** Everybody who may be asked or receive work; disabled people are left out. */
export async function readPeople(centre: Centre, tenantId: TenantId): Promise<PersonView[]> {
  const people = await centre.store.transact(tenantId, (tx) => centre.directory.people(tx));
  return people
    .filter(({ isDisabled }) => !isDisabled)
    .map((person) => ({
      personId: person.personId,
      name: person.name,
      roles: [...person.roles],
      title: person.title,
      skills: person.skills.map((skill) => ({ ...skill })),
      languages: [...person.languages],
      presence: presenceOf(centre, tenantId, person),
    }));
}

/** Agents as routing sees them; others by their open desktop and what they said of themselves. */
export function presenceOf(
  centre: Centre,
  tenantId: TenantId,
  person: Person,
): PersonView['presence'] {
  const agent = centre.routingState(tenantId)?.agents.get(asId<AgentId>(person.personId));
  if (agent !== undefined) {
    if (agent.connection !== 'online') return 'offline';
    if (agent.routability === 'not-ready') return 'away';
    return agent.loadUsed >= agent.config.capacity.total ? 'busy' : 'available';
  }
  if (!centre.presence.isConnected(tenantId, person.personId)) return 'offline';
  return person.isAvailable ? 'available' : 'away';
}
