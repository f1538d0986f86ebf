import type { DurationMs, Instant, InteractionId } from '@zentrale/kernel/values';

/** What an ordering sees of a waiting interaction. */
export interface Waiting {
  readonly interactionId: InteractionId;
  /** 0..1000, as given by people, steps and the queue. */
  readonly priority: number;
  readonly queuedAt: Instant;
  /**
   * When the service-level target is reached, in open hours of the queue. `null` for work without
   * a running clock, such as what was answered once and came back: it counts from `queuedAt`.
   */
  readonly dueAt: Instant | null;
}

/** What all work of one queue has in common. */
export interface LineTraits {
  /** Target of the service level. */
  readonly targetMs: DurationMs;
  /** As measured or expected; an estimate within a factor of two is good enough. */
  readonly meanHandleMs: DurationMs;
  /** For `priority-ageing`: points per minute of waiting, 0..1000. */
  readonly priorityGrowthPerMinute: number;
  /** Where ageing stops, 0..1000; priorities above it count as this. */
  readonly priorityMax: number;
}

/**
 * An order of service, in two halves that agree with each other: `a` stands before `b` in a line
 * only if `a` is at least as urgent as `b`, now and for as long as both wait. So a line is sorted
 * once, and only the heads of lines are compared again as time passes.
 */
export interface Ordering {
  /** Order inside one line: total, the same at all times, ends in the id. */
  readonly compareInLine: (a: Waiting, b: Waiting, line: LineTraits) => number;
  /**
   * How urgent the head of a line is; the bigger goes first. A safe whole number, comparable
   * between all lines of this ordering; equals go by `queuedAt`, then by id.
   */
  readonly urgency: (head: Waiting, line: LineTraits, now: Instant) => number;
}

/** Who was queued first, then the id: where every order ends. */
export function byAge(a: Waiting, b: Waiting): number {
  if (a.queuedAt !== b.queuedAt) return a.queuedAt - b.queuedAt;
  return a.interactionId < b.interactionId ? -1 : a.interactionId > b.interactionId ? 1 : 0;
}
