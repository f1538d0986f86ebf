import type { WaitingView } from '@zentrale/protocol/views';

/**
 * Who waits, most urgent first: whose target comes, or came, soonest; then those without a target
 * by their wait, then by id. What a queue serves next is its own ordering's to say.
 */
export function byUrgency(
  waiting: readonly WaitingView[],
  queueId: string | undefined,
): readonly WaitingView[] {
  const dueAt = (one: WaitingView) => one.dueAt ?? Number.MAX_SAFE_INTEGER;
  return waiting
    .filter((one) => queueId === undefined || one.queueId === queueId)
    .sort(
      (a, b) =>
        dueAt(a) - dueAt(b) ||
        a.queuedAt - b.queuedAt ||
        (a.interactionId < b.interactionId ? -1 : 1),
    );
}
