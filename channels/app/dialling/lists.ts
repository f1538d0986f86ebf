import {
  accepted,
  asId,
  refused,
  type DialListId,
  type Instant,
  type Result,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { DialListSettings, DialListState, DialResult } from '@zentrale/protocol/views';
import { announceDialling, type DiallingParts } from './context.ts';

const LIST_COUNT_MAX = 500;
const MINUTE_MS = 60_000;

/** A list as supervisors laid it down. */
export interface DialList extends DialListSettings {
  readonly listId: DialListId;
  readonly state: DialListState;
  readonly createdAt: Instant;
}

/** With how far it has come. */
export interface DialListProgress extends DialList {
  readonly entryCount: number;
  readonly openCount: number;
  readonly queuedCount: number;
  readonly results: Partial<Record<DialResult, number>>;
}

const COLUMNS = `list.list_id as "listId", list.name, list.topic_id as "topicId",
  list.calendar_id as "calendarId", list.state, list.attempts_max as "attemptsMax",
  (list.retry_after_ms / 60000)::int as "retryAfterMinutes", list.created_at as "createdAt"`;

/**
 * Lays down a list, or changes one that has not ended; a new one is paused. Refuses
 * `dial-list.unknown`, `dial-list.ended` and `limit.reached`.
 */
export async function saveDialList(
  parts: DiallingParts,
  tx: Tx,
  input: DialListSettings & { readonly listId: DialListId | null },
): Promise<Result<DialList>> {
  const { name, topicId, calendarId, attemptsMax, retryAfterMinutes } = input;
  const listId = input.listId ?? asId<DialListId>(parts.ids.next('dls'));
  const values = [listId, name, topicId, calendarId, attemptsMax, retryAfterMinutes * MINUTE_MS];
  if (input.listId === null) {
    const counted = await tx.query<{ count: number }>('select count(*) from dial_lists', []);
    if ((counted[0]?.count ?? 0) >= LIST_COUNT_MAX) {
      return refused('limit.reached', { facts: { limit: LIST_COUNT_MAX } });
    }
    await tx.query(
      `insert into dial_lists (list_id, name, topic_id, calendar_id, state, attempts_max,
          retry_after_ms, created_at) values ($1, $2, $3, $4, 'paused', $5, $6, $7)`,
      [...values, tx.now],
    );
  } else {
    const held = await holdDialList(tx, listId);
    if (!held.ok) return held;
    await tx.query(
      `update dial_lists set name = $2, topic_id = $3, calendar_id = $4, attempts_max = $5,
          retry_after_ms = $6 where list_id = $1`,
      values,
    );
  }
  announceDialling(parts, tx, listId);
  return holdDialList(tx, listId);
}

/** Ending is for ever. Refuses `dial-list.unknown` and `dial-list.ended`. */
export async function setDialListState(
  parts: DiallingParts,
  tx: Tx,
  input: { readonly listId: DialListId; readonly state: DialListState },
): Promise<Result<DialList>> {
  const { listId, state } = input;
  const held = await holdDialList(tx, listId);
  if (!held.ok) return held;
  await tx.query('update dial_lists set state = $2, ended_at = $3 where list_id = $1', [
    listId,
    state,
    state === 'ended' ? tx.now : null,
  ]);
  announceDialling(parts, tx, listId);
  return accepted({ ...held.value, state });
}

/** The list, kept from changing until the commit. As `setDialListState` refuses. */
export async function holdDialList(tx: Tx, listId: DialListId): Promise<Result<DialList>> {
  const [list] = await tx.query<DialList>(
    `select ${COLUMNS} from dial_lists as list where list_id = $1 for update`,
    [listId],
  );
  const field = 'body.listId';
  if (list === undefined) return refused('dial-list.unknown', { field });
  return list.state === 'ended' ? refused('dial-list.ended', { field }) : accepted(list);
}

/** `null` where there is no such list. */
export async function dialList(tx: Tx, listId: DialListId): Promise<DialList | null> {
  const [list] = await tx.query<DialList>(
    `select ${COLUMNS} from dial_lists as list where list_id = $1`,
    [listId],
  );
  return list ?? null;
}

/** Those that are dialled just now, oldest first. */
export function runningDialLists(tx: Tx): Promise<DialList[]> {
  return tx.query<DialList>(
    `select ${COLUMNS} from dial_lists as list where state = 'running' order by created_at, list_id`,
    [],
  );
}

/** Newest first; with ids, only these. */
export function dialLists(tx: Tx, listIds?: readonly DialListId[]): Promise<DialListProgress[]> {
  return tx.query<DialListProgress>(
    `select ${COLUMNS}, counts.*, outcome.results from dial_lists as list,
      lateral (select count(*) as "entryCount",
          count(*) filter (where state = 'open') as "openCount",
          count(*) filter (where state = 'queued') as "queuedCount"
        from dial_entries where list_id = list.list_id) as counts,
      lateral (select coalesce(jsonb_object_agg(result, amount), '{}') as results
        from (select result, count(*) as amount from dial_entries
          where list_id = list.list_id and state = 'done' group by result) as ended) as outcome
      where $1::text[] is null or list.list_id = any($1)
      order by list.created_at desc, list.list_id desc`,
    [listIds ?? null],
  );
}
