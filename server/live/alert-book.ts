import { instant, type Instant, type QueueId } from '@zentrale/kernel/values';
import type { AlertKind, AlertView } from '@zentrale/protocol';
import type { Crossed } from '../views/alert-rules.ts';

/**
 * Which alerts are on, since when, and who takes care. Lives while the process does: after a
 * restart an alert that still holds is on anew and nobody has acknowledged it.
 */
export class AlertBook {
  readonly #queues = new Map<QueueId, Map<AlertKind, AlertView>>();

  /** Keeps what is crossed still, begins what is new, forgets what is over. */
  judge(queueId: QueueId, crossed: readonly Crossed[], now: Instant): AlertView[] {
    const before = this.#queues.get(queueId);
    const alerts = crossed.map(({ kind, limit }): AlertView => {
      const one = before?.get(kind);
      return one?.limit === limit
        ? one
        : { kind, limit, sinceAt: instant(one?.sinceAt ?? now), acknowledgedBy: null };
    });
    if (alerts.length > 0) this.#queues.set(queueId, new Map(alerts.map((one) => [one.kind, one])));
    else this.#queues.delete(queueId);
    return alerts;
  }

  /** False when there is no such alert just now. */
  acknowledge(queueId: QueueId, kind: AlertKind, name: string): boolean {
    const alert = this.#queues.get(queueId)?.get(kind);
    if (alert === undefined) return false;
    this.#queues.get(queueId)?.set(kind, { ...alert, acknowledgedBy: name });
    return true;
  }
}
