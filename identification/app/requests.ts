import type { Tx } from '@zentrale/kernel/ports';
import {
  asId,
  refused,
  type ConversationId,
  type CustomerId,
  type IdentificationId,
  type Result,
} from '@zentrale/kernel/values';
import type { IdentityData } from '@zentrale/protocol/views';
import {
  abort,
  give,
  mobileNumber,
  NOBODY_OF_US,
  openIdentification,
  VIDEO_FLOW,
  type Actor,
} from '../core/index.ts';
import type { IdentificationParts } from './context.ts';
import { announce, change, openRow, sealedRecord, type Kept } from './records.ts';

/** The customer gets the form. One that goes on in the conversation is answered again. */
export async function requestIdentification(
  { ids, vault, bus }: Pick<IdentificationParts, 'ids' | 'vault' | 'bus'>,
  tx: Tx,
  about: {
    readonly conversationId: ConversationId;
    readonly customerId: CustomerId;
    readonly by: Actor;
    readonly retentionDays: number;
  },
): Promise<{ readonly identificationId: IdentificationId; readonly isNew: boolean }> {
  const { conversationId, customerId, by, retentionDays } = about;
  const identificationId = asId<IdentificationId>(ids.next('idn'));
  const sealedKey = vault.newKey();
  const row = { identificationId, sealedKey };
  const added = await tx.query(
    `insert into identifications (identification_id, conversation_id, customer_id, requested_at,
        state, person_ids, retention_days, sealed_key, sealed)
      values ($1, $2, $3, $4, 'requested', $5, $6, $7, $8)
      on conflict (tenant_id, conversation_id) where state <> 'ended' do nothing
      returning identification_id`,
    [
      identificationId,
      conversationId,
      customerId,
      tx.now,
      by.personId === null ? [] : [by.personId],
      retentionDays,
      sealedKey,
      sealedRecord(vault, row, openIdentification(VIDEO_FLOW)),
    ],
  );
  announce(bus, tx, conversationId);
  if (added.length > 0) return { identificationId, isNew: true };
  const going = await openRow(tx, conversationId);
  return { identificationId: going?.identificationId ?? identificationId, isNew: false };
}

/**
 * What the customer has filled in. `today` is the centre's day. Refuses `identification.unknown`,
 * `identification.wrong-state`, `identification.born-later`, `identification.number-refused`.
 */
export async function giveIdentityData(
  parts: IdentificationParts,
  tx: Tx,
  about: {
    readonly conversationId: ConversationId;
    readonly data: IdentityData;
    readonly textVersion: string;
    readonly today: string;
  },
): Promise<Result<Kept>> {
  const { conversationId, data, textVersion, today } = about;
  if (data.dateOfBirth > today) {
    return refused('identification.born-later', { field: 'body.data.dateOfBirth' });
  }
  const number = mobileNumber(data.mobileNumber);
  if (!number.ok) return number;
  const given = { ...data, mobileNumber: number.value };
  return changeOpen(parts, tx, conversationId, (one) =>
    give(one, { data: given, textVersion, now: tx.now }),
  );
}

/** By the customer, or because the conversation is over. */
export async function endOpenIdentification(
  parts: IdentificationParts,
  tx: Tx,
  about: {
    readonly conversationId: ConversationId;
    readonly reason: 'customer-declined' | 'conversation-ended';
  },
): Promise<Result<Kept>> {
  return changeOpen(parts, tx, about.conversationId, (one) =>
    abort(one, { reason: about.reason, words: '', by: NOBODY_OF_US, now: tx.now }),
  );
}

async function changeOpen(
  parts: IdentificationParts,
  tx: Tx,
  conversationId: ConversationId,
  decide: Parameters<typeof change>[4],
): Promise<Result<Kept>> {
  const row = await openRow(tx, conversationId);
  if (row === null) return refused('identification.unknown');
  return change(parts, tx, row.identificationId, NOBODY_OF_US, decide);
}

/** How long one may stay open when nobody ends it. */
const OPEN_MS_MAX = 24 * 3_600_000;

/** Ends what was begun and left; a sweep does it. */
export async function endLeftOpen(parts: IdentificationParts, tx: Tx): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `select identification_id as id from identifications
      where state <> 'ended' and requested_at < $1 limit 100`,
    [tx.now - OPEN_MS_MAX],
  );
  for (const { id } of rows) {
    const about = { reason: 'left-open', words: '', by: NOBODY_OF_US, now: tx.now } as const;
    await change(parts, tx, id, NOBODY_OF_US, (one) => abort(one, about));
  }
}
