import type { WorkPlace, WorkView } from '@zentrale/protocol/views';

/** Waiting longer than this turns amber, then red. Chosen by judgement for chat and SMS. */
const AMBER_MS = 60_000;
const RED_MS = 180_000;

export type Urgency = 'calm' | 'amber' | 'red';

/** How urgently the customer of this work waits for an answer. */
export function urgencyOf(work: WorkView, now: number): Urgency {
  if (work.state === 'parked') return 'calm';
  if (work.state === 'wrap-up') {
    const isEnding = work.wrapUpEndsAt !== null && work.wrapUpEndsAt - now < 15_000;
    return isEnding ? 'amber' : 'calm';
  }
  if (work.customerWaitsAt === null) return 'calm';
  const waitMs = now - work.customerWaitsAt;
  if (waitMs >= RED_MS) return 'red';
  return waitMs >= AMBER_MS ? 'amber' : 'calm';
}

/** Who needs me now: waiting customers first, the longest first. */
function rank(work: WorkView): number {
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

/** The groups of the list, from top to bottom. */
export const WORK_GROUPS: readonly WorkPlace[] = ['active', 'on-hold', 'wrap-up', 'parked'];

/** Work by its group, each in the order given; groups without work are left out. */
export function groupWork(
  ordered: readonly WorkView[],
): readonly { readonly place: WorkPlace; readonly work: readonly WorkView[] }[] {
  return WORK_GROUPS.map((place) => ({
    place,
    work: ordered.filter(({ state }) => state === place),
  })).filter(({ work }) => work.length > 0);
}
