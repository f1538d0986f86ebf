import type { DialListId, Instant } from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { DialEntryView } from '@zentrale/protocol/views';
import type { CustomerTraces } from '../customer-traces.ts';
import { announceDialling, type DiallingParts } from './context.ts';

const DAY_MS = 86_400_000;
const THEIRS = '(customer_id = any($1::text[]) or number = any($2::text[]))';

/** What lists hold of a customer. */
export interface DialEntryExport extends Omit<DialEntryView, 'entryId'> {
  readonly listName: string;
}

export function exportDialEntries(tx: Tx, traces: CustomerTraces): Promise<DialEntryExport[]> {
  return tx.query<DialEntryExport>(
    `select list.name as "listName", number, entry.name, note, entry.state,
        attempt_count as "attemptCount", due_at as "dueAt", result, by_name as "byName",
        entry.ended_at as "endedAt", conversation_id as "conversationId"
      from dial_entries as entry join dial_lists as list using (tenant_id, list_id)
      where ${THEIRS} order by list.created_at, position`,
    [traces.customerIds, traces.phoneNumbers],
  );
}

/** Takes a customer off all lists. Answers how many entries that were. */
export async function eraseDialEntries(
  parts: DiallingParts,
  tx: Tx,
  traces: CustomerTraces,
): Promise<number> {
  const gone = await tx.query<{ listId: DialListId }>(
    `delete from dial_entries where ${THEIRS} returning list_id as "listId"`,
    [traces.customerIds, traces.phoneNumbers],
  );
  for (const listId of new Set(gone.map((entry) => entry.listId))) {
    announceDialling(parts, tx, listId);
  }
  return gone.length;
}

/** Deletes lists that ended so many days ago, with all their numbers. Answers which. */
export async function forgetOldDialLists(
  parts: DiallingParts,
  tx: Tx,
  days: number,
): Promise<DialListId[]> {
  const endedBefore = (tx.now - days * DAY_MS) as Instant;
  const old = await tx.query<{ listId: DialListId }>(
    `select list_id as "listId" from dial_lists as list
      where ended_at < $1 and not exists (
        select from dial_entries where list_id = list.list_id and state = 'queued')
      for update`,
    [endedBefore],
  );
  const listIds = old.map(({ listId }) => listId);
  await tx.query('delete from dial_entries where list_id = any($1::text[])', [listIds]);
  await tx.query('delete from dial_lists where list_id = any($1::text[])', [listIds]);
  for (const listId of listIds) announceDialling(parts, tx, listId);
  return listIds;
}
