import { createHash } from 'node:crypto';
import type { Tx } from '@zentrale/kernel/ports';

export interface OptOutChange {
  readonly accountId: string;
  /** The customer's telephone number. */
  readonly address: string;
  readonly isOptedOut: boolean;
  /** By the customer's own word, or told by the provider when it refused to send. */
  readonly source: 'keyword' | 'provider';
}

/** Records that a customer does not want, or wants again, messages from this address of ours. */
export async function recordOptOut(tx: Tx, change: OptOutChange): Promise<void> {
  await tx.query(
    `insert into opt_outs (account_id, address, is_opted_out, source, changed_at)
      values ($1, $2, $3, $4, $5)
      on conflict (tenant_id, account_id, address) do update
        set is_opted_out = excluded.is_opted_out, source = excluded.source,
          changed_at = excluded.changed_at`,
    [change.accountId, change.address, change.isOptedOut, change.source, tx.now],
  );
  // What an erased customer once wanted is replaced by what whoever has the number wants now.
  await tx.query('delete from opt_outs where account_id = $1 and address = $2', [
    change.accountId,
    digestOf(tx, change.address),
  ]);
}

/**
 * Forgets the numbers, not the wish: who does not want messages is kept as a digest, so that the
 * number can be recognised but not read.
 */
export async function eraseOptOuts(tx: Tx, numbers: readonly string[]): Promise<void> {
  for (const address of numbers) {
    const gone = await tx.query<OptOutChange>(
      `delete from opt_outs where address = $1
        returning account_id as "accountId", address, is_opted_out as "isOptedOut", source`,
      [address],
    );
    for (const { isOptedOut, accountId, source } of gone) {
      if (!isOptedOut) continue;
      await tx.query(
        `insert into opt_outs (account_id, address, is_opted_out, source, changed_at)
          values ($1, $2, true, $3, $4) on conflict do nothing`,
        [accountId, digestOf(tx, address), source, tx.now],
      );
    }
  }
}

function digestOf(tx: Tx, address: string): string {
  return `sha256:${createHash('sha256').update(`${tx.tenantId} ${address}`).digest('hex')}`;
}

export async function isOptedOut(
  tx: Tx,
  accountId: string | null,
  address: string | null,
): Promise<boolean> {
  if (accountId === null || address === null) return false;
  const rows = await tx.query(
    'select 1 from opt_outs where account_id = $1 and address in ($2, $3) and is_opted_out',
    [accountId, address, digestOf(tx, address)],
  );
  return rows.length > 0;
}
