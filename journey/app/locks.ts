import type { Tx } from '@zentrale/kernel/ports';

/**
 * Makes transactions that name the same identity wait for each other, also while it has no row
 * yet. `keys` in a fixed order, so that two who share several do not wait in a circle; a circle
 * across calls of one transaction ends as a retryable `Fault`. Given up at the end of the
 * transaction.
 */
export async function lockIdentities(tx: Tx, keys: readonly string[]): Promise<void> {
  for (const key of keys.toSorted()) await lock(tx, `journey:${tx.tenantId}:${key}`);
}

/** Merging and its undo, one at a time per tenant: pointers must never form a circle. */
export async function lockMerging(tx: Tx): Promise<void> {
  await lock(tx, `journey-merging:${tx.tenantId}`);
}

async function lock(tx: Tx, name: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [name]);
}
