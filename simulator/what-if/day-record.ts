// A day of a centre as it can be lived through again: what came from outside, and how people
// worked. Plain JSON, so that it can be handed to another thread or kept in a file.
import type { AgentId, DurationMs, Instant, QueueId } from '@zentrale/kernel/values';
import type {
  Attributes,
  SettingsCommand,
  SettingsFact,
  SkillRequirement,
} from '@zentrale/routing';
import type { DayFigures } from './figures.ts';

export interface DayRecord {
  readonly startsAt: Instant;
  /** The first instant that does not belong to it. */
  readonly endsAt: Instant;
  /** Settings at the beginning, in an order in which they can be applied. */
  readonly opening: readonly SettingsFact[];
  /** What administrators changed during the day, in the order of time. */
  readonly reconfigured: readonly { readonly at: Instant; readonly command: SettingsCommand }[];
  readonly presence: readonly PresenceChange[];
  readonly arrivals: readonly Arrival[];
  readonly handling: readonly Handling[];
  readonly patience: readonly Patience[];
  /** What the day itself came to. */
  readonly real: DayFigures;
  /** What happened and is not lived through again. */
  readonly leftOut: readonly { readonly what: LeftOut; readonly count: number }[];
  readonly demand: Demand;
}

/** In per cent of what was recorded; absent is 100. */
export interface Demand {
  readonly arrivalPct: Readonly<Record<QueueId, number>>;
  /** By channel. */
  readonly handlePct: Readonly<Record<string, number>>;
}

export type LeftOut =
  | 'callback-requested'
  | 'consulted'
  | 'held-at-start'
  | 'offer-declined'
  | 'offer-missed'
  | 'returned-to-queue'
  | 'supervisor-acted'
  | 'transferred-to-agent';

/** `away` is at once, `draining` when the work in hand is done; `leave` waits for that, too. */
export interface PresenceChange {
  readonly at: Instant;
  readonly agentId: AgentId;
  readonly change: 'come' | 'ready' | 'away' | 'draining' | 'leave';
  /** Why away; a reason of the centre. */
  readonly reason: string | null;
}

export interface Arrival {
  readonly at: Instant;
  readonly channel: string;
  /** `null`: the queue's. */
  readonly priority: number | null;
  readonly preferredAgentId: AgentId | null;
  readonly context: Attributes;
  /** Nobody is waiting on the line. */
  readonly isCallback: boolean;
  /** Scheduled: when it begins to wait. */
  readonly notBeforeAt: Instant | null;
  /** Queues it was worked in one after the other: at least one, more after transfers. */
  readonly legs: readonly Leg[];
}

export interface Leg {
  readonly queueId: QueueId;
  readonly skills: readonly SkillRequirement[];
}

/** What was measured of one queue and channel. */
export interface Handling {
  readonly queueId: QueueId;
  readonly channel: string;
  /** From assignment to completion, without the time it was parked; then the wrap-up. */
  readonly times: readonly { readonly workMs: DurationMs; readonly wrapUpMs: DurationMs }[];
  /** From offer to acceptance. */
  readonly reactionsMs: readonly DurationMs[];
}

/**
 * Who was answered might have waited longer: her patience is known only to be at least her wait.
 * The exponential that fits best has the mean of all waits together divided by the number who gave
 * up.
 */
export interface Patience {
  readonly queueId: QueueId;
  /** `null`: nobody gave up. */
  readonly meanMs: DurationMs | null;
  readonly abandonedCount: number;
}
