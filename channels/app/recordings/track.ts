import { openTrack, packFrames, place, RATES, samplesOf, type Frame } from '../../core/index.ts';
import type { HeardPacket } from '../../ports/media-plane.ts';
import type { TrackRow } from './records.ts';

/** One voice while it is recorded: where it is, and what of it is not kept yet. */
export class RecordingTrack {
  readonly #about: Omit<TrackRow, 'pieceCount'>;
  #pieceCount = 0;
  #placing;
  #frames: Frame[] = [];

  constructor(about: Omit<TrackRow, 'pieceCount'>) {
    this.#about = about;
    this.#placing = openTrack(RATES[about.codec]);
  }

  get row(): TrackRow {
    return { ...this.#about, pieceCount: this.#pieceCount };
  }

  /** `arrivedMs`: since the recording began. What comes twice or too late is left out. */
  add({ codec, timestamp, payload }: HeardPacket, arrivedMs: number): void {
    const samples = samplesOf(codec, payload);
    if (samples === 0) return;
    const placed = place(this.#placing, { arrivedMs, timestamp, samples });
    this.#placing = placed.track;
    if (placed.at !== null) this.#frames.push({ at: placed.at, payload });
  }

  /** What is to be kept next, in one piece; `null`: nothing. */
  take(): { readonly number: number; readonly bytes: Uint8Array } | null {
    if (this.#frames.length === 0) return null;
    const bytes = packFrames(this.#frames);
    this.#frames = [];
    this.#pieceCount += 1;
    return { number: this.#pieceCount, bytes };
  }
}
