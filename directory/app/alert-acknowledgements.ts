import type { Tx } from '@zentrale/kernel/ports';
import type { Instant, QueueId } from '@zentrale/kernel/values';
import type { AlertKind } from '@zentrale/protocol/views';

/** Somebody takes care of an alert: of this threshold, since it was crossed. */
export interface AlertAcknowledgement {
  readonly queueId: QueueId;
  readonly kind: AlertKind;
  readonly limit: number;
  readonly sinceAt: Instant;
  readonly acknowledgedBy: string;
}

export const alertAcknowledgements = {
  alertAcknowledgements: (tx: Tx): Promise<AlertAcknowledgement[]> =>
    tx.query<AlertAcknowledgement>(
      `select queue_id as "queueId", kind, alert_limit as "limit", since_at as "sinceAt",
          acknowledged_by as "acknowledgedBy" from alert_acknowledgements`,
    ),

  /** In place of an earlier one of the same queue and kind. */
  async acknowledgeAlert(tx: Tx, one: AlertAcknowledgement): Promise<void> {
    const { queueId, kind, limit, sinceAt, acknowledgedBy } = one;
    await tx.query(
      `insert into alert_acknowledgements (queue_id, kind, alert_limit, since_at, acknowledged_by)
        values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, queue_id, kind) do update set
          alert_limit = excluded.alert_limit, since_at = excluded.since_at,
          acknowledged_by = excluded.acknowledged_by`,
      [queueId, kind, limit, sinceAt, acknowledgedBy],
    );
  },

  /** The alert is over: when it comes again, nobody takes care of it yet. A newer one stays. */
  async forgetAlertAcknowledgement(
    tx: Tx,
    { queueId, kind, limit, sinceAt }: Omit<AlertAcknowledgement, 'acknowledgedBy'>,
  ): Promise<void> {
    await tx.query(
      `delete from alert_acknowledgements
        where queue_id = $1 and kind = $2 and alert_limit = $3 and since_at = $4`,
      [queueId, kind, limit, sinceAt],
    );
  },
};
