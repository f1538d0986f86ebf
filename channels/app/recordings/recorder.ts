import type { BlobStore, Clock, Log, Store, Vault } from '@zentrale/kernel/ports';
import { between, durationMs, later, type CallId, type TenantId } from '@zentrale/kernel/values';
import { isRecorded, marksOf, type Call, type CallParty } from '../../core/index.ts';
import type { HeardPacket } from '../../ports/media-plane.ts';
import type { CallListener } from '../call-ear.ts';
import { pieceName } from './pieces.ts';
import {
  addMarks,
  lengthen,
  openRecording,
  saveTrack,
  type OpenRecording,
  type TrackRow,
} from './records.ts';
import { RecordingTrack } from './track.ts';

export interface RecorderParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly blobs: BlobStore;
  readonly vault: Vault;
}

/** What a process that dies takes with it, at most. */
const PIECE_MS = durationMs(10_000);

/** Records one call: sealed pieces of sound for each voice, and moments worth finding again. */
export class CallRecorder implements CallListener {
  readonly #tenantId: TenantId;
  readonly #callId: CallId;
  readonly #parts: RecorderParts;
  readonly #tracks = new Map<string, RecordingTrack>();
  #parties: readonly CallParty[] = [];
  #open: OpenRecording | null = null;
  #cancel: (() => void) | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(tenantId: TenantId, callId: CallId, parts: RecorderParts) {
    this.#tenantId = tenantId;
    this.#callId = callId;
    this.#parts = parts;
  }

  /** Begins with the answer or a later consent, keeps the moments, and ends with the call. */
  async follow(before: Call, after: Call): Promise<void> {
    if (!isRecorded(after)) return;
    this.#parties = after.state === 'ended' ? this.#parties : after.parties;
    const isNew = this.#open === null;
    if (isNew && (after.answeredAt === null || after.state === 'ended')) return;
    const open = this.#open ?? (await this.#begin());
    if (open === null) return;
    const marks = marksOf(isNew ? { ...after, parties: [] } : before, after);
    if (marks.length > 0) {
      const { clock, store } = this.#parts;
      const atMs = between(open.startedAt, clock.now());
      await store.transact(this.#tenantId, (tx) => addMarks(tx, open.recordingId, atMs, marks));
    }
    if (after.state === 'ended') await this.close();
  }

  async close(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    await this.#keep();
  }

  async #begin(): Promise<OpenRecording | null> {
    const { store, vault } = this.#parts;
    this.#open = await store.transact(this.#tenantId, (tx) =>
      openRecording(tx, this.#callId, vault.newKey()),
    );
    if (this.#open !== null) this.#wakeLater();
    return this.#open;
  }

  hear(packet: HeardPacket): void {
    const open = this.#open;
    if (open === null) return;
    // The same voice from a telephone and from a browser is two tracks.
    const key = `${packet.codec}:${packet.from}`;
    const track = this.#tracks.get(key) ?? this.#addTrack(open, key, packet);
    track.add(packet, between(open.startedAt, this.#parts.clock.now()));
  }

  #addTrack(open: OpenRecording, key: string, { from, codec }: HeardPacket): RecordingTrack {
    const party = this.#parties.find(({ partyId }) => partyId === from);
    const { personId = null, name = '' } = party ?? {};
    const track = new RecordingTrack({
      track: open.trackCount + this.#tracks.size + 1,
      personId,
      // The customer's name is the conversation's, and goes with it.
      name: personId === null ? '' : name,
      codec,
    });
    this.#tracks.set(key, track);
    return track;
  }

  #wakeLater(): void {
    const { clock } = this.#parts;
    this.#cancel = clock.wakeAt(later(clock.now(), PIECE_MS), () => {
      this.#wakeLater();
      this.#keep().catch((failure: unknown) =>
        this.#parts.log.error('recording.failed', { callId: this.#callId, failure }),
      );
    });
  }

  /** Seals and writes what has come since the last time: the files first, then that they are. */
  #keep(): Promise<void> {
    const written = this.#writing.then(() => this.#write());
    this.#writing = written.catch(() => {});
    return written;
  }

  async #write(): Promise<void> {
    const open = this.#open;
    if (open === null) return;
    const { recordingId, sealedKey, startedAt } = open;
    const { blobs, clock, store, vault } = this.#parts;
    const durationMs = between(startedAt, clock.now());
    const changed: TrackRow[] = [];
    for (const track of this.#tracks.values()) {
      const piece = track.take();
      if (piece === null) continue;
      const name = pieceName(recordingId, track.row.track, piece.number);
      await blobs.put(this.#tenantId, name, vault.seal(sealedKey, name, piece.bytes));
      changed.push(track.row);
    }
    await store.transact(this.#tenantId, async (tx) => {
      for (const row of changed) await saveTrack(tx, recordingId, row);
      await lengthen(tx, recordingId, durationMs);
    });
  }
}
