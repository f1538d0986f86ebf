import type { AgentId, Instant } from '@zentrale/kernel/values';
import { enlist, withdraw } from '../roster.ts';
import type { Agent, WorkingState } from '../state.ts';
import { agentOf } from './find.ts';
import { noteDrained } from './placement.ts';

export function setConnection(
  state: WorkingState,
  agentId: AgentId,
  connection: Agent['connection'],
  at: { now: Instant; graceEndsAt: Instant | null },
): void {
  const agent = agentOf(state, agentId);
  withdraw(agent);
  if (agent.graceDeadline !== null) state.deadlines.takeBack(agent.graceDeadline);
  agent.connection = connection;
  agent.connectionAt = at.now;
  agent.graceEndsAt = at.graceEndsAt;
  agent.graceDeadline =
    at.graceEndsAt === null ? null : state.deadlines.add(at.graceEndsAt, 'grace-end', agentId);
  enlist(state, agent);
}

export function setRoutability(
  state: WorkingState,
  agentId: AgentId,
  routability: Agent['routability'],
  at: { now: Instant; reason: string | null; next?: Agent['next'] },
): void {
  const agent = agentOf(state, agentId);
  withdraw(agent);
  agent.routability = routability;
  agent.reason = at.reason;
  agent.next = at.next ?? null;
  agent.routabilityAt = at.now;
  enlist(state, agent);
  noteDrained(state, agent);
}
