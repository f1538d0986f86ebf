// The auditor's own picture of the centre: plain maps, filled from facts alone. It counts anew what
// the engine keeps as it goes, and shares nothing with it but the types of facts.
import {
  durationMs,
  instant,
  type AgentId,
  type DurationMs,
  type Instant,
  type InteractionId,
  type OfferId,
  type QueueId,
} from '@zentrale/kernel/values';
import type { AgentConfig, QueueConfig, SkillRequirement } from '@zentrale/routing';
import { EventHeap } from '../world/index.ts';

export type Place = 'queued' | 'offered' | 'active' | 'wrap-up';

export interface OfferPicture {
  readonly offerId: OfferId;
  readonly agent: AgentPicture;
  readonly interaction: InteractionPicture;
  readonly fromAgentId: AgentId | null;
  readonly expiresAt: Instant;
}

export interface InteractionPicture {
  readonly interactionId: InteractionId;
  readonly channel: string;
  queueId: QueueId;
  skills: readonly SkillRequirement[];
  priority: number;
  preferredAgentId: AgentId | null;
  place: Place;
  holder: AgentPicture | null;
  readonly offers: Map<OfferId, OfferPicture>;
  queuedAt: Instant;
  waitingSinceAt: Instant;
  wrapUpEndsAt: Instant | null;
  turnedDownBy: AgentId[];
  wasAnswered: boolean;
}

export interface AgentPicture {
  readonly agentId: AgentId;
  config: AgentConfig;
  connection: 'online' | 'lost' | 'offline';
  graceEndsAt: Instant | null;
  routability: 'ready' | 'not-ready' | 'draining';
  idleSinceAt: Instant;
  readonly offers: Map<OfferId, OfferPicture>;
  readonly held: Map<InteractionId, InteractionPicture>;
  readonly charges: Map<InteractionId, { readonly channel: string; readonly weight: number }>;
  /** Load that may stand though it is beyond the capacity: what was held when that shrank. */
  allowance: number;
}

export interface QueuePicture {
  config: QueueConfig;
  readonly waiting: Map<InteractionId, InteractionPicture>;
}

/** Something that must have ended by an instant, if it still is as it was. */
export interface Due {
  readonly property: 'offers-end' | 'states-end';
  readonly what: string;
  readonly isPending: () => boolean;
}

/** How many who turned an interaction down are passed over; the engine's memory is bounded. */
const TURNED_DOWN_COUNT_MAX = 20;

export class Picture {
  version = 0;
  recordedAt: Instant = instant(0);
  graceMs: DurationMs = durationMs(20_000);
  readonly agents = new Map<AgentId, AgentPicture>();
  readonly queues = new Map<QueueId, QueuePicture>();
  readonly interactions = new Map<InteractionId, InteractionPicture>();
  readonly offers = new Map<OfferId, OfferPicture>();
  readonly due = new EventHeap<Due>();
  /** Changed since the last look. */
  readonly touchedAgents = new Set<AgentPicture>();
  readonly touchedInteractions = new Set<InteractionPicture>();

  settle(interaction: InteractionPicture, place: Place): void {
    this.queues.get(interaction.queueId)?.waiting.delete(interaction.interactionId);
    interaction.place = place;
    if (place === 'queued') {
      this.queues.get(interaction.queueId)?.waiting.set(interaction.interactionId, interaction);
    }
    this.touchedInteractions.add(interaction);
  }

  /** The interaction leaves the centre. */
  drop(interaction: InteractionPicture): void {
    this.queues.get(interaction.queueId)?.waiting.delete(interaction.interactionId);
    this.interactions.delete(interaction.interactionId);
    this.touchedInteractions.delete(interaction);
  }

  charge(agent: AgentPicture, interaction: InteractionPicture): void {
    const { channel, interactionId } = interaction;
    const weight = channelOf(agent, channel)?.weight ?? 0;
    agent.charges.set(interactionId, { channel, weight });
    this.touchedAgents.add(agent);
  }

  release(agent: AgentPicture, interactionId: InteractionId, now: Instant): void {
    agent.charges.delete(interactionId);
    agent.allowance = Math.min(agent.allowance, loadOf(agent));
    agent.idleSinceAt = now;
    this.touchedAgents.add(agent);
  }

  turnDown(interaction: InteractionPicture, agentId: AgentId): void {
    const others = interaction.turnedDownBy.filter((other) => other !== agentId);
    interaction.turnedDownBy = [...others, agentId].slice(-TURNED_DOWN_COUNT_MAX);
  }
}

/** What the agent takes of a channel; `undefined` when she does not serve it. */
export function channelOf(agent: AgentPicture, channel: string) {
  const { channels } = agent.config.capacity;
  return Object.hasOwn(channels, channel) ? channels[channel] : undefined;
}

export function loadOf(agent: AgentPicture): number {
  let load = 0;
  for (const { weight } of agent.charges.values()) load += weight;
  return load;
}

export function hasRoomFor(agent: AgentPicture, channel: string): boolean {
  const capacity = channelOf(agent, channel);
  if (capacity === undefined) return false;
  let count = 0;
  let load = 0;
  for (const charge of agent.charges.values()) {
    load += charge.weight;
    if (charge.channel === channel) count += 1;
  }
  return count < capacity.countMax && load + capacity.weight <= agent.config.capacity.total;
}

export function isReady(agent: AgentPicture): boolean {
  return agent.connection === 'online' && agent.routability === 'ready';
}

/** Whether the agent can serve the interaction at all, ready or not. */
export function isAble(agent: AgentPicture, interaction: InteractionPicture): boolean {
  if (!agent.config.queueIds.includes(interaction.queueId)) return false;
  if (channelOf(agent, interaction.channel) === undefined) return false;
  return interaction.skills.every(({ skillId, proficiencyMin }) =>
    agent.config.skills.some((own) => own.skillId === skillId && own.proficiency >= proficiencyMin),
  );
}

/** Whether the interaction could be offered to the agent now. */
export function couldTake(agent: AgentPicture, interaction: InteractionPicture): boolean {
  return isReady(agent) && hasRoomFor(agent, interaction.channel) && isAble(agent, interaction);
}
