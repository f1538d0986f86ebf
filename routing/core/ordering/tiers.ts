// Orderings by deadline respect priorities strictly: people who raise one expect to see it. Every
// priority is a tier, and a rule orders the work inside one.
import { byAge, type LineTraits, type Ordering, type Waiting } from './ordering.ts';

/**
 * Urgencies inside a tier are whole numbers from 0 to below this. With 1,001 tiers the most urgent
 * is still a safe integer: 1001 x 2^43 < 2^53.
 */
export const TIER_SIZE = 2 ** 43;

/**
 * Serves higher priorities first and inside a priority by `rank`, which sees how long until the
 * target is reached (negative: how long ago) and must not fall as that gets less.
 */
export function inTiers(rank: (remainingMs: number, line: LineTraits) => number): Ordering {
  return {
    // Inside a line targets and handle times are the same, so the earlier deadline has the higher
    // rank, by whatever rule and at any time.
    compareInLine(a, b, line) {
      return b.priority - a.priority || dueAtOf(a, line) - dueAtOf(b, line) || byAge(a, b);
    },
    urgency(head, line, now) {
      const inside = Math.floor(rank(dueAtOf(head, line) - now, line));
      return head.priority * TIER_SIZE + Math.min(Math.max(inside, 0), TIER_SIZE - 1);
    },
  };
}

function dueAtOf(waiting: Waiting, line: LineTraits): number {
  return waiting.dueAt ?? waiting.queuedAt + line.targetMs;
}

/**
 * Time on the clock of the target: the whole target at the deadline, more after it. Hours in which
 * the queue was closed do not count before the deadline.
 */
export function waitedMs(remainingMs: number, line: LineTraits): number {
  return Math.max(0, line.targetMs - remainingMs);
}

/** Targets and handle times below a second are taken as one: nothing is divided by nothing. */
export function atLeastOneSecond(ms: number): number {
  return Math.max(1000, ms);
}
