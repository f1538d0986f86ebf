import type {
  AgentId,
  ConversationId,
  CustomerId,
  DurationMs,
  Instant,
  InteractionId,
  OfferId,
  QueueId,
} from '@zentrale/kernel/values';
import type {
  AgentConfig,
  AgentStrategyName,
  QueueConfig,
  RoutingAnswer,
  Skill,
  SkillRequirement,
} from './commands.ts';

/** What every fact about an interaction says of it; `queueId` is the queue it belongs to then. */
export interface About {
  readonly interactionId: InteractionId;
  readonly conversationId: ConversationId;
  readonly customerId: CustomerId;
  readonly channel: string;
  readonly queueId: QueueId;
}

export type ExclusionReason =
  | 'not-connected'
  | 'not-ready'
  | 'no-capacity'
  | 'channel-not-served'
  | 'skill-missing'
  | 'offered-before';

/** Why this agent: bounded in size, without names. */
export interface Decision {
  /** `directed`: the interaction was meant for this very agent. */
  readonly strategy: AgentStrategyName | 'directed';
  /** Agents serving the queue. */
  readonly consideredCount: number;
  /** The chosen one first, then who would have come next; at most five. */
  readonly leaders: readonly {
    readonly agentId: AgentId;
    readonly proficiency: number;
    readonly idleMs: DurationMs;
    readonly loadPct: number;
  }[];
  readonly excluded: readonly { readonly reason: ExclusionReason; readonly count: number }[];
}

interface AboutOffer extends About {
  readonly offerId: OfferId;
  readonly agentId: AgentId;
}
interface AboutAgent {
  readonly agentId: AgentId;
}

export interface InteractionQueued extends About {
  readonly type: 'InteractionQueued';
  readonly skills: readonly SkillRequirement[];
  readonly priority: number;
  /** The priority follows the queue when the interaction is transferred. */
  readonly isQueuePriority: boolean;
  readonly preferredAgentId: AgentId | null;
  readonly queuedAt: Instant;
}
export interface OfferMade extends AboutOffer {
  readonly type: 'OfferMade';
  /** The agent who wants to hand the interaction over and holds it until then. */
  readonly fromAgentId: AgentId | null;
  readonly priority: number;
  readonly queuedAt: Instant;
  readonly offeredAt: Instant;
  readonly expiresAt: Instant;
  readonly decision: Decision;
}
/** The assignment begins. */
export interface OfferAccepted extends AboutOffer {
  readonly type: 'OfferAccepted';
  readonly fromAgentId: AgentId | null;
  readonly queuedAt: Instant;
  readonly offeredAt: Instant;
  readonly assignedAt: Instant;
  /** Since the present wait began. */
  readonly waitMs: DurationMs;
  /** The first acceptance in this queue: the one that counts as answered. */
  readonly isAnswer: boolean;
  /** Within the queue's service level. */
  readonly isInTime: boolean;
}
export interface OfferDeclined extends AboutOffer {
  readonly type: 'OfferDeclined';
  readonly reason: string;
}
export interface OfferMissed extends AboutOffer {
  readonly type: 'OfferMissed';
}
export type RescindReason = 'customer-left' | 'agent-lost' | 'agent-not-ready' | 'rerouted';
export interface OfferRescinded extends AboutOffer {
  readonly type: 'OfferRescinded';
  readonly reason: RescindReason;
}
/** An assignment ended and the customer waits again, with the place from before. */
export interface InteractionReturned extends About {
  readonly type: 'InteractionReturned';
  readonly agentId: AgentId;
  readonly reason: 'agent-lost' | 'transfer-failed';
  readonly queuedAt: Instant;
  readonly waitingSinceAt: Instant;
}
/** To a queue. Between agents a transfer is an `OfferAccepted` with `fromAgentId`. */
export interface InteractionTransferred extends About {
  readonly type: 'InteractionTransferred';
  readonly agentId: AgentId;
  readonly toQueueId: QueueId;
  readonly skills: readonly SkillRequirement[];
  readonly priority: number;
  readonly queuedAt: Instant;
}
export interface InteractionAbandoned extends About {
  readonly type: 'InteractionAbandoned';
  readonly reason: string;
  readonly queuedAt: Instant;
  readonly abandonedAt: Instant;
  readonly waitMs: DurationMs;
  /** An agent of this queue had answered before; then it is no abandon for reports. */
  readonly wasAnswered: boolean;
}
export interface InteractionCompleted extends About {
  readonly type: 'InteractionCompleted';
  readonly agentId: AgentId;
  readonly dispositionId: string | null;
  readonly assignedAt: Instant;
  readonly completedAt: Instant;
  readonly wrapUpEndsAt: Instant;
}
/** Capacity is free again; the interaction leaves routing. */
export interface InteractionClosed extends About {
  readonly type: 'InteractionClosed';
  readonly agentId: AgentId;
  readonly how: 'finished' | 'timed-out' | 'agent-lost';
  readonly dispositionId: string | null;
  readonly closedAt: Instant;
}

export interface RoutingConfigured {
  readonly type: 'RoutingConfigured';
  readonly graceMs: DurationMs;
}
export interface SkillsConfigured {
  readonly type: 'SkillsConfigured';
  readonly skills: readonly Skill[];
}
export interface QueueConfigured {
  readonly type: 'QueueConfigured';
  readonly queue: QueueConfig;
}
export interface AgentConfigured {
  readonly type: 'AgentConfigured';
  readonly agent: AgentConfig;
}
export interface AgentRemoved extends AboutAgent {
  readonly type: 'AgentRemoved';
}
export interface AgentConnected extends AboutAgent {
  readonly type: 'AgentConnected';
}
export interface AgentConnectionLost extends AboutAgent {
  readonly type: 'AgentConnectionLost';
  readonly graceEndsAt: Instant;
}
export interface AgentWentOffline extends AboutAgent {
  readonly type: 'AgentWentOffline';
  readonly cause: 'connection-lost' | 'signed-out';
}
export interface AgentBecameReady extends AboutAgent {
  readonly type: 'AgentBecameReady';
}
export interface AgentBecameNotReady extends AboutAgent {
  readonly type: 'AgentBecameNotReady';
  readonly reason: string;
}
export interface AgentStartedDraining extends AboutAgent {
  readonly type: 'AgentStartedDraining';
  readonly reason: string;
}
/** A command asked for what was so already; recorded so that a late repeat stays without effect. */
export interface NothingChanged {
  readonly type: 'NothingChanged';
}

/** The command behind a fact, kept on the first fact of each command for its repeats. */
export interface Asked {
  /** See `commandDigest`. */
  readonly digest: number;
  readonly answer: RoutingAnswer;
}

export type FactBody =
  | RoutingConfigured
  | SkillsConfigured
  | QueueConfigured
  | AgentConfigured
  | AgentRemoved
  | InteractionQueued
  | OfferMade
  | OfferAccepted
  | OfferDeclined
  | OfferMissed
  | OfferRescinded
  | InteractionReturned
  | InteractionTransferred
  | InteractionAbandoned
  | InteractionCompleted
  | InteractionClosed
  | AgentConnected
  | AgentConnectionLost
  | AgentWentOffline
  | AgentBecameReady
  | AgentBecameNotReady
  | AgentStartedDraining
  | NothingChanged;

export type RoutingFact = FactBody & { readonly asked?: Asked };
