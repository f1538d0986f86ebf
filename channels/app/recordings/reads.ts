import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId, ListPlace, RecordingId } from '@zentrale/kernel/values';
import type { RecordingMarkView, RecordingView } from '@zentrale/protocol/views';
import type { TrackRow } from './records.ts';

/** A recording with what is needed to play it. */
export interface RecordingRecord extends RecordingView {
  readonly recordingId: RecordingId;
  readonly sealedKey: Uint8Array;
}

const SELECT = `
  select r.recording_id as "recordingId", r.call_id as "callId",
      c.conversation_id as "conversationId", r.queue_id as "queueId", c.media,
      v.customer_name as "customerName", r.basis, r.started_at as "startedAt",
      r.ended_at as "endedAt", r.duration_ms as "durationMs", r.delete_at as "deleteAt",
      r.sealed_key as "sealedKey",
      coalesce((select jsonb_agg(distinct jsonb_build_object('personId', m.person_id,
            'name', m.name))
          from recording_marks m
          where m.recording_id = r.recording_id and m.person_id is not null), '[]') as people
    from recordings r
    join calls c on c.call_id = r.call_id
    join conversations v on v.conversation_id = c.conversation_id
    where r.sealed_key is not null`;

/** Newest first. `personId`: only those in which this person was heard; `behind`: further back. */
export function recordingsPage(
  tx: Tx,
  about: {
    readonly personId: string | null;
    readonly behind: ListPlace | null;
    readonly limit: number;
  },
): Promise<RecordingRecord[]> {
  return tx.query<RecordingRecord>(
    `${SELECT}
        and ($1::text is null or exists (select 1 from recording_marks m
          where m.recording_id = r.recording_id and m.person_id = $1))
        and ($2::bigint is null or (r.started_at, r.recording_id) < ($2, $3::text))
      order by r.started_at desc, r.recording_id desc limit $4`,
    [about.personId, about.behind?.at ?? null, about.behind?.id ?? null, about.limit],
  );
}

/** `null` where there is none, or none any more. */
export async function recording(tx: Tx, recordingId: string): Promise<RecordingRecord | null> {
  const rows = await tx.query<RecordingRecord>(`${SELECT} and r.recording_id = $1`, [recordingId]);
  return rows[0] ?? null;
}

export function recordingsOf(
  tx: Tx,
  conversationIds: readonly ConversationId[],
): Promise<RecordingRecord[]> {
  return tx.query<RecordingRecord>(
    `${SELECT} and c.conversation_id = any($1::text[]) order by r.started_at, r.recording_id`,
    [conversationIds],
  );
}

export function tracksOf(tx: Tx, recordingId: string): Promise<TrackRow[]> {
  return tx.query<TrackRow>(
    `select track, person_id as "personId", name, codec, piece_count as "pieceCount"
      from recording_tracks where recording_id = $1 order by track`,
    [recordingId],
  );
}

export function marksOfRecording(tx: Tx, recordingId: string): Promise<RecordingMarkView[]> {
  return tx.query<RecordingMarkView>(
    `select at_ms as "atMs", code, person_id as "personId", name
      from recording_marks where recording_id = $1 order by at_ms, mark`,
    [recordingId],
  );
}
