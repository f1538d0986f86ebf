import { later, refused } from '@zentrale/kernel/values';
import type {
  ConnectAgent,
  DisconnectAgent,
  SetNotReady,
  SetReady,
  SignOutAgent,
} from '../commands.ts';
import type { FactBody } from '../facts.ts';
import { agentActions } from '../rules.ts';
import type { AgentState, RoutingState } from '../state.ts';
import { isText } from './checks.ts';
import { decided, invalid, type Context, type Verdict } from './context.ts';
import { leaving, rescindAll } from './leaving.ts';

const unknown = refused('agent.unknown', { field: 'agentId' });

export function connectAgent(state: RoutingState, { agentId }: ConnectAgent): Verdict {
  const agent = state.agents.get(agentId);
  if (agent === undefined) return unknown;
  if (agent.connection === 'online') return decided([]);
  return decided([{ type: 'AgentConnected', agentId }]);
}

export function disconnectAgent(
  state: RoutingState,
  { agentId }: DisconnectAgent,
  context: Context,
): Verdict {
  const agent = state.agents.get(agentId);
  if (agent === undefined) return unknown;
  if (agent.connection !== 'online') return decided([]);
  const graceEndsAt = later(context.now, state.graceMs);
  return decided([{ type: 'AgentConnectionLost', agentId, graceEndsAt }]);
}

export function signOutAgent(
  state: RoutingState,
  { agentId }: SignOutAgent,
  context: Context,
): Verdict {
  const agent = state.agents.get(agentId);
  if (agent === undefined) return unknown;
  if (agent.connection === 'offline') return decided([]);
  return decided(goneOffline(state, agent, 'signed-out', context));
}

/** Signed out, or the grace period is over. */
export function goneOffline(
  state: RoutingState,
  agent: AgentState,
  cause: 'signed-out' | 'connection-lost',
  context: Context,
): FactBody[] {
  const { agentId } = agent.config;
  return [
    { type: 'AgentWentOffline', agentId, cause },
    { type: 'AgentBecameNotReady', agentId, reason: `system.${cause}` },
    ...leaving(state, agent, { now: context.now, mayKeep: true }),
  ];
}

export function setReady(state: RoutingState, { agentId }: SetReady): Verdict {
  const agent = state.agents.get(agentId);
  if (agent === undefined) return unknown;
  const ruling = agentActions(agent).setReady;
  if (ruling !== null) return refused(ruling);
  if (agent.routability === 'ready') return decided([]);
  return decided([{ type: 'AgentBecameReady', agentId }]);
}

export function setNotReady(
  state: RoutingState,
  { agentId, reason, drain }: SetNotReady,
  context: Context,
): Verdict {
  const agent = state.agents.get(agentId);
  if (agent === undefined) return unknown;
  if (!isText(reason)) return invalid('reason');
  const isDraining = drain && agent.held.size > 0;
  const routability = isDraining ? 'draining' : 'not-ready';
  if (agent.routability === routability && agent.reason === reason) return decided([]);
  return decided([
    isDraining
      ? { type: 'AgentStartedDraining', agentId, reason }
      : { type: 'AgentBecameNotReady', agentId, reason },
    ...rescindAll(state, agent, 'agent-not-ready', context.now),
  ]);
}
