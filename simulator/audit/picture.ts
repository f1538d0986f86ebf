// The auditor's own picture of the centre: plain maps, filled from facts alone. It counts anew what
// the engine keeps as it goes, and shares nothing with it but the types of facts.
import {
  durationMs,
  instant,
  type AgentId,
  type CalendarId,
  type DurationMs,
  type Instant,
  type InteractionId,
  type OfferId,
  type QueueId,
} from '@zentrale/kernel/values';
import type { AgentConfig, QueueConfig, SkillRequirement } from '@zentrale/routing';

import { EventHeap } from '../world/index.ts';
import type { Hours } from './hours.ts';
import type { Round } from './rounds.ts';
import type { WaitClock } from './wait-clock.ts';

export type Place =
  | 'scheduled'
  | 'queued'
  | 'offered'
  | 'active'
  | 'on-hold'
  | 'parked'
  | 'wrap-up';

export type Purpose = 'assignment' | 'transfer' | 'consult';

export interface OfferPicture {
  readonly offerId: OfferId;
  readonly agent: AgentPicture;
  readonly interaction: InteractionPicture;
  readonly purpose: Purpose;
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
  /** Of the queue's steps; -1 while the preferred agent alone is waited for. */
  step: number;
  hasArrived: boolean;
  isCallback: boolean;
  place: Place;
  holder: AgentPicture | null;
  readonly offers: Map<OfferId, OfferPicture>;
  readonly parties: Map<AgentId, AgentPicture>;
  queuedAt: Instant;
  waitingSinceAt: Instant;
  clock: WaitClock;
  /** When its target is reached; `null` while the clock stands. */
  dueAt: Instant | null;
  assignedAt: Instant | null;
  wakesAt: Instant | null;
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
  readonly parked: Map<InteractionId, InteractionPicture>;
  readonly joined: Map<InteractionId, InteractionPicture>;
  readonly charges: Map<InteractionId, { readonly channel: string; readonly weight: number }>;
  /** Load that may stand though beyond the capacity: held when that shrank, or overridden. */
  allowance: number;
  score: number;
  /** Of recent work; 0 before any. */
  meanHandleMs: number;
}

export interface QueuePicture {
  config: QueueConfig;
  readonly waiting: Map<InteractionId, InteractionPicture>;
  handleMsSum: number;
  handleCount: number;
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
  ordering: QueueConfig['ordering'] = 'deadline-then-ratio';
  readonly calendars = new Map<CalendarId, Hours>();
  readonly agents = new Map<AgentId, AgentPicture>();
  readonly queues = new Map<QueueId, QueuePicture>();
  readonly interactions = new Map<InteractionId, InteractionPicture>();
  readonly offers = new Map<OfferId, OfferPicture>();
  readonly due = new EventHeap<Due>();
  /** Being offered to several, one after another. */
  round: Round | null = null;
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
    agent.allowance = Math.min(agent.allowance, wholeLoadOf(agent));
    agent.idleSinceAt = now;
    this.touchedAgents.add(agent);
  }

  turnDown(interaction: InteractionPicture, agentId: AgentId): void {
    const others = interaction.turnedDownBy.filter((other) => other !== agentId);
    interaction.turnedDownBy = [...others, agentId].slice(-TURNED_DOWN_COUNT_MAX);
  }
}

/** The engine's guess until there was some work. */
const HANDLE_MS_GUESS = 300_000;

export function meanHandleMs({ handleMsSum, handleCount }: QueuePicture): number {
  return handleCount === 0 ? HANDLE_MS_GUESS : Math.round(handleMsSum / handleCount);
}

/** What the agent takes of a channel; `undefined` when she does not serve it. */
export function channelOf(agent: AgentPicture, channel: string) {
  const { channels } = agent.config.capacity;
  return Object.hasOwn(channels, channel) ? channels[channel] : undefined;
}

/** What is interrupted by other work of hers weighs nothing meanwhile. */
export function loadOf(agent: AgentPicture): number {
  let load = 0;
  for (const [id, { channel, weight }] of agent.charges) {
    const interrupts = (other: string) => mayInterrupt(agent, channel, other);
    const others = [...agent.charges].filter(([otherId]) => otherId !== id);
    if (!others.some(([, charge]) => interrupts(charge.channel))) load += weight;
  }
  return load;
}

export function wholeLoadOf(agent: AgentPicture): number {
  let load = 0;
  for (const { weight } of agent.charges.values()) load += weight;
  return load;
}

function mayInterrupt(agent: AgentPicture, channel: string, by: string): boolean {
  return channelOf(agent, channel)?.interruptibleBy?.includes(by) ?? false;
}

export function hasRoomFor(agent: AgentPicture, channel: string): boolean {
  const capacity = channelOf(agent, channel);
  if (capacity === undefined) return false;
  let count = 0;
  let load = 0;
  for (const charge of agent.charges.values()) {
    if (!mayInterrupt(agent, charge.channel, channel)) load += charge.weight;
    if (charge.channel === channel) count += 1;
  }
  return count < capacity.countMax && load + capacity.weight <= agent.config.capacity.total;
}

export function isReady(agent: AgentPicture): boolean {
  return agent.connection === 'online' && agent.routability === 'ready';
}
