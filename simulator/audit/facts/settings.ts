import type {
  AgentConfigured,
  AgentRemoved,
  QueueConfigured,
  SkillsConfigured,
} from '@zentrale/routing';
import { wholeLoadOf } from '../picture.ts';
import type { Scene } from '../scene.ts';

export function queueConfigured({ picture }: Scene, { queue: config }: QueueConfigured): void {
  const queue = picture.queues.get(config.queueId);
  if (queue === undefined) picture.queues.set(config.queueId, { config, waiting: new Map() });
  else {
    queue.config = config;
    for (const interaction of picture.interactions.values()) {
      if (interaction.queueId !== config.queueId) continue;
      interaction.isPlainWait = false;
      interaction.step = Math.min(interaction.step, config.steps.length - 1);
      if (interaction.place === 'queued') picture.touchedInteractions.add(interaction);
    }
  }
}

/** Agents lose skills that are no more. */
export function skillsConfigured({ picture }: Scene, { skills }: SkillsConfigured): void {
  const known = new Set(skills.map(({ skillId }) => skillId));
  for (const agent of picture.agents.values()) {
    const remaining = agent.config.skills.filter(({ skillId }) => known.has(skillId));
    if (remaining.length === agent.config.skills.length) continue;
    agent.config = { ...agent.config, skills: remaining };
    agent.allowance = wholeLoadOf(agent);
    picture.touchedAgents.add(agent);
  }
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
    parked: new Map(),
    joined: new Map(),
    charges: new Map(),
    allowance: 0,
  };
  agent.config = config;
  agent.allowance = wholeLoadOf(agent);
  picture.agents.set(config.agentId, agent);
  picture.touchedAgents.add(agent);
}

export function agentRemoved({ picture, checks }: Scene, { agentId }: AgentRemoved): void {
  const agent = checks.known('one-place', picture.agents.get(agentId), `agent ${agentId}`);
  checks.that(
    'one-place',
    agent.held.size + agent.offers.size + agent.parked.size + agent.joined.size === 0,
    () => `${agentId} is removed and still holds work`,
  );
  picture.agents.delete(agentId);
  picture.touchedAgents.delete(agent);
}
