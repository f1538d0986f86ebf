import type { AlertView, QueueView } from '@zentrale/protocol/views';

/** An alert with its queue. */
export interface Raised {
  readonly key: string;
  readonly queue: QueueView;
  readonly alert: AlertView;
}

/** All alerts that are on: unacknowledged first, then the newest, then by key. */
export function raisedIn(queues: readonly QueueView[]): readonly Raised[] {
  return queues
    .flatMap((queue) =>
      queue.alerts.map((alert) => ({
        // The same alert that was off in between is another one.
        key: `${queue.queueId} ${alert.kind} ${alert.sinceAt}`,
        queue,
        alert,
      })),
    )
    .toSorted(
      (a, b) =>
        Number(a.alert.acknowledgedBy !== null) - Number(b.alert.acknowledgedBy !== null) ||
        b.alert.sinceAt - a.alert.sinceAt ||
        (a.key < b.key ? -1 : 1),
    );
}

/** Those nobody has acknowledged and that were not told yet. */
export function untold(raised: readonly Raised[], told: ReadonlySet<string>): readonly Raised[] {
  return raised.filter(({ key, alert }) => alert.acknowledgedBy === null && !told.has(key));
}
