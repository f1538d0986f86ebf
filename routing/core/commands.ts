import type {
  AgentId,
  ConversationId,
  CustomerId,
  DurationMs,
  InteractionId,
  OfferId,
  QueueId,
  SkillId,
} from '@zentrale/kernel/values';

export type AgentStrategyName = 'longest-idle' | 'best-proficiency';

export interface Skill {
  readonly skillId: SkillId;
  readonly name: string;
}

export interface QueueConfig {
  readonly queueId: QueueId;
  readonly name: string;
  /** 0..1000, higher first; the default for interactions that bring none. */
  readonly priority: number;
  readonly agentStrategy: AgentStrategyName;
  readonly offerTimeoutMs: DurationMs;
  /** 0 closes an interaction as soon as it is completed. */
  readonly wrapUpMs: DurationMs;
  /** Waiting interactions at most; offered ones do not count. */
  readonly lengthMax: number;
  readonly onAgentLost: 'requeue' | 'keep';
  readonly serviceLevelMs: DurationMs;
  readonly serviceLevelTargetPct: number;
}

export interface ChannelCapacity {
  /** What one interaction costs of the total. */
  readonly weight: number;
  readonly countMax: number;
}

export interface AgentConfig {
  readonly agentId: AgentId;
  readonly name: string;
  readonly skills: readonly { readonly skillId: SkillId; readonly proficiency: number }[];
  readonly queueIds: readonly QueueId[];
  readonly capacity: {
    readonly total: number;
    /** A channel that is absent is not served. */
    readonly channels: Readonly<Record<string, ChannelCapacity>>;
  };
}

export interface SkillRequirement {
  readonly skillId: SkillId;
  readonly proficiencyMin: number;
}

/** The agent-lost grace period of the tenant, 20 s until configured. */
export interface ConfigureRouting {
  readonly type: 'ConfigureRouting';
  readonly graceMs: DurationMs;
}
/** Replaces the whole list. */
export interface ConfigureSkills {
  readonly type: 'ConfigureSkills';
  readonly skills: readonly Skill[];
}
export interface ConfigureQueue {
  readonly type: 'ConfigureQueue';
  readonly queue: QueueConfig;
}
export interface ConfigureAgent {
  readonly type: 'ConfigureAgent';
  readonly agent: AgentConfig;
}
/** What the agent held goes back to its queue, whatever the queue's policy. */
export interface RemoveAgent {
  readonly type: 'RemoveAgent';
  readonly agentId: AgentId;
}
export interface RequestRouting {
  readonly type: 'RequestRouting';
  readonly interactionId: InteractionId;
  readonly conversationId: ConversationId;
  readonly customerId: CustomerId;
  readonly channel: string;
  readonly queueId: QueueId;
  readonly skills: readonly SkillRequirement[];
  /** 0..1000; the queue's when left out. */
  readonly priority?: number;
  /** Gets the first offer when free and qualified at that moment; nobody waits for her. */
  readonly preferredAgentId?: AgentId;
}
/** The customer left while waiting. */
export interface CancelInteraction {
  readonly type: 'CancelInteraction';
  readonly interactionId: InteractionId;
  readonly reason: string;
}
export interface ConnectAgent {
  readonly type: 'ConnectAgent';
  readonly agentId: AgentId;
}
/** The connection is lost; the grace period begins. */
export interface DisconnectAgent {
  readonly type: 'DisconnectAgent';
  readonly agentId: AgentId;
}
export interface SignOutAgent {
  readonly type: 'SignOutAgent';
  readonly agentId: AgentId;
}
export interface SetReady {
  readonly type: 'SetReady';
  readonly agentId: AgentId;
}
export interface SetNotReady {
  readonly type: 'SetNotReady';
  readonly agentId: AgentId;
  readonly reason: string;
  /** Finish what is held, take nothing new, then become not ready. */
  readonly drain: boolean;
}
export interface AcceptOffer {
  readonly type: 'AcceptOffer';
  readonly offerId: OfferId;
  readonly agentId: AgentId;
}
export interface DeclineOffer {
  readonly type: 'DeclineOffer';
  readonly offerId: OfferId;
  readonly agentId: AgentId;
  readonly reason: string;
}
export interface CompleteInteraction {
  readonly type: 'CompleteInteraction';
  readonly interactionId: InteractionId;
  readonly agentId: AgentId;
  readonly dispositionId?: string;
}
export interface FinishWrapUp {
  readonly type: 'FinishWrapUp';
  readonly interactionId: InteractionId;
  readonly agentId: AgentId;
  readonly dispositionId?: string;
}
/**
 * The wait in the new queue begins now. Skills required so far are dropped, because whoever
 * chooses the queue has chosen its agents; new ones may be given.
 */
export interface TransferToQueue {
  readonly type: 'TransferToQueue';
  readonly interactionId: InteractionId;
  readonly agentId: AgentId;
  readonly queueId: QueueId;
  readonly skills?: readonly SkillRequirement[];
}
/** The sender keeps the interaction until the receiver accepts. */
export interface TransferToAgent {
  readonly type: 'TransferToAgent';
  readonly interactionId: InteractionId;
  readonly agentId: AgentId;
  readonly toAgentId: AgentId;
}
/** Acts on every deadline that has passed. Repeating it changes nothing. */
export interface PassTime {
  readonly type: 'PassTime';
}

export type RoutingCommand =
  | ConfigureRouting
  | ConfigureSkills
  | ConfigureQueue
  | ConfigureAgent
  | RemoveAgent
  | RequestRouting
  | CancelInteraction
  | ConnectAgent
  | DisconnectAgent
  | SignOutAgent
  | SetReady
  | SetNotReady
  | AcceptOffer
  | DeclineOffer
  | CompleteInteraction
  | FinishWrapUp
  | TransferToQueue
  | TransferToAgent
  | PassTime;

export interface AcceptedOfferAnswer {
  readonly interactionId: InteractionId;
  readonly conversationId: ConversationId;
}
export interface TransferAnswer {
  readonly offerId: OfferId;
}
export type EmptyAnswer = Readonly<Record<never, never>>;
export type RoutingAnswer = AcceptedOfferAnswer | TransferAnswer | EmptyAnswer;

/** What a command of this type is answered with. */
export type AnswerTo<Command extends RoutingCommand> = Command extends AcceptOffer
  ? AcceptedOfferAnswer
  : Command extends TransferToAgent
    ? TransferAnswer
    : EmptyAnswer;
