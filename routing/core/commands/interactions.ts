import type {
  AgentId,
  ConversationId,
  CustomerId,
  Instant,
  InteractionId,
  QueueId,
} from '@zentrale/kernel/values';
import type { Attributes, SkillRequirement } from '../settings.ts';

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
  /** Gets the first offer; how long she alone is waited for is the queue's `stickyMs`. */
  readonly preferredAgentId?: AgentId;
  /** What the journey knows and expressions may ask: tier, language, value, open cases. */
  readonly context?: Attributes;
  /** Scheduled work: it begins to wait then, not now. */
  readonly notBeforeAt?: Instant;
  /** The customer is not there and will be called back or written to. */
  readonly isCallback?: boolean;
}
/** The customer left while waiting, or the work is no longer wanted. */
export interface CancelInteraction {
  readonly type: 'CancelInteraction';
  readonly interactionId: InteractionId;
  readonly reason: string;
}
/** The waiting customer hangs up and is called back; the place in the line is kept. */
export interface RequestCallback {
  readonly type: 'RequestCallback';
  readonly interactionId: InteractionId;
  /** Not to be called before; without it, as soon as its turn comes. */
  readonly notBeforeAt?: Instant;
}
/** Something happened for which a parked or scheduled interaction must not wait any longer. */
export interface WakeInteraction {
  readonly type: 'WakeInteraction';
  readonly interactionId: InteractionId;
}

export type InteractionCommand =
  | RequestRouting
  | CancelInteraction
  | RequestCallback
  | WakeInteraction;
