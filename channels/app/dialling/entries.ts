import {
  accepted,
  asId,
  type DialEntryId,
  type DialListId,
  type Result,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { DialEntryView } from '@zentrale/protocol/views';
import type { DialRow } from '../../core/index.ts';
import { announceDialling, type DiallingParts } from './context.ts';
import { holdDialList } from './lists.ts';

/** Where a page ended: the position of its last entry. */
export interface DialEntryRow extends DialEntryView {
  readonly entryId: DialEntryId;
  readonly position: number;
}

const COLUMNS = `position, entry_id as "entryId", number, name, note, state,
  attempt_count as "attemptCount", due_at as "dueAt", result, by_name as "byName",
  ended_at as "endedAt", conversation_id as "conversationId"`;

/**
 * Puts numbers at the end of a list; those it has already stay as they are. Answers how many are
 * new. Refuses `dial-list.unknown` and `dial-list.ended`.
 */
export async function addDialEntries(
  parts: DiallingParts,
  tx: Tx,
  input: { readonly listId: DialListId; readonly rows: readonly DialRow[] },
): Promise<Result<number>> {
  const { listId, rows } = input;
  const held = await holdDialList(tx, listId);
  if (!held.ok) return held;
  const added = await tx.query(
    `insert into dial_entries (entry_id, list_id, number, name, note, state, due_at)
      select given.entry_id, $1, given.number, given.name, given.note, 'open', $2
        from unnest($3::text[], $4::text[], $5::text[], $6::text[])
          with ordinality as given (entry_id, number, name, note, place)
        order by given.place
      on conflict (tenant_id, list_id, number) do nothing returning 1`,
    [
      listId,
      tx.now,
      rows.map(() => asId<DialEntryId>(parts.ids.next('dle'))),
      rows.map(({ number }) => number),
      rows.map(({ name }) => name),
      rows.map(({ note }) => note),
    ],
  );
  announceDialling(parts, tx, listId);
  return accepted(added.length);
}

/** In the order of the list, from behind `after`. */
export function dialEntries(
  tx: Tx,
  about: { readonly listId: DialListId; readonly after: number; readonly limit: number },
): Promise<DialEntryRow[]> {
  return tx.query<DialEntryRow>(
    `select ${COLUMNS} from dial_entries where list_id = $1 and position > $2
      order by position limit $3`,
    [about.listId, about.after, about.limit],
  );
}
