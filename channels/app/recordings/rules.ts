import type { Tx } from '@zentrale/kernel/ports';
import type { RecordingRule } from '@zentrale/protocol/views';
import { ruleThatHolds } from '../../core/index.ts';

/** In the table there is no `null` in a key. */
const ALL_OTHERS = '';
const COLUMNS = `
  nullif(queue_id, '') as "queueId", mode, keeps, retention_days as "retentionDays"`;

export function recordingRules(tx: Tx): Promise<RecordingRule[]> {
  return tx.query<RecordingRule>(`select ${COLUMNS} from recording_rules order by queue_id`);
}

/**
 * The queue's own rule, or that of all others, as far as it can be kept; `null`: nobody has asked
 * for recordings.
 */
export async function recordingRuleFor(
  tx: Tx,
  queueId: string,
  canTranscribe: boolean,
): Promise<RecordingRule | null> {
  const rows = await tx.query<RecordingRule>(
    `select ${COLUMNS} from recording_rules where queue_id in ($1, $2)
      order by queue_id desc limit 1`,
    [queueId, ALL_OTHERS],
  );
  return rows[0] === undefined ? null : ruleThatHolds(rows[0], canTranscribe);
}

/** `null` takes a queue's own rule away. Calls that have begun go on as customers were told. */
export async function saveRecordingRule(
  tx: Tx,
  queueId: string | null,
  rule: Omit<RecordingRule, 'queueId'> | null,
): Promise<void> {
  const key = queueId ?? ALL_OTHERS;
  await tx.query('delete from recording_rules where queue_id = $1', [key]);
  if (rule === null) return;
  await tx.query(
    `insert into recording_rules (queue_id, mode, keeps, retention_days)
      values ($1, $2, $3, $4)`,
    [key, rule.mode, rule.keeps, rule.retentionDays],
  );
}
