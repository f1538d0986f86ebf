import type { Instant } from '@zentrale/kernel/values';
import { linkAgent, reorderDemands, unlinkAgent } from '../demand.ts';
import type { AgentConfigured, AgentRemoved, QueueConfigured, SkillsConfigured } from '../facts.ts';
import { admitLoad, recharge } from '../ledger.ts';
import { OrderedSet } from '../ordered-set.ts';
import { byAge } from '../ordering/priority-then-age.ts';
import type { Agent, Interaction, Queue, WorkingState } from '../state.ts';

export function skillsConfigured(state: WorkingState, fact: SkillsConfigured): void {
  state.skills.clear();
  for (const skill of fact.skills) state.skills.set(skill.skillId, skill);
}

export function queueConfigured(state: WorkingState, { queue: config }: QueueConfigured): void {
  const queue = state.queues.get(config.queueId);
  if (queue === undefined) {
    state.queues.set(config.queueId, newQueue(config));
    return;
  }
  const isReordered = queue.config.agentStrategy !== config.agentStrategy;
  queue.config = config;
  if (isReordered) reorderDemands(queue);
}

export function newQueue(config: Queue['config']): Queue {
  return {
    config,
    waiting: new OrderedSet<Interaction>(byAge),
    offeredCount: 0,
    activeCount: 0,
    readyAgentCount: 0,
    agents: new Map(),
    demands: new Set(),
  };
}

export function agentConfigured(
  state: WorkingState,
  { agent: config }: AgentConfigured,
  now: Instant,
): void {
  const present = state.agents.get(config.agentId);
  if (present !== undefined) unlinkAgent(state, present);
  const agent = present ?? newAgent(config, now);
  agent.config = config;
  recharge(agent);
  admitLoad(agent);
  state.agents.set(config.agentId, agent);
  linkAgent(state, agent);
}

export function newAgent(config: Agent['config'], now: Instant): Agent {
  return {
    config,
    connection: 'offline',
    connectionAt: now,
    graceEndsAt: null,
    routability: 'not-ready',
    reason: 'system.signed-out',
    routabilityAt: now,
    idleSinceAt: now,
    offerIds: new Set(),
    held: new Set(),
    charges: new Map(),
    loadUsed: 0,
    loadPpm: 0,
    loadAdmitted: 0,
    fits: [],
  };
}

export function agentRemoved(state: WorkingState, fact: AgentRemoved): void {
  const agent = state.agents.get(fact.agentId);
  if (agent === undefined) return;
  if (agent.graceEndsAt !== null) {
    state.deadlines.delete({ at: agent.graceEndsAt, kind: 'grace-end', id: fact.agentId });
  }
  unlinkAgent(state, agent);
  state.agents.delete(fact.agentId);
}
