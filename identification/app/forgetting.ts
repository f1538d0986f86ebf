import type { Tx } from '@zentrale/kernel/ports';
import type { CustomerId, IdentificationId } from '@zentrale/kernel/values';

/** Outbox topic of photographs whose identification is forgotten; a `ForgottenIdentification`. */
export const REMOVE_PHOTOS_TOPIC = 'identification.remove-photos';

export interface ForgottenIdentification {
  readonly identificationId: IdentificationId;
  readonly stepIds: readonly string[];
}

/** How many one sweep takes at most; the next one takes the rest. */
const SWEEP_COUNT_MAX = 100;

/** Forgets what was kept long enough. Answers which. */
export function forgetOldIdentifications(tx: Tx): Promise<IdentificationId[]> {
  return forget(
    tx,
    `identification_id in (select identification_id from identifications
      where sealed_key is not null and delete_at <= $3 order by delete_at limit $4)`,
    ['retention', tx.now, SWEEP_COUNT_MAX],
  );
}

/** With the customer; whatever still goes on is over. Answers how many there were. */
export async function eraseIdentifications(
  tx: Tx,
  customerIds: readonly CustomerId[],
): Promise<number> {
  const condition = 'sealed_key is not null and customer_id = any($3::text[])';
  return (await forget(tx, condition, ['erasure', customerIds])).length;
}

/** The key goes with the commit, and all of it is unreadable; the files go after it. */
async function forget(
  tx: Tx,
  condition: string,
  [because, ...values]: readonly ['retention' | 'erasure', ...unknown[]],
): Promise<IdentificationId[]> {
  const rows = await tx.query<ForgottenIdentification>(
    `update identifications
        set sealed_key = null, sealed = null, forgotten_at = $1, forgotten_because = $2,
          outcome = coalesce(outcome, 'aborted'), ended_at = coalesce(ended_at, $1),
          abort_reason = case when state = 'ended' then abort_reason
            else 'conversation-ended' end,
          state = 'ended'
      where ${condition}
      returning identification_id as "identificationId", photo_step_ids as "stepIds"`,
    [tx.now, because, ...values],
  );
  for (const body of rows) {
    await tx.enqueue({ topic: REMOVE_PHOTOS_TOPIC, key: body.identificationId, body });
  }
  return rows.map(({ identificationId }) => identificationId);
}
