import type { PullView } from '@zentrale/protocol/views';

/** Who has waited longest first; what is for later by when it begins. */
export function byWait(a: PullView, b: PullView): number {
  return (
    (a.wakesAt ?? a.queuedAt) - (b.wakesAt ?? b.queuedAt) ||
    (a.interactionId < b.interactionId ? -1 : 1)
  );
}
