import { createHash } from 'node:crypto';
import type { Tx } from '@zentrale/kernel/ports';

/** Lists do not call this number any more, also those that come. Kept as a digest. */
export async function neverCall(tx: Tx, number: string): Promise<void> {
  await tx.query(
    `insert into no_call_numbers (number_digest, noted_at) values ($1, $2) on conflict do nothing`,
    [digestOf(tx, number), tx.now],
  );
}

export async function wantsNoCalls(tx: Tx, number: string): Promise<boolean> {
  const rows = await tx.query('select 1 from no_call_numbers where number_digest = $1', [
    digestOf(tx, number),
  ]);
  return rows.length > 0;
}

function digestOf(tx: Tx, number: string): string {
  return createHash('sha256').update(`${tx.tenantId} ${number}`).digest('hex');
}
