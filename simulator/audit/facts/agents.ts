import type { AgentId, Instant } from '@zentrale/kernel/values';
import type { AgentPicture } from '../picture.ts';
import type { Scene } from '../scene.ts';

export function connectionChanged(
  { picture, checks }: Scene,
  agentId: AgentId,
  connection: AgentPicture['connection'],
  graceEndsAt: Instant | null,
): void {
  const agent = checks.known('one-place', picture.agents.get(agentId), `agent ${agentId}`);
  agent.connection = connection;
  agent.graceEndsAt = graceEndsAt;
  picture.touchedAgents.add(agent);
  if (graceEndsAt === null) return;
  picture.due.add(graceEndsAt, {
    property: 'states-end',
    what: `grace of ${agentId}`,
    isPending: () => picture.agents.get(agentId)?.graceEndsAt === graceEndsAt,
  });
}

export function routabilityChanged(
  { picture, checks }: Scene,
  agentId: AgentId,
  routability: AgentPicture['routability'],
): void {
  const agent = checks.known('one-place', picture.agents.get(agentId), `agent ${agentId}`);
  agent.routability = routability;
  picture.touchedAgents.add(agent);
}
