import type { Instant } from '@zentrale/kernel/values';
import { byAge, type LineTraits, type Ordering, type Waiting } from './ordering.ts';

const MINUTE_MS = 60_000;

/**
 * Points that grow with the wait: `priority + growth x minutes`, up to the queue's maximum. One
 * minute at a growth of 10 outweighs ten points of priority. Easily explained, but what has a long
 * target grows as fast as what has a short one: it drags the mean cost of waiting towards first
 * come when the centre is full.
 */
export const priorityAgeing: Ordering = {
  // Growing alike, two interactions never overtake each other, so any instant compares them. At
  // the maximum they are equally urgent, which contradicts no order.
  compareInLine(a, b, line) {
    const sinceAt = a.queuedAt < b.queuedAt ? a.queuedAt : b.queuedAt;
    return pointTime(b, line, sinceAt) - pointTime(a, line, sinceAt) || byAge(a, b);
  },
  urgency(head, line, now) {
    return Math.min(line.priorityMax * MINUTE_MS, pointTime(head, line, now));
  },
};

/** Points times milliseconds per minute: whole without rounding. */
function pointTime(waiting: Waiting, line: LineTraits, now: Instant): number {
  const start = Math.min(waiting.priority, line.priorityMax);
  return start * MINUTE_MS + line.priorityGrowthPerMinute * (now - waiting.queuedAt);
}
