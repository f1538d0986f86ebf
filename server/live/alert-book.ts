import type { AlertAcknowledgement } from '@zentrale/directory/app';
import { instant, type Instant, type QueueId } from '@zentrale/kernel/values';
import type { AlertKind, AlertView } from '@zentrale/protocol';
import type { Crossed } from '../views/alert-rules.ts';

type Over = Omit<AlertAcknowledgement, 'acknowledgedBy'>;

/**
 * Which alerts are on, since when, and who takes care. Acknowledgements of the process before are
 * restored first; `over` is told of each that ends.
 */
export class AlertBook {
  readonly #queues = new Map<QueueId, Map<AlertKind, AlertView>>();
  readonly #over: (acknowledged: Over) => void;

  constructor(over: (acknowledged: Over) => void) {
    this.#over = over;
  }

  /** What was acknowledged before counts as on until it is judged. */
  restore(kept: readonly AlertAcknowledgement[]): void {
    for (const { queueId, ...alert } of kept) {
      const alerts = this.#queues.get(queueId) ?? new Map<AlertKind, AlertView>();
      this.#queues.set(queueId, alerts.set(alert.kind, alert));
    }
  }

  /** Keeps what is crossed still, begins what is new, forgets what is over. */
  judge(queueId: QueueId, crossed: readonly Crossed[], now: Instant): AlertView[] {
    const before = this.#queues.get(queueId);
    const alerts = crossed.map(({ kind, limit }): AlertView => {
      const one = before?.get(kind);
      return one?.limit === limit
        ? one
        : { kind, limit, sinceAt: instant(one?.sinceAt ?? now), acknowledgedBy: null };
    });
    for (const one of before?.values() ?? []) {
      if (one.acknowledgedBy !== null && !alerts.includes(one)) {
        const { kind, limit, sinceAt } = one;
        this.#over({ queueId, kind, limit, sinceAt: instant(sinceAt) });
      }
    }
    if (alerts.length > 0) this.#queues.set(queueId, new Map(alerts.map((one) => [one.kind, one])));
    else this.#queues.delete(queueId);
    return alerts;
  }

  /** What is to be kept of it; `null` when there is no such alert just now. */
  acknowledge(queueId: QueueId, kind: AlertKind, name: string): AlertAcknowledgement | null {
    const alert = this.#queues.get(queueId)?.get(kind);
    if (alert === undefined) return null;
    this.#queues.get(queueId)?.set(kind, { ...alert, acknowledgedBy: name });
    const { limit, sinceAt } = alert;
    return { queueId, kind, limit, sinceAt: instant(sinceAt), acknowledgedBy: name };
  }
}
