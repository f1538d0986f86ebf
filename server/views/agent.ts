import type { AgentView, ChannelLoad } from '@zentrale/protocol';
import { Channel } from '@zentrale/protocol';
import { channelCount, type AgentState } from '@zentrale/routing';
import type { z } from 'zod';

/** An agent's three axes and capacity, for her own desktop. */
export function agentView(agent: AgentState): AgentView {
  const { config } = agent;
  return {
    agentId: config.agentId,
    name: config.name,
    connection: agent.connection,
    routability: agent.routability,
    reason: agent.reason,
    routabilityAt: agent.routabilityAt,
    capacityTotal: config.capacity.total,
    capacityUsed: agent.loadUsed,
    channels: Channel.options.flatMap((channel) => loadOf(agent, channel)),
  };
}

function loadOf(agent: AgentState, channel: Channel): z.infer<typeof ChannelLoad>[] {
  const capacity = agent.config.capacity.channels[channel];
  if (capacity === undefined) return [];
  const { countMax, weight } = capacity;
  return [{ channel, countMax, weight, count: channelCount(agent, channel) }];
}
