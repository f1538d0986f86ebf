import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId } from '@zentrale/kernel/values';
import type { Call } from '../core/index.ts';

const COLUMNS = `
  call_id as "callId", conversation_id as "conversationId", interaction_id as "interactionId",
  media, line, answered_by as "answeredBy", state, requested_at as "requestedAt",
  answered_at as "answeredAt", held_at as "heldAt", held_ms as "heldMs", ended_at as "endedAt", end_reason as "endReason",
  case when recording_state is not null then
    jsonb_build_object('state', recording_state, 'basis', recording_basis,
      'keeps', recording_keeps) end as recording`;

/** A call as it is kept: without its parties, who are people's connections of the moment. */
export type CallRecord = Omit<Call, 'parties'>;

/** Writes the call as it is now; saving it again changes nothing. */
export async function saveCall(tx: Tx, call: Call): Promise<void> {
  await tx.query(
    `insert into calls (call_id, conversation_id, interaction_id, media, line, state, requested_at,
        answered_at, held_at, held_ms, ended_at, end_reason, recording_state, recording_basis,
        recording_keeps, answered_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      on conflict (tenant_id, call_id) do update set
        interaction_id = excluded.interaction_id, state = excluded.state,
        answered_at = excluded.answered_at, held_at = excluded.held_at,
        held_ms = excluded.held_ms, ended_at = excluded.ended_at,
        end_reason = excluded.end_reason, recording_state = excluded.recording_state,
        recording_basis = excluded.recording_basis, recording_keeps = excluded.recording_keeps,
        answered_by = excluded.answered_by`,
    [
      call.callId,
      call.conversationId,
      call.interactionId,
      call.media,
      call.line,
      call.state,
      call.requestedAt,
      call.answeredAt,
      call.heldAt,
      call.heldMs,
      call.endedAt,
      call.endReason,
      call.recording?.state ?? null,
      call.recording?.basis ?? null,
      call.recording?.keeps ?? null,
      call.answeredBy,
    ],
  );
}

/** The conversation's newest call, over or not. */
export async function lastCall(tx: Tx, conversationId: ConversationId): Promise<CallRecord | null> {
  const rows = await tx.query<CallRecord>(
    `select ${COLUMNS} from calls where conversation_id = $1
      order by requested_at desc, call_id desc limit 1`,
    [conversationId],
  );
  return rows[0] ?? null;
}

/** Calls that were going on when the last process ended. */
export function openCalls(tx: Tx): Promise<CallRecord[]> {
  return tx.query<CallRecord>(`select ${COLUMNS} from calls where state <> 'ended'`);
}

export function callsOf(tx: Tx, conversationId: ConversationId): Promise<CallRecord[]> {
  return tx.query<CallRecord>(
    `select ${COLUMNS} from calls where conversation_id = $1 order by requested_at, call_id`,
    [conversationId],
  );
}
