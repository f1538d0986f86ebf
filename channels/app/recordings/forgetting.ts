import type { BlobStore, Tx } from '@zentrale/kernel/ports';
import type { ConversationId, RecordingId, TenantId } from '@zentrale/kernel/values';
import { pieceName } from './pieces.ts';
import { endRecordings } from './records.ts';

/** Outbox topic of files whose recording is forgotten; the body is a `ForgottenRecording`. */
export const REMOVE_RECORDING_TOPIC = 'channels.remove-recording';

export interface ForgottenRecording {
  readonly recordingId: RecordingId;
  readonly tracks: readonly { readonly track: number; readonly pieceCount: number }[];
}

/** How many one sweep takes at most; the next one takes the rest. */
const SWEEP_COUNT_MAX = 100;

/** Ends what is over, and forgets what was kept long enough. Answers which. */
export async function forgetOldRecordings(tx: Tx): Promise<RecordingId[]> {
  await endRecordings(tx);
  const rows = await tx.query<{ recordingId: RecordingId }>(
    `select recording_id as "recordingId" from recordings
      where sealed_key is not null and delete_at <= $1 order by delete_at limit $2`,
    [tx.now, SWEEP_COUNT_MAX],
  );
  const ids = rows.map(({ recordingId }) => recordingId);
  await forget(tx, ids, 'retention');
  return ids;
}

/** With the customer's conversations; answers how many there were. */
export async function eraseRecordings(
  tx: Tx,
  conversationIds: readonly ConversationId[],
): Promise<number> {
  const rows = await tx.query<{ recordingId: RecordingId }>(
    `select r.recording_id as "recordingId" from recordings r
      join calls c on c.call_id = r.call_id
      where c.conversation_id = any($1::text[]) and r.sealed_key is not null`,
    [conversationIds],
  );
  await forget(
    tx,
    rows.map(({ recordingId }) => recordingId),
    'erasure',
  );
  return rows.length;
}

/** Handles `channels.remove-recording`: removing what is gone changes nothing. */
export async function removeRecording(
  blobs: BlobStore,
  tenantId: TenantId,
  { recordingId, tracks }: ForgottenRecording,
): Promise<void> {
  for (const { track, pieceCount } of tracks) {
    // One more than is known: a process that died may have written what it did not note.
    for (let piece = 1; piece <= pieceCount + 1; piece += 1) {
      await blobs.remove(tenantId, pieceName(recordingId, track, piece));
    }
  }
}

/** The key goes with the commit, and the sound is unreadable; the files go after it. */
async function forget(
  tx: Tx,
  recordingIds: readonly RecordingId[],
  because: 'retention' | 'erasure',
): Promise<void> {
  for (const recordingId of recordingIds) {
    const tracks = await tx.query<ForgottenRecording['tracks'][number]>(
      `delete from recording_tracks where recording_id = $1
        returning track, piece_count as "pieceCount"`,
      [recordingId],
    );
    await tx.query(
      `update recordings set sealed_key = null, forgotten_at = $2, forgotten_because = $3
        where recording_id = $1`,
      [recordingId, tx.now, because],
    );
    const body: ForgottenRecording = { recordingId, tracks };
    await tx.enqueue({ topic: REMOVE_RECORDING_TOPIC, key: recordingId, body });
  }
}
