import type { Demand } from './demand.ts';
import type { AgentState, RoutingState } from './state.ts';

/**
 * Blending with a floor: an idle agent of another queue is left idle while that queue would
 * otherwise have fewer idle agents than the reserve says. Who works already is not part of it.
 */
export function isHeldInReserve(
  state: RoutingState,
  { queue }: Pick<Demand, 'queue'>,
  agent: AgentState,
): boolean {
  const { reserve } = queue.config;
  if (reserve === null || agent.charges.size > 0) return false;
  const other = state.queues.get(reserve.queueId);
  if (other === undefined || !other.agents.has(agent.config.agentId)) return false;
  return other.idleAgentCount <= reserve.idleMin;
}
