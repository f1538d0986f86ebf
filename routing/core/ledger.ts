// The only place where capacity is charged and released. Whoever calls `charge`, `release` or
// `recharge` has taken the agent out of the indices first (`withdraw`) and puts her back after.
import { assert, type InteractionId } from '@zentrale/kernel/values';
import type { ChannelCapacity } from './commands.ts';
import type { Agent, AgentState } from './state.ts';

const PPM = 1_000_000;

/** What the agent may hold of a channel; `undefined` when she does not serve it. */
export function channelCapacity(
  config: AgentState['config'],
  channel: string,
): ChannelCapacity | undefined {
  // Channels come from outside: `constructor` must not be one by accident.
  return Object.hasOwn(config.capacity.channels, channel)
    ? config.capacity.channels[channel]
    : undefined;
}

/** Can the agent take one more interaction of this channel? */
export function hasRoom(agent: AgentState, channel: string): boolean {
  const capacity = channelCapacity(agent.config, channel);
  if (capacity === undefined) return false;
  if (agent.loadUsed + capacity.weight > agent.config.capacity.total) return false;
  return channelCount(agent, channel) < capacity.countMax;
}

/** Interactions of a channel held by or offered to the agent, wrap-up included. */
export function channelCount(agent: AgentState, channel: string): number {
  let count = 0;
  for (const charge of agent.charges.values()) if (charge.channel === channel) count += 1;
  return count;
}

export function charge(agent: Agent, interactionId: InteractionId, channel: string): void {
  assert(!agent.charges.has(interactionId), `charged twice: ${interactionId}`);
  const weight = channelCapacity(agent.config, channel)?.weight ?? 0;
  agent.charges.set(interactionId, { channel, weight });
  setLoad(agent, agent.loadUsed + weight);
}

export function release(agent: Agent, interactionId: InteractionId): void {
  const held = agent.charges.get(interactionId);
  assert(held !== undefined, `released without a charge: ${interactionId}`);
  agent.charges.delete(interactionId);
  setLoad(agent, agent.loadUsed - held.weight);
  agent.loadAdmitted = Math.min(agent.loadAdmitted, agent.loadUsed);
}

/** Sums up anew after a change of configuration; what is held keeps the weight it was taken for. */
export function recharge(agent: Agent): void {
  let used = 0;
  for (const { weight } of agent.charges.values()) used += weight;
  setLoad(agent, used);
}

/** The agent whose capacity was just configured keeps what she holds. */
export function admitLoad(agent: Agent): void {
  agent.loadAdmitted = agent.loadUsed;
}

function setLoad(agent: Agent, used: number): void {
  const { total } = agent.config.capacity;
  agent.loadUsed = used;
  agent.loadPpm = total === 0 ? PPM : Math.floor((used * PPM) / total);
}
