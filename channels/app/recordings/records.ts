import type { Tx } from '@zentrale/kernel/ports';
import type { CallId, Instant, RecordingId } from '@zentrale/kernel/values';
import type { Mark, RecordingKeeps } from '../../core/index.ts';

/** Under which a call that begins will be recorded. */
export interface RecordingTerms {
  readonly basis: 'announced' | 'consent';
  readonly keeps: RecordingKeeps;
  readonly queueId: string | null;
  readonly retentionDays: number;
  /** Nothing is kept before the customer has agreed. */
  readonly mustAsk?: boolean;
}

/** A recording that goes on: what is needed to add to it. */
export interface OpenRecording {
  readonly recordingId: RecordingId;
  readonly sealedKey: Uint8Array;
  readonly startedAt: Instant;
  readonly trackCount: number;
}

export interface TrackRow {
  readonly track: number;
  readonly personId: string | null;
  readonly name: string;
  readonly codec: 'opus' | 'mu-law';
  readonly pieceCount: number;
}

/** Together with the call: what its customer was told holds whatever is changed later. */
export async function expectRecording(
  tx: Tx,
  about: Omit<RecordingTerms, 'keeps'> & {
    readonly recordingId: RecordingId;
    readonly callId: CallId;
  },
): Promise<void> {
  await tx.query(
    `insert into recordings (recording_id, call_id, queue_id, basis, retention_days)
      values ($1, $2, $3, $4, $5)`,
    [about.recordingId, about.callId, about.queueId, about.basis, about.retentionDays],
  );
}

/** Begins the recording of a call, or goes on with it; `null` where none is expected. */
export async function openRecording(
  tx: Tx,
  callId: CallId,
  sealedKey: Uint8Array,
): Promise<OpenRecording | null> {
  await tx.query(
    `update recordings set sealed_key = $2, started_at = $3
      where call_id = $1 and started_at is null`,
    [callId, sealedKey, tx.now],
  );
  const rows = await tx.query<OpenRecording>(
    `select recording_id as "recordingId", sealed_key as "sealedKey", started_at as "startedAt",
        (select count(*)::int from recording_tracks t where t.recording_id = r.recording_id)
          as "trackCount"
      from recordings r where call_id = $1 and sealed_key is not null`,
    [callId],
  );
  return rows[0] ?? null;
}

export async function saveTrack(tx: Tx, recordingId: RecordingId, row: TrackRow): Promise<void> {
  await tx.query(
    `insert into recording_tracks (recording_id, track, person_id, name, codec, piece_count)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant_id, recording_id, track) do update
        set piece_count = excluded.piece_count`,
    [recordingId, row.track, row.personId, row.name, row.codec, row.pieceCount],
  );
}

export async function addMarks(
  tx: Tx,
  recordingId: RecordingId,
  atMs: number,
  marks: readonly Mark[],
): Promise<void> {
  for (const { code, personId, name } of marks) {
    await tx.query(
      `insert into recording_marks (recording_id, at_ms, code, person_id, name)
        values ($1, $2, $3, $4, $5)`,
      [recordingId, atMs, code, personId, name],
    );
  }
}

/** How long it is by now; a later answer is never shortened by an earlier one. */
export async function lengthen(tx: Tx, recordingId: RecordingId, durationMs: number) {
  await tx.query(
    `update recordings set duration_ms = greatest(duration_ms, $2) where recording_id = $1`,
    [recordingId, durationMs],
  );
}

/** Ends recordings whose calls are over, also those of a process that died. */
export async function endRecordings(tx: Tx): Promise<void> {
  await tx.query(
    `update recordings r set ended_at = c.ended_at,
        duration_ms = greatest(r.duration_ms, c.ended_at - r.started_at),
        delete_at = c.ended_at + r.retention_days::bigint * 86400000
      from calls c
      where c.call_id = r.call_id and c.state = 'ended' and r.ended_at is null
        and r.started_at is not null`,
  );
  // Nobody answered: there is nothing to be kept.
  await tx.query(
    `delete from recordings r using calls c
      where c.call_id = r.call_id and c.state = 'ended' and r.started_at is null`,
  );
}
