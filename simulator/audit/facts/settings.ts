import type { AgentConfigured, AgentRemoved, QueueConfigured } from '@zentrale/routing';
import { loadOf } from '../picture.ts';
import type { Scene } from '../scene.ts';

export function queueConfigured({ picture }: Scene, { queue: config }: QueueConfigured): void {
  const queue = picture.queues.get(config.queueId);
  if (queue === undefined) picture.queues.set(config.queueId, { config, waiting: new Map() });
  else queue.config = config;
}

export function agentConfigured({ picture, now }: Scene, { agent: config }: AgentConfigured): void {
  const present = picture.agents.get(config.agentId);
  const agent = present ?? {
    agentId: config.agentId,
    config,
    connection: 'offline',
    graceEndsAt: null,
    routability: 'not-ready',
    idleSinceAt: now,
    offers: new Map(),
    held: new Map(),
    charges: new Map(),
    allowance: 0,
  };
  agent.config = config;
  agent.allowance = loadOf(agent);
  picture.agents.set(config.agentId, agent);
  picture.touchedAgents.add(agent);
}

export function agentRemoved({ picture, checks }: Scene, { agentId }: AgentRemoved): void {
  const agent = checks.known('one-place', picture.agents.get(agentId), `agent ${agentId}`);
  checks.that(
    'one-place',
    agent.held.size === 0 && agent.offers.size === 0,
    () => `${agentId} is removed and still holds work`,
  );
  picture.agents.delete(agentId);
  picture.touchedAgents.delete(agent);
}
