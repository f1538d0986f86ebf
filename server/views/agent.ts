import type { AgentView, ChannelLoad } from '@zentrale/protocol';
import { Channel } from '@zentrale/protocol';
import { channelCount, type AgentState, type RoutingState } from '@zentrale/routing';
import type { z } from 'zod';

/** An agent's three axes and capacity, for her own desktop. */
export function agentView(state: RoutingState, agent: AgentState): AgentView {
  const { config } = agent;
  const queues = config.queueIds.flatMap((queueId) => {
    const queue = state.queues.get(queueId);
    return queue === undefined ? [] : [{ queueId, name: queue.config.name }];
  });
  return {
    agentId: config.agentId,
    name: config.name,
    connection: agent.connection,
    routability: agent.routability,
    reason: agent.reason,
    next: agent.next,
    routabilityAt: agent.routabilityAt,
    capacityTotal: config.capacity.total,
    capacityUsed: agent.loadUsed,
    channels: Channel.options.flatMap((channel) => loadOf(agent, channel)),
    queues: queues.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function loadOf(agent: AgentState, channel: Channel): z.infer<typeof ChannelLoad>[] {
  const capacity = agent.config.capacity.channels[channel];
  if (capacity === undefined) return [];
  const { countMax, weight } = capacity;
  return [{ channel, countMax, weight, count: channelCount(agent, channel) }];
}
