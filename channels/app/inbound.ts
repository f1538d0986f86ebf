import { createHash } from 'node:crypto';
import type { Tx } from '@zentrale/kernel/ports';

/** Something a provider told us, its signature checked. */
export interface InboundEvent {
  readonly accountId: string;
  readonly kind: 'sms' | 'receipt';
  /** Unique per account and kind; for a receipt it names message and status. */
  readonly providerId: string;
  /** As it came: plain JSON. */
  readonly raw: unknown;
}

/** Outbox topic of events to be worked off; the body is an `InboundReference`. */
export const INBOUND_TOPIC = 'channels.inbound';

export type InboundReference = Omit<InboundEvent, 'raw'>;

/**
 * Keeps an event as it came and leaves the work to the outbox, one customer's events in order. The
 * door answers the provider only after the commit; a repeat is a `duplicate` and does nothing.
 */
export async function acceptInbound(
  tx: Tx,
  input: InboundEvent & { readonly customerAddress: string },
): Promise<'stored' | 'duplicate'> {
  const { accountId, kind, providerId, customerAddress } = input;
  const stored = await tx.query(
    `insert into inbound_events (account_id, kind, provider_id, raw, customer_address, received_at)
      values ($1, $2, $3, $4::jsonb, $5, $6)
      on conflict do nothing returning provider_id`,
    [accountId, kind, providerId, JSON.stringify(input.raw), customerAddress, tx.now],
  );
  if (stored.length === 0) return 'duplicate';
  const body: InboundReference = { accountId, kind, providerId };
  await tx.enqueue({ topic: INBOUND_TOPIC, key: orderKey(accountId, customerAddress), body });
  return 'stored';
}

/** One per number, without being the number: the outbox holds nothing personal. */
function orderKey(accountId: string, address: string): string {
  return createHash('sha256').update(`${accountId} ${address}`).digest('hex');
}

/** The event a delivery of `channels.inbound` names; `null` when it was erased meanwhile. */
export async function inboundEvent(
  tx: Tx,
  { accountId, kind, providerId }: InboundReference,
): Promise<InboundEvent | null> {
  const rows = await tx.query<InboundEvent>(
    `select account_id as "accountId", kind, provider_id as "providerId", raw
      from inbound_events where account_id = $1 and kind = $2 and provider_id = $3 and raw <> '{}'`,
    [accountId, kind, providerId],
  );
  return rows[0] ?? null;
}

/** Empties all events of these numbers. Their ids stay, so that a repeat is still a duplicate. */
export async function eraseInbound(tx: Tx, numbers: readonly string[]): Promise<void> {
  await tx.query(
    `update inbound_events set raw = '{}', customer_address = ''
      where customer_address = any($1::text[])`,
    [numbers],
  );
}

/** Empties one event: it is about a customer who was erased. */
export async function eraseInboundEvent(
  tx: Tx,
  { accountId, kind, providerId }: InboundReference,
): Promise<void> {
  await tx.query(
    `update inbound_events set raw = '{}', customer_address = ''
      where account_id = $1 and kind = $2 and provider_id = $3`,
    [accountId, kind, providerId],
  );
}
