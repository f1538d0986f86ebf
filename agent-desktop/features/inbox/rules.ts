import type { WorkView } from '@zentrale/protocol/views';

/** Waiting longer than this turns amber, then red. Chosen by judgement for chat and SMS. */
const AMBER_MS = 60_000;
const RED_MS = 180_000;

export type Urgency = 'calm' | 'amber' | 'red';

/** How urgently the customer of this work waits for an answer. */
export function urgencyOf(work: WorkView, now: number): Urgency {
  if (work.state === 'wrap-up') {
    const isEnding = work.wrapUpEndsAt !== null && work.wrapUpEndsAt - now < 15_000;
    return isEnding ? 'amber' : 'calm';
  }
  if (work.customerWaitsAt === null) return 'calm';
  const waitMs = now - work.customerWaitsAt;
  if (waitMs >= RED_MS) return 'red';
  return waitMs >= AMBER_MS ? 'amber' : 'calm';
}

/** Who needs me now: waiting customers first, the longest first; wrap-up last. */
function rank(work: WorkView): number {
  if (work.state === 'wrap-up') return 3;
  if (work.customerWaitsAt === null) return 2;
  return work.channel === 'alarm' ? 0 : 1;
}

export function byNeed(a: WorkView, b: WorkView): number {
  return (
    rank(a) - rank(b) ||
    b.priority - a.priority ||
    (a.customerWaitsAt ?? a.assignedAt) - (b.customerWaitsAt ?? b.assignedAt) ||
    (a.interactionId < b.interactionId ? -1 : 1)
  );
}

/**
 * The order on screen. While the pointer or focus is in the list the order of before stays, so
 * that nothing moves away under a hand; what is new comes last, what is gone goes.
 */
export function orderWork(
  work: readonly WorkView[],
  before: readonly string[],
  isHeld: boolean,
): readonly WorkView[] {
  const sorted = work.toSorted(byNeed);
  if (!isHeld) return sorted;
  const place = new Map(before.map((interactionId, index) => [interactionId, index]));
  const placeOf = (one: WorkView) => place.get(one.interactionId) ?? before.length;
  return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
}
