// The only place where capacity is charged and released. Whoever calls `charge`, `release` or
// `recharge` has taken the agent out of the indices first (`withdraw`) and puts her back after.
import { assert, type InteractionId } from '@zentrale/kernel/values';
import type { Agent, AgentState } from './state.ts';
import type { ChannelCapacity } from './settings.ts';

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

/**
 * Can the agent take one more interaction of this channel? Work that the channel may interrupt
 * makes room for it; all other work counts in full, interrupted or not, so that the load stays
 * within the capacity also when the interruption is over.
 */
export function hasRoom(agent: AgentState, channel: string): boolean {
  const capacity = channelCapacity(agent.config, channel);
  if (capacity === undefined) return false;
  let count = 0;
  let load = capacity.weight;
  for (const charge of agent.charges.values()) {
    if (charge.channel === channel) count += 1;
    if (!isInterruptible(agent.config, charge.channel, channel)) load += charge.weight;
  }
  return count < capacity.countMax && load <= agent.config.capacity.total;
}

/** Interactions of a channel held by or offered to the agent, wrap-up included. */
export function channelCount(agent: AgentState, channel: string): number {
  let count = 0;
  for (const charge of agent.charges.values()) if (charge.channel === channel) count += 1;
  return count;
}

/** Does other work of the agent interrupt this interaction of hers just now? */
export function isInterrupted(agent: AgentState, interactionId: InteractionId): boolean {
  const own = agent.charges.get(interactionId);
  return own !== undefined && isInterruptedIn(agent, own.channel);
}

export function charge(agent: Agent, interactionId: InteractionId, channel: string): void {
  if (agent.charges.has(interactionId)) assert(false, `charged twice: ${interactionId}`);
  const weight = channelCapacity(agent.config, channel)?.weight ?? 0;
  agent.charges.set(interactionId, { channel, weight });
  recharge(agent);
}

export function release(agent: Agent, interactionId: InteractionId): void {
  if (!agent.charges.delete(interactionId)) assert(false, `not charged: ${interactionId}`);
  recharge(agent);
  if (agent.loadAdmitted > 0) agent.loadAdmitted = Math.min(agent.loadAdmitted, wholeLoad(agent));
}

/** Sums up anew; what is held keeps the weight it was taken for. */
export function recharge(agent: Agent): void {
  let used = 0;
  for (const { channel, weight } of agent.charges.values()) {
    if (!isInterruptedIn(agent, channel)) used += weight;
  }
  const { total } = agent.config.capacity;
  agent.loadUsed = used;
  agent.loadPpm = total === 0 ? PPM : Math.floor((used * PPM) / total);
}

/** What the agent has now she may have, though it is more than her capacity. */
export function admitLoad(agent: Agent): void {
  agent.loadAdmitted = wholeLoad(agent);
}

/** With everything that is interrupted just now. */
function wholeLoad(agent: AgentState): number {
  let load = 0;
  for (const { weight } of agent.charges.values()) load += weight;
  return load;
}

function isInterruptedIn(agent: AgentState, channel: string): boolean {
  // No channel interrupts itself.
  if (agent.charges.size < 2) return false;
  const by = channelCapacity(agent.config, channel)?.interruptibleBy;
  if (by === undefined || by.length === 0) return false;
  for (const other of agent.charges.values()) if (by.includes(other.channel)) return true;
  return false;
}

function isInterruptible(config: AgentState['config'], channel: string, by: string): boolean {
  return channelCapacity(config, channel)?.interruptibleBy?.includes(by) ?? false;
}

/** Interactions an agent can hold at once: of the channel of which she can hold most. */
export function placesOf({ capacity: { total, channels } }: AgentState['config']): number {
  let places = 0;
  for (const { weight, countMax } of Object.values(channels)) {
    const fitting = weight === 0 ? countMax : Math.min(countMax, Math.floor(total / weight));
    if (fitting > places) places = fitting;
  }
  return places;
}
