import type { AgentId, DurationMs, Instant } from '@zentrale/kernel/values';
import type { AboutOffer, Decision } from './about.ts';

/** `assignment` of waiting work, `transfer` by its holder, `consult` to take part beside her. */
export type OfferPurpose = 'assignment' | 'transfer' | 'consult';

export interface OfferMade extends AboutOffer {
  readonly type: 'OfferMade';
  readonly purpose: OfferPurpose;
  /** The agent who holds the interaction and asks; `null` for waiting work. */
  readonly fromAgentId: AgentId | null;
  readonly priority: number;
  readonly queuedAt: Instant;
  readonly offeredAt: Instant;
  readonly expiresAt: Instant;
  readonly decision: Decision;
}
/** The assignment begins. A consult that is accepted is a `PartyJoined`. */
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
  /** Within the queue's service level, in open time. */
  readonly isInTime: boolean;
}
export interface OfferDeclined extends AboutOffer {
  readonly type: 'OfferDeclined';
  readonly reason: string;
}
export interface OfferMissed extends AboutOffer {
  readonly type: 'OfferMissed';
}
export type RescindReason =
  | 'customer-left'
  | 'agent-lost'
  | 'agent-not-ready'
  | 'rerouted'
  | 'other-won'
  | 'settings-changed';
export interface OfferRescinded extends AboutOffer {
  readonly type: 'OfferRescinded';
  readonly reason: RescindReason;
}

export type OfferFact = OfferMade | OfferAccepted | OfferDeclined | OfferMissed | OfferRescinded;
