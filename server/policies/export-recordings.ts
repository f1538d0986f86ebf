import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId } from '@zentrale/kernel/values';
import type { CustomerArchive } from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';
import { nullWhereFault } from './null-where-fault.ts';
import { recordingView, trackView } from '../views/recording.ts';

/** Everything recorded in these conversations, sound included. */
export async function exportRecordings(
  { recordings }: Centre,
  tx: Tx,
  conversationIds: readonly ConversationId[],
): Promise<CustomerArchive['recordings']> {
  const exported: CustomerArchive['recordings'] = [];
  for (const recording of await recordings.ofConversations(tx, conversationIds)) {
    const { recordingId, sealedKey, durationMs } = recording;
    const tracks = [];
    for (const row of await recordings.tracks(tx, recordingId)) {
      const about = { recordingId, sealedKey, durationMs, row };
      const base64 = await recordings
        .file(tx.tenantId, about)
        .then(
          (bytes) => Buffer.from(bytes).toString('base64'),
          nullWhereFault('recordings.unreadable'),
        );
      tracks.push({ ...trackView(row), base64 });
    }
    const marks = await recordings.marks(tx, recordingId);
    exported.push({ ...recordingView(recording), tracks, marks });
  }
  return exported;
}
