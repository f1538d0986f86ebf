import { must, type AgentId, type Instant } from '@zentrale/kernel/values';
import { enlist, isReady, withdraw } from '../demand.ts';
import type { Agent, WorkingState } from '../state.ts';

export function setConnection(
  state: WorkingState,
  agentId: AgentId,
  connection: Agent['connection'],
  at: { now: Instant; graceEndsAt: Instant | null },
): void {
  change(state, agentId, (agent) => {
    if (agent.graceEndsAt !== null) {
      state.deadlines.delete({ at: agent.graceEndsAt, kind: 'grace-end', id: agentId });
    }
    agent.connection = connection;
    agent.connectionAt = at.now;
    agent.graceEndsAt = at.graceEndsAt;
    if (at.graceEndsAt !== null) {
      state.deadlines.add({ at: at.graceEndsAt, kind: 'grace-end', id: agentId });
    }
  });
}

export function setRoutability(
  state: WorkingState,
  agentId: AgentId,
  routability: Agent['routability'],
  at: { now: Instant; reason: string | null },
): void {
  change(state, agentId, (agent) => {
    agent.routability = routability;
    agent.reason = at.reason;
    agent.routabilityAt = at.now;
  });
}

function change(state: WorkingState, agentId: AgentId, act: (agent: Agent) => void): void {
  const agent = must(state.agents.get(agentId), 'agent of a fact');
  const wasReady = isReady(agent);
  withdraw(agent);
  act(agent);
  enlist(agent);
  const readyChange = Number(isReady(agent)) - Number(wasReady);
  if (readyChange === 0) return;
  for (const queueId of agent.config.queueIds) {
    const queue = state.queues.get(queueId);
    if (queue !== undefined) queue.readyAgentCount += readyChange;
  }
}
