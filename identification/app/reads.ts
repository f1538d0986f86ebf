import type { Tx, Vault } from '@zentrale/kernel/ports';
import type {
  ConversationId,
  CustomerId,
  IdentificationId,
  ListPlace,
} from '@zentrale/kernel/values';
import type { IdentificationDetails } from '@zentrale/protocol/http';
import type { CustomerIdentificationView, IdentificationView } from '@zentrale/protocol/views';
import {
  compareZone,
  customerStanding,
  openIdentification,
  standing,
  VIDEO_FLOW,
} from '../core/index.ts';
import { opened, readRow, ROWS, type IdentificationRow, type Kept } from './records.ts';

interface Needs {
  readonly vault: Vault;
}

/** `null` where there is none, or none any more. */
export async function keptIdentification(
  { vault }: Needs,
  tx: Tx,
  id: IdentificationId,
): Promise<Kept | null> {
  const row = await readRow(tx, id);
  return row === null ? null : opened(vault, row);
}

/** The last one of a conversation. */
export async function lastIdentification(
  { vault }: Needs,
  tx: Tx,
  conversationId: ConversationId,
): Promise<IdentificationView | null> {
  const row = await lastRow(tx, conversationId);
  return row === null ? null : viewOf(vault, row);
}

/** The same as its customer sees it; one that is over only until its page is closed. */
export async function customersIdentification(
  { vault }: Needs,
  tx: Tx,
  conversationId: ConversationId,
): Promise<CustomerIdentificationView | null> {
  const row = await lastRow(tx, conversationId);
  const kept = row === null ? null : opened(vault, row);
  if (kept === null) return null;
  const { identificationId, retentionDays } = kept.row;
  return { identificationId, retentionDays, ...customerStanding(kept.one) };
}

/** Newest first. `personId`: only those in which this person took part; `behind`: further back. */
export async function identificationsPage(
  { vault }: Needs,
  tx: Tx,
  about: {
    readonly personId: string | null;
    readonly behind: ListPlace | null;
    readonly limit: number;
  },
): Promise<IdentificationView[]> {
  const rows = await tx.query<IdentificationRow>(
    `${ROWS}
      where ($1::text is null or $1 = any(person_ids))
        and ($2::bigint is null or (requested_at, identification_id) < ($2, $3::text))
      order by requested_at desc, identification_id desc limit $4`,
    [about.personId, about.behind?.at ?? null, about.behind?.id ?? null, about.limit],
  );
  return rows.map((row) => viewOf(vault, row));
}

/** Those of a customer under any id the profile ever had, newest first. */
export function identificationsOf(
  tx: Tx,
  customerIds: readonly CustomerId[],
): Promise<IdentificationRow[]> {
  return tx.query<IdentificationRow>(
    `${ROWS} where customer_id = any($1::text[]) order by requested_at desc, identification_id`,
    [customerIds],
  );
}

/** Everything of one; `today` is the centre's day. */
export function identificationDetails(
  { vault }: Needs,
  row: IdentificationRow,
  today: string,
): IdentificationDetails {
  const kept = opened(vault, row);
  const { given, consents, photos, log, zone } = kept?.one ?? openIdentification(VIDEO_FLOW);
  return {
    identification: viewOf(vault, row),
    isKept: kept !== null,
    given,
    consents: [...consents],
    photos: [...photos],
    zone: zone === null || given === null ? null : compareZone(zone, given, today),
    log: [...log],
    retentionDays: row.retentionDays,
    deleteAt: row.deleteAt,
  };
}

function viewOf(vault: Vault, row: IdentificationRow): IdentificationView {
  // Of what has ended the row says enough, with or without its key.
  const isOver = row.state === 'ended';
  const one = (isOver ? null : opened(vault, row)?.one) ?? openIdentification(VIDEO_FLOW);
  const { identificationId, conversationId, customerId, requestedAt, revision } = row;
  const { outcome, abortReason, endedAt, endedByName } = row;
  const known = { identificationId, conversationId, customerId, requestedAt, revision };
  return {
    ...known,
    outcome,
    abortReason,
    endedAt,
    endedByName,
    ...standing(one),
    state: row.state,
  };
}

async function lastRow(tx: Tx, conversationId: ConversationId): Promise<IdentificationRow | null> {
  const rows = await tx.query<IdentificationRow>(
    `${ROWS} where conversation_id = $1 order by requested_at desc, identification_id desc limit 1`,
    [conversationId],
  );
  return rows[0] ?? null;
}
