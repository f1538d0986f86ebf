// What happens to an interaction while somebody holds it.
import type {
  AgentId,
  DurationMs,
  Instant,
  OfferId,
  PersonId,
  QueueId,
} from '@zentrale/kernel/values';
import type { SupervisionMode } from '../commands/supervisors.ts';
import type { SkillRequirement } from '../settings.ts';
import type { About } from './about.ts';

/** Assigned without an offer: by hand, by a supervisor, taken up again, or handed over. */
export interface InteractionAssigned extends About {
  readonly type: 'InteractionAssigned';
  readonly agentId: AgentId;
  /** Who held it until now. */
  readonly fromAgentId: AgentId | null;
  readonly how: 'taken' | 'reassigned' | 'resumed' | 'handed-over';
  /** Beyond the agent's capacity, on purpose. */
  readonly isOverride: boolean;
  readonly queuedAt: Instant;
  readonly assignedAt: Instant;
  readonly waitMs: DurationMs;
  readonly isAnswer: boolean;
  readonly isInTime: boolean;
}
interface AboutWork extends About {
  readonly agentId: AgentId;
}
export interface InteractionHeld extends AboutWork {
  readonly type: 'InteractionHeld';
}
export interface InteractionRetrieved extends AboutWork {
  readonly type: 'InteractionRetrieved';
}
export interface InteractionParked extends AboutWork {
  readonly type: 'InteractionParked';
  readonly parkedAt: Instant;
  readonly wakesAt: Instant;
}
export type ReturnReason =
  | 'agent-lost'
  | 'transfer-failed'
  | 'reassigned'
  | 'handled-too-long'
  | 'park-ended'
  | 'woken';
/** The customer waits again, with the place from before. */
export interface InteractionReturned extends AboutWork {
  readonly type: 'InteractionReturned';
  readonly reason: ReturnReason;
  readonly step: number;
  readonly queuedAt: Instant;
  readonly waitingSinceAt: Instant;
}
/** To a queue. Between agents a transfer is an `OfferAccepted` with `fromAgentId`. */
export interface InteractionTransferred extends AboutWork {
  readonly type: 'InteractionTransferred';
  readonly toQueueId: QueueId;
  readonly skills: readonly SkillRequirement[];
  readonly priority: number;
  readonly step: number;
  readonly queuedAt: Instant;
}
export interface InteractionCompleted extends AboutWork {
  readonly type: 'InteractionCompleted';
  readonly dispositionId: string | null;
  readonly assignedAt: Instant;
  readonly completedAt: Instant;
  readonly wrapUpEndsAt: Instant;
}
export interface InteractionReopened extends AboutWork {
  readonly type: 'InteractionReopened';
}
/** Capacity is free again; the interaction leaves routing. */
export interface InteractionClosed extends AboutWork {
  readonly type: 'InteractionClosed';
  readonly how: 'finished' | 'timed-out' | 'agent-lost';
  readonly dispositionId: string | null;
  readonly closedAt: Instant;
  /** From assignment to now. */
  readonly handleMs: DurationMs;
}

/** `consulted`: only the holder hears her; `conferenced`: the customer does, too. */
export type PartyRole = 'consulted' | 'conferenced';
/** A colleague accepted to take part. */
export interface PartyJoined extends AboutWork {
  readonly type: 'PartyJoined';
  readonly offerId: OfferId;
  readonly fromAgentId: AgentId;
}
export interface PartyConferenced extends AboutWork {
  readonly type: 'PartyConferenced';
}
export interface PartyLeft extends AboutWork {
  readonly type: 'PartyLeft';
  readonly reason: 'left' | 'ended' | 'agent-lost' | 'handed-over' | 'work-over';
}
export interface SupervisionStarted extends About {
  readonly type: 'SupervisionStarted';
  readonly personId: PersonId;
  readonly mode: SupervisionMode;
  readonly reason: string;
}
export interface SupervisionEnded extends About {
  readonly type: 'SupervisionEnded';
  readonly personId: PersonId;
}

export type WorkFact =
  | InteractionAssigned
  | InteractionHeld
  | InteractionRetrieved
  | InteractionParked
  | InteractionReturned
  | InteractionTransferred
  | InteractionCompleted
  | InteractionReopened
  | InteractionClosed
  | PartyJoined
  | PartyConferenced
  | PartyLeft
  | SupervisionStarted
  | SupervisionEnded;
