import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import type { RoutingFact } from '../../core/index.ts';
import { recordInteraction } from './interaction-rows.ts';
import { queueDayChanges, type QueueDayChange } from './queue-day-changes.ts';
import { recordIntervals } from './queue-interval-changes.ts';
import { recordStays } from './queue-stays.ts';
import { recordSegments } from './segments.ts';

/**
 * Writes what facts mean for reports. The caller hands over every fact exactly once and in order,
 * in the transaction that remembers how far it came; facts of settings and presence may be among
 * them. Days are those of the tenant's time zone.
 */
export async function recordHistory(
  tx: Tx,
  recorded: readonly Recorded<RoutingFact>[],
  { timeZone }: { readonly timeZone: string },
): Promise<void> {
  await recordStays(tx, recorded, { timeZone });
  await recordIntervals(tx, recorded, { timeZone });
  for (const each of recorded) {
    await recordInteraction(tx, each);
    await recordSegments(tx, each);
  }
  for (const change of queueDayChanges(recorded, timeZone)) await addToDay(tx, change);
}

/** Columns of `queue_days` and what they count. */
const COUNTS = {
  arrived: 'arrived',
  answered: 'answered',
  answered_in_time: 'answeredInTime',
  abandoned: 'abandoned',
  short_abandoned: 'shortAbandoned',
  expired: 'expired',
  moved_on: 'movedOn',
  wait_ms_sum: 'waitMsSum',
  handled: 'handled',
  handle_ms_sum: 'handleMsSum',
} as const satisfies Record<string, keyof QueueDayChange>;

const COLUMNS = Object.keys(COUNTS);
const ADD_TO_DAY = `
  insert into queue_days (queue_id, day, ${COLUMNS.join(', ')})
  values ($1, $2, ${COLUMNS.map((_, index) => `$${index + 3}`).join(', ')})
  on conflict (tenant_id, queue_id, day) do update set
    ${COLUMNS.map((column) => `${column} = queue_days.${column} + excluded.${column}`).join(', ')}`;

async function addToDay(tx: Tx, change: QueueDayChange): Promise<void> {
  const counts = Object.values(COUNTS).map((name) => change[name]);
  await tx.query(ADD_TO_DAY, [change.queueId, change.day, ...counts]);
}
