// The state of one tenant. `…State` interfaces are what everybody may read; `Agent`, `Interaction`,
// `Queue` and `WorkingState` are the same objects as their owner, `evolve`, may change them.
import {
  durationMs,
  instant,
  type AgentId,
  type ConversationId,
  type CustomerId,
  type DurationMs,
  type Instant,
  type InteractionId,
  type OfferId,
  type QueueId,
  type SkillId,
} from '@zentrale/kernel/values';
import type { AgentConfig, QueueConfig, Skill, SkillRequirement } from './commands.ts';
import { compareDeadlines, type Deadline } from './deadlines.ts';
import type { Demand, Fit } from './demand.ts';
import type { Decision } from './facts.ts';
import { OrderedSet, type ReadonlyOrderedSet } from './ordered-set.ts';
import { RecentCommands, type ReadonlyRecentCommands } from './recent-commands.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What one interaction takes of an agent's capacity, as it was when it was charged. */
export interface Charge {
  readonly channel: string;
  readonly weight: number;
}

export interface AgentState {
  readonly config: AgentConfig;
  readonly connection: 'online' | 'lost' | 'offline';
  readonly connectionAt: Instant;
  /** Set while the connection is lost. */
  readonly graceEndsAt: Instant | null;
  readonly routability: 'ready' | 'not-ready' | 'draining';
  /** Why not ready, or with which reason draining will end. */
  readonly reason: string | null;
  readonly routabilityAt: Instant;
  /** When the last offer ended or the last work was let go; states do not touch it. */
  readonly idleSinceAt: Instant;
  readonly offerIds: ReadonlySet<OfferId>;
  /** Active work and wrap-up. */
  readonly held: ReadonlySet<InteractionId>;
  readonly charges: ReadonlyMap<InteractionId, Charge>;
  /** Sum of the charges. */
  readonly loadUsed: number;
  /** Load by total in parts per million. */
  readonly loadPpm: number;
  /** Load when the capacity was last configured: less capacity does not take work away. */
  readonly loadAdmitted: number;
}

export interface Agent extends Mutable<AgentState> {
  offerIds: Set<OfferId>;
  held: Set<InteractionId>;
  charges: Map<InteractionId, Charge>;
  fits: Fit[];
}

export type InteractionPlace = 'queued' | 'offered' | 'active' | 'wrap-up';

export interface InteractionState {
  readonly interactionId: InteractionId;
  readonly conversationId: ConversationId;
  readonly customerId: CustomerId;
  readonly channel: string;
  readonly queueId: QueueId;
  readonly skills: readonly SkillRequirement[];
  readonly priority: number;
  readonly isQueuePriority: boolean;
  readonly preferredAgentId: AgentId | null;
  /** Gives the place in the line. */
  readonly queuedAt: Instant;
  /** When the present wait began; later than `queuedAt` after a return. */
  readonly waitingSinceAt: Instant;
  readonly state: InteractionPlace;
  /** Who holds it: set while active or in wrap-up. */
  readonly agentId: AgentId | null;
  /** The live offer; while active, that of a transfer. */
  readonly offerId: OfferId | null;
  /** Declined or missed by, in this queue. */
  readonly offeredBefore: readonly AgentId[];
  readonly acceptedOfferId: OfferId | null;
  readonly wasAnswered: boolean;
  readonly assignedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly wrapUpEndsAt: Instant | null;
  readonly dispositionId: string | null;
}

export interface Interaction extends Mutable<InteractionState> {
  demand: Demand;
}

export interface OfferState {
  readonly offerId: OfferId;
  readonly interactionId: InteractionId;
  readonly agentId: AgentId;
  readonly fromAgentId: AgentId | null;
  readonly offeredAt: Instant;
  readonly expiresAt: Instant;
  readonly decision: Decision;
}

export interface QueueState {
  readonly config: QueueConfig;
  /** Oldest first; the order of service is that of the interactions' demands. */
  readonly waiting: ReadonlyOrderedSet<InteractionState>;
  readonly offeredCount: number;
  readonly activeCount: number;
  /** Online and ready, with or without room. */
  readonly readyAgentCount: number;
  readonly agents: ReadonlyMap<AgentId, AgentState>;
}

export interface Queue extends Mutable<QueueState> {
  waiting: OrderedSet<Interaction>;
  agents: Map<AgentId, Agent>;
  demands: Set<Demand>;
}

export interface RoutingState {
  /** Version of the last fact. */
  readonly version: number;
  readonly recordedAt: Instant;
  readonly graceMs: DurationMs;
  /** Numbers the offers. */
  readonly offerCount: number;
  readonly skills: ReadonlyMap<SkillId, Skill>;
  readonly queues: ReadonlyMap<QueueId, QueueState>;
  readonly agents: ReadonlyMap<AgentId, AgentState>;
  readonly interactions: ReadonlyMap<InteractionId, InteractionState>;
  readonly offers: ReadonlyMap<OfferId, OfferState>;
  readonly commands: ReadonlyRecentCommands;
  readonly deadlines: ReadonlyOrderedSet<Deadline>;
}

export interface WorkingState extends Mutable<RoutingState> {
  skills: Map<SkillId, Skill>;
  queues: Map<QueueId, Queue>;
  agents: Map<AgentId, Agent>;
  interactions: Map<InteractionId, Interaction>;
  offers: Map<OfferId, OfferState>;
  commands: RecentCommands;
  deadlines: OrderedSet<Deadline>;
  demands: Map<string, Demand>;
}

/** Grace for a lost connection until the tenant configures another. */
const GRACE_MS = durationMs(20_000);

export function initial(): WorkingState {
  return {
    version: 0,
    recordedAt: instant(0),
    graceMs: GRACE_MS,
    offerCount: 0,
    skills: new Map(),
    queues: new Map(),
    agents: new Map(),
    interactions: new Map(),
    offers: new Map(),
    commands: new RecentCommands(),
    deadlines: new OrderedSet(compareDeadlines),
    demands: new Map(),
  };
}
