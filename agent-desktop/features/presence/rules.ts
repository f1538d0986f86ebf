import type { AgentView, Channel } from '@zentrale/protocol/views';

/** How many more interactions of a channel the agent could take now. */
export function roomFor(agent: AgentView, channel: Channel): number {
  const load = agent.channels.find((one) => one.channel === channel);
  if (!load) return 0;
  const free = Math.max(0, agent.capacityTotal - agent.capacityUsed);
  const byWeight = load.weight === 0 ? Number.POSITIVE_INFINITY : Math.floor(free / load.weight);
  return Math.max(0, Math.min(load.countMax - load.count, byWeight));
}

/** The first thing that decides whether offers come. */
export type WorkFlow =
  | 'lost-connection'
  | 'missed-offer'
  | 'not-ready'
  | 'draining'
  | 'full'
  | 'partly-full'
  | 'open';

export function workFlow(agent: AgentView): WorkFlow {
  if (agent.connection !== 'online') return 'lost-connection';
  if (agent.routability === 'not-ready') {
    return agent.reason === 'system.missed-offer' ? 'missed-offer' : 'not-ready';
  }
  if (agent.routability === 'draining') return 'draining';
  const withRoom = agent.channels.filter(({ channel }) => roomFor(agent, channel) > 0);
  if (withRoom.length === 0) return 'full';
  return withRoom.length < agent.channels.length ? 'partly-full' : 'open';
}
