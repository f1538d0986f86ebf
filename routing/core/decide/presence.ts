import { later, refused } from '@zentrale/kernel/values';
import type {
  ConnectAgent,
  DisconnectAgent,
  SetNotReady,
  SetReady,
  SignOutAgent,
} from '../commands/presence.ts';
import type { FactBody } from '../facts.ts';
import { agentActions } from '../rules.ts';
import type { AgentState, RoutingState } from '../state.ts';
import { isText } from './checks.ts';
import { decided, invalid, type Context, type Verdict } from './context.ts';
import { findAgent, isNo } from './find.ts';
import { leaving, rescindAll } from './leaving.ts';

export function connectAgent(state: RoutingState, { agentId }: ConnectAgent): Verdict {
  const agent = findAgent(state, agentId, 'agentId');
  if (isNo(agent)) return agent;
  if (agent.connection === 'online') return decided([]);
  return decided([{ type: 'AgentConnected', agentId }]);
}

export function disconnectAgent(
  state: RoutingState,
  { agentId }: DisconnectAgent,
  context: Context,
): Verdict {
  const agent = findAgent(state, agentId, 'agentId');
  if (isNo(agent)) return agent;
  if (agent.connection !== 'online') return decided([]);
  const graceEndsAt = later(context.now, state.centre.graceMs);
  return decided([{ type: 'AgentConnectionLost', agentId, graceEndsAt }]);
}

export function signOutAgent(
  state: RoutingState,
  { agentId, drain }: SignOutAgent,
  context: Context,
): Verdict {
  const agent = findAgent(state, agentId, 'agentId');
  if (isNo(agent)) return agent;
  if (agent.connection === 'offline') return decided([]);
  if (drain !== true || !isBusy(agent)) {
    return decided(goneOffline(state, agent, 'signed-out', context));
  }
  if (agent.routability === 'draining' && agent.next === 'offline') return decided([]);
  return decided(draining(state, agent, 'system.signed-out', 'offline', context));
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
    ...leaving(state, agent, context, true),
  ];
}

export function setReady(state: RoutingState, { agentId }: SetReady): Verdict {
  const agent = findAgent(state, agentId, 'agentId');
  if (isNo(agent)) return agent;
  const ruling = agentActions(agent).setReady;
  if (ruling !== null) return refused(ruling, { field: 'agentId' });
  if (agent.routability === 'ready') return decided([]);
  return decided([{ type: 'AgentBecameReady', agentId }]);
}

export function setNotReady(
  state: RoutingState,
  { agentId, reason, drain }: SetNotReady,
  context: Context,
): Verdict {
  const agent = findAgent(state, agentId, 'agentId');
  if (isNo(agent)) return agent;
  if (!isText(reason)) return invalid('reason');
  const isDraining = drain && isBusy(agent);
  const isSo = isDraining
    ? agent.routability === 'draining' && agent.next === 'not-ready'
    : agent.routability === 'not-ready';
  if (isSo && agent.reason === reason) return decided([]);
  if (isDraining) return decided(draining(state, agent, reason, 'not-ready', context));
  return decided(notReady(state, agent, reason, context));
}

/** At once; whatever is on offer to her is taken back. */
export function notReady(
  state: RoutingState,
  agent: AgentState,
  reason: string,
  context: Context,
): FactBody[] {
  const { agentId } = agent.config;
  return [
    { type: 'AgentBecameNotReady', agentId, reason },
    ...rescindAll(state, agent, 'agent-not-ready', context),
  ];
}

function draining(
  state: RoutingState,
  agent: AgentState,
  reason: string,
  next: 'not-ready' | 'offline',
  context: Context,
): FactBody[] {
  const { agentId } = agent.config;
  return [
    { type: 'AgentStartedDraining', agentId, reason, next },
    ...rescindAll(state, agent, 'agent-not-ready', context),
  ];
}

function isBusy(agent: AgentState): boolean {
  return agent.held.size > 0 || agent.joined.size > 0;
}
