// What happens to an interaction while nobody holds it.
import type { AgentId, DurationMs, Instant, PersonId, QueueId } from '@zentrale/kernel/values';
import type { Attributes, SkillRequirement } from '../settings.ts';
import type { About } from './about.ts';

export interface InteractionQueued extends About {
  readonly type: 'InteractionQueued';
  readonly skills: readonly SkillRequirement[];
  readonly priority: number;
  /** The priority follows the queue when the interaction is transferred. */
  readonly isQueuePriority: boolean;
  readonly preferredAgentId: AgentId | null;
  readonly context: Attributes;
  readonly isCallback: boolean;
  /** The step it begins with; -1 waits for the preferred agent alone. */
  readonly step: number;
  readonly queuedAt: Instant;
  /** Scheduled: it begins to wait then. */
  readonly startsAt: Instant | null;
  /** The queue that was asked for and was full or closed. */
  readonly overflowedFrom: QueueId | null;
}
/** Scheduled work begins to wait. */
export interface InteractionDue extends About {
  readonly type: 'InteractionDue';
  readonly queuedAt: Instant;
  readonly step: number;
  /** It has not waited before: a callback keeps the place of the wait it came from. */
  readonly isArrival: boolean;
}
/** The circle of agents grows. */
export interface StepBegan extends About {
  readonly type: 'StepBegan';
  readonly step: number;
  readonly cause: 'time' | 'nobody-signed-in' | 'settings';
  readonly priority: number;
}
/** The interaction goes on waiting in another queue, with its place in time. */
export interface InteractionOverflowed extends About {
  readonly type: 'InteractionOverflowed';
  readonly cause: 'waited' | 'full' | 'reassigned';
  readonly toQueueId: QueueId;
  readonly priority: number;
  readonly step: number;
  readonly queuedAt: Instant;
  /** Spent in the queue it leaves. */
  readonly waitMs: DurationMs;
  /** It had begun to wait; scheduled work counts in no queue before. */
  readonly hasArrived: boolean;
  readonly wasAnswered: boolean;
}
export interface CallbackRequested extends About {
  readonly type: 'CallbackRequested';
  /** Not before then; `null` as soon as its turn comes. */
  readonly startsAt: Instant | null;
  readonly queuedAt: Instant;
}
export interface PriorityChanged extends About {
  readonly type: 'PriorityChanged';
  readonly priority: number;
  readonly byPersonId: PersonId;
  readonly reason: string;
}
export interface InteractionAbandoned extends About {
  readonly type: 'InteractionAbandoned';
  readonly reason: string;
  readonly queuedAt: Instant;
  readonly abandonedAt: Instant;
  readonly waitMs: DurationMs;
  /** An agent of this queue had answered before; then it is no abandon for reports. */
  readonly wasAnswered: boolean;
  /** Sooner than the queue's `shortAbandonMs`. */
  readonly isShort: boolean;
}
/** Scheduled work that is no longer wanted; nobody has waited. */
export interface InteractionCanceled extends About {
  readonly type: 'InteractionCanceled';
  readonly reason: string;
}
/** Nobody came within the queue's longest wait; the interaction leaves routing. */
export interface InteractionExpired extends About {
  readonly type: 'InteractionExpired';
  readonly queuedAt: Instant;
  readonly expiredAt: Instant;
  readonly waitMs: DurationMs;
  readonly wasAnswered: boolean;
}

export type WaitingFact =
  | InteractionQueued
  | InteractionDue
  | StepBegan
  | InteractionOverflowed
  | CallbackRequested
  | PriorityChanged
  | InteractionAbandoned
  | InteractionCanceled
  | InteractionExpired;
