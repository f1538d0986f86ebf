import type {
  ConversationId,
  CustomerId,
  DialEntryId,
  DialListId,
  Instant,
  InteractionId,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { ChosenDialResult, DiallingView } from '@zentrale/protocol/views';
import { dialResult, nextAttemptAt } from '../../core/index.ts';
import { callsOf } from '../call-records.ts';
import { announceDialling, type DiallingParts } from './context.ts';
import { neverCall } from './no-calls.ts';

/** An entry that may be dialled now. */
export interface DueDialEntry {
  readonly entryId: DialEntryId;
  readonly number: string;
  readonly name: string;
}

/** An attempt under way. */
export interface DialAttempt {
  readonly listId: DialListId;
  readonly entryId: DialEntryId;
  readonly interactionId: InteractionId;
  readonly conversationId: ConversationId;
  readonly queuedAt: Instant;
}

const ATTEMPT = `list_id as "listId", entry_id as "entryId", interaction_id as "interactionId",
  conversation_id as "conversationId", queued_at as "queuedAt"`;

/** What is due first comes first, then what stands first. Nobody else takes them meanwhile. */
export function dueDialEntries(
  tx: Tx,
  listId: DialListId,
  countMax: number,
): Promise<DueDialEntry[]> {
  return tx.query<DueDialEntry>(
    `select entry_id as "entryId", number, name from dial_entries
      where list_id = $1 and state = 'open' and due_at <= $2
      order by due_at, position limit $3 for update skip locked`,
    [listId, tx.now, countMax],
  );
}

/** When the next entry of a list becomes due that is not so now; `null` where none will. */
export async function nextDueAt(tx: Tx, listId: DialListId): Promise<Instant | null> {
  const [row] = await tx.query<{ at: Instant | null }>(
    `select min(due_at) as at from dial_entries where list_id = $1 and state = 'open' and due_at > $2`,
    [listId, tx.now],
  );
  return row?.at ?? null;
}

/** Attempts under way from these lists. */
export function dialAttempts(tx: Tx, listIds: readonly DialListId[]): Promise<DialAttempt[]> {
  return tx.query<DialAttempt>(
    `select ${ATTEMPT} from dial_entries where list_id = any($1::text[]) and state = 'queued'`,
    [listIds],
  );
}

/** Its interaction is on its way to an agent. */
export async function beginAttempt(
  parts: DiallingParts,
  tx: Tx,
  input: Omit<DialAttempt, 'queuedAt'> & { readonly customerId: CustomerId },
): Promise<void> {
  const { listId, entryId, customerId, conversationId, interactionId } = input;
  await tx.query(
    `update dial_entries set state = 'queued', attempt_count = attempt_count + 1, queued_at = $2,
        customer_id = $3, conversation_id = $4, interaction_id = $5, chosen_result = null
      where entry_id = $1`,
    [entryId, tx.now, customerId, conversationId, interactionId],
  );
  announceDialling(parts, tx, listId, conversationId);
}

/** The number is not to be called by lists: nobody is shown it. */
export async function passOver(
  parts: DiallingParts,
  tx: Tx,
  input: { readonly listId: DialListId; readonly entryId: DialEntryId },
): Promise<void> {
  await tx.query(
    `update dial_entries set state = 'done', result = 'no-calls', ended_at = $2
      where entry_id = $1`,
    [input.entryId, tx.now],
  );
  announceDialling(parts, tx, input.listId);
}

/** What the agent says came of the attempt; `null` leaves it to the call. False where none is. */
export async function chooseDialResult(
  parts: DiallingParts,
  tx: Tx,
  input: {
    readonly conversationId: ConversationId;
    readonly result: ChosenDialResult | null;
  },
): Promise<boolean> {
  const { conversationId, result } = input;
  const [chosen] = await tx.query<DialAttempt>(
    `update dial_entries set chosen_result = $2
      where conversation_id = $1 and state = 'queued' returning ${ATTEMPT}`,
    [conversationId, result],
  );
  if (chosen === undefined) return false;
  announceDialling(parts, tx, chosen.listId, conversationId);
  return true;
}

/**
 * The agent has let the interaction go: the entry is done, or due again. Nothing changes where the
 * interaction is of no list, or the attempt was over already; then her name is not asked for.
 */
export async function endAttempt(
  parts: DiallingParts,
  tx: Tx,
  input: { readonly interactionId: InteractionId; readonly readName: () => Promise<string> },
): Promise<void> {
  const [found] = await tx.query<{
    listId: DialListId;
    entryId: DialEntryId;
    conversationId: ConversationId;
    number: string;
    attemptCount: number;
    chosen: ChosenDialResult | null;
    attemptsMax: number;
    retryAfterMinutes: number;
  }>(
    `select entry.list_id as "listId", entry.entry_id as "entryId", entry.number,
        entry.conversation_id as "conversationId", entry.attempt_count as "attemptCount",
        entry.chosen_result as chosen, list.attempts_max as "attemptsMax",
        (list.retry_after_ms / 60000)::int as "retryAfterMinutes"
      from dial_entries as entry join dial_lists as list using (tenant_id, list_id)
      where entry.interaction_id = $1 and entry.state = 'queued' for update of entry`,
    [input.interactionId],
  );
  if (found === undefined) return;
  const byName = await input.readName();
  const { listId, entryId, conversationId, number, attemptCount, chosen } = found;
  const calls = await callsOf(tx, conversationId);
  const answered = calls.findLast(({ answeredAt }) => answeredAt !== null);
  const result = dialResult(answered ?? calls.at(-1) ?? null, chosen);
  const againAt = nextAttemptAt(result, attemptCount, found, tx.now);
  if (result === 'no-calls') await neverCall(tx, number);
  await tx.query(
    `update dial_entries set state = $2, due_at = $3, result = $4, by_name = $5, ended_at = $6,
        chosen_result = null
      where entry_id = $1`,
    [entryId, againAt === null ? 'done' : 'open', againAt ?? tx.now, result, byName, tx.now],
  );
  announceDialling(parts, tx, listId, conversationId);
}

/** Nobody took it: the entry is as before, and due from now. False where it is of no list. */
export async function takeBackAttempt(
  parts: DiallingParts,
  tx: Tx,
  interactionId: InteractionId,
): Promise<boolean> {
  const [back] = await tx.query<DialAttempt>(
    `update dial_entries set state = 'open', attempt_count = attempt_count - 1, due_at = $2
      where interaction_id = $1 and state = 'queued' returning ${ATTEMPT}`,
    [interactionId, tx.now],
  );
  if (back === undefined) return false;
  announceDialling(parts, tx, back.listId, back.conversationId);
  return true;
}

/** What the agent of a conversation is shown of the attempt; `null` where it is of no list. */
export async function diallingOf(
  tx: Tx,
  conversationId: ConversationId,
): Promise<DiallingView | null> {
  const [view] = await tx.query<DiallingView>(
    `select list.name as "listName", entry.name, entry.number, entry.note,
        entry.attempt_count as attempt, list.attempts_max as "attemptsMax",
        entry.result as "lastResult", entry.chosen_result as "chosenResult"
      from dial_entries as entry join dial_lists as list using (tenant_id, list_id)
      where entry.conversation_id = $1 and entry.state = 'queued'`,
    [conversationId],
  );
  return view ?? null;
}
