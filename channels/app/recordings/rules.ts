import type { Tx } from '@zentrale/kernel/ports';
import type { RecordingRule } from '@zentrale/protocol/views';

/** In the table there is no `null` in a key. */
const ALL_OTHERS = '';
const COLUMNS = `nullif(queue_id, '') as "queueId", mode, retention_days as "retentionDays"`;

export function recordingRules(tx: Tx): Promise<RecordingRule[]> {
  return tx.query<RecordingRule>(`select ${COLUMNS} from recording_rules order by queue_id`);
}

/** The queue's own rule, or that of all others; `null`: nobody has asked for recordings. */
export async function recordingRuleFor(tx: Tx, queueId: string): Promise<RecordingRule | null> {
  const rows = await tx.query<RecordingRule>(
    `select ${COLUMNS} from recording_rules where queue_id in ($1, $2)
      order by queue_id desc limit 1`,
    [queueId, ALL_OTHERS],
  );
  return rows[0] ?? null;
}

/** `null` takes a queue's own rule away. Calls that have begun go on as customers were told. */
export async function saveRecordingRule(
  tx: Tx,
  queueId: string | null,
  rule: Pick<RecordingRule, 'mode' | 'retentionDays'> | null,
): Promise<void> {
  const key = queueId ?? ALL_OTHERS;
  await tx.query('delete from recording_rules where queue_id = $1', [key]);
  if (rule === null) return;
  await tx.query(
    'insert into recording_rules (queue_id, mode, retention_days) values ($1, $2, $3)',
    [key, rule.mode, rule.retentionDays],
  );
}
