import type { Tx } from '@zentrale/kernel/ports';
import type { PersonId, QueueId } from '@zentrale/kernel/values';
import type { AlertThresholds } from '@zentrale/protocol/views';
import type { AuditTrail } from './audit.ts';

interface Row extends AlertThresholds {
  readonly queueId: QueueId;
}

export function alertThresholds(trail: AuditTrail) {
  return {
    /** What people chose, by queue; queues that are absent have the usual thresholds. */
    alertThresholds: readAll,

    /** Chooses for one queue; `null` goes back to the usual thresholds. Audited. */
    async saveAlertThresholds(
      tx: Tx,
      queueId: QueueId,
      thresholds: AlertThresholds | null,
      by: PersonId | null,
    ): Promise<void> {
      const before = (await readAll(tx)).get(queueId) ?? null;
      await tx.query('delete from queue_alert_thresholds where queue_id = $1', [queueId]);
      if (thresholds !== null) {
        await tx.query(
          `insert into queue_alert_thresholds
             (queue_id, longest_wait_ms, waiting_count, service_level_pct, abandoned_pct,
              warns_of_nobody)
           values ($1, $2, $3, $4, $5, $6)`,
          [
            queueId,
            thresholds.longestWaitMs,
            thresholds.waitingCount,
            thresholds.serviceLevelPct,
            thresholds.abandonedPct,
            thresholds.warnsOfNobody,
          ],
        );
      }
      await trail.audit(tx, {
        byPersonId: by,
        act: 'alert-thresholds.save',
        subjectKind: 'queue',
        subjectId: queueId,
        before,
        after: thresholds,
      });
    },
  };
}

async function readAll(tx: Tx): Promise<Map<QueueId, AlertThresholds>> {
  const rows = await tx.query<Row>(
    `select queue_id as "queueId", longest_wait_ms as "longestWaitMs",
            waiting_count as "waitingCount", service_level_pct as "serviceLevelPct",
            abandoned_pct as "abandonedPct", warns_of_nobody as "warnsOfNobody"
       from queue_alert_thresholds`,
  );
  return new Map(rows.map(({ queueId, ...thresholds }) => [queueId, thresholds]));
}
