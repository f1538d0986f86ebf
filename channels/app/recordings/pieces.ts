import type { BlobStore, Vault } from '@zentrale/kernel/ports';
import { Fault, type RecordingId, type TenantId } from '@zentrale/kernel/values';
import { muLawWavFile, oggOpusFile, unpackFrames, type Frame } from '../../core/index.ts';
import type { TrackRow } from './records.ts';

/** Where a piece of a track lies, and the context in which it is sealed. */
export function pieceName(recordingId: RecordingId, track: number, piece: number): string {
  return `${recordingId}/${track}/${piece}`;
}

/**
 * A track as a file that a browser plays, as long as its recording. Throws
 * `Fault('recordings.unreadable')` where a piece is missing, was changed, or is another key's.
 */
export async function trackFile(
  { blobs, vault }: { readonly blobs: BlobStore; readonly vault: Vault },
  tenantId: TenantId,
  about: {
    readonly recordingId: RecordingId;
    readonly sealedKey: Uint8Array;
    readonly durationMs: number;
    readonly row: TrackRow;
  },
): Promise<Uint8Array> {
  const { recordingId, sealedKey, durationMs, row } = about;
  const frames: Frame[] = [];
  for (let piece = 1; piece <= row.pieceCount; piece += 1) {
    const name = pieceName(recordingId, row.track, piece);
    const sealed = await blobs.get(tenantId, name);
    if (sealed === null) {
      throw new Fault('recordings.unreadable', { retryable: false, ours: true });
    }
    for (const frame of unpackFrames(vault.open(sealedKey, name, sealed))) frames.push(frame);
  }
  return row.codec === 'opus' ? oggOpusFile(frames, durationMs) : muLawWavFile(frames, durationMs);
}
