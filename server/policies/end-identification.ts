import type { IdentificationRow } from '@zentrale/identification/app';
import type { Tx } from '@zentrale/kernel/ports';
import { must } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';

/** That an identification is over is part of the customer's story. */
export async function identificationEnded(
  { journey }: Pick<Centre, 'journey'>,
  tx: Tx,
  row: IdentificationRow,
): Promise<void> {
  const { identificationId, conversationId, customerId } = row;
  await journey.record(tx, {
    sourceKey: `identification:${identificationId}`,
    customerId,
    kind: 'identification-ended',
    at: tx.now,
    channel: 'video',
    title: '',
    facts: {
      identificationId,
      outcome: must(row.outcome, 'what has ended has an outcome'),
      byName: row.endedByName ?? '',
    },
    conversationId,
  });
}
