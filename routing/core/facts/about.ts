import type {
  AgentId,
  ConversationId,
  CustomerId,
  DurationMs,
  InteractionId,
  OfferId,
  QueueId,
} from '@zentrale/kernel/values';
import type { AgentStrategyName } from '../settings.ts';

/** What every fact about an interaction says of it; `queueId` is the queue it belongs to then. */
export interface About {
  readonly interactionId: InteractionId;
  readonly conversationId: ConversationId;
  readonly customerId: CustomerId;
  readonly channel: string;
  readonly queueId: QueueId;
}

export interface AboutOffer extends About {
  readonly offerId: OfferId;
  readonly agentId: AgentId;
}

export interface AboutAgent {
  readonly agentId: AgentId;
}

export type ExclusionReason =
  | 'not-connected'
  | 'not-ready'
  | 'no-capacity'
  | 'channel-not-served'
  | 'skill-missing'
  | 'offered-before'
  | 'held-in-reserve';

/** Why this agent: bounded in size, without names. */
export interface Decision {
  /** `preferred`: she was asked for; `directed`: somebody meant this very agent. */
  readonly strategy: AgentStrategyName | 'preferred' | 'directed';
  /** The step the interaction was in, from 0; -1 while the preferred agent alone is waited for. */
  readonly step: number;
  /** Agents serving the queue, and those of further queues that the step adds. */
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
