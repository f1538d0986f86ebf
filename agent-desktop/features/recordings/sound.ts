import type { RecordingTrackView } from '@zentrale/protocol/views';
import { fetchTrack } from './queries.ts';
import { peaksOf } from './peaks.ts';

/** Enough to see who speaks when; at this rate an hour takes little memory. */
const STRIP_RATE = 8_000;
const STRIP_COUNT = 240;

/** One voice, ready to be played. */
export interface LoadedTrack extends RecordingTrackView {
  readonly player: HTMLAudioElement;
  readonly peaks: readonly number[];
}

/** The voices of one recording, played side by side. */
export class RecordingSound {
  readonly tracks: readonly LoadedTrack[];

  private constructor(tracks: readonly LoadedTrack[]) {
    this.tracks = tracks;
  }

  /** Fetches everything first: they begin together or not at all. Throws `ProblemError`. */
  static async load(
    recordingId: string,
    views: readonly RecordingTrackView[],
  ): Promise<RecordingSound> {
    return new RecordingSound(await Promise.all(views.map((view) => loadTrack(recordingId, view))));
  }

  async play(): Promise<void> {
    await Promise.all(this.tracks.map(({ player }) => player.play()));
  }

  pause(): void {
    for (const { player } of this.tracks) player.pause();
  }

  seek(atMs: number): void {
    for (const { player } of this.tracks) player.currentTime = atMs / 1000;
  }

  silence(track: number, isSilent: boolean): void {
    const found = this.tracks.find((one) => one.track === track);
    if (found !== undefined) found.player.muted = isSilent;
  }

  close(): void {
    this.pause();
    for (const { player } of this.tracks) URL.revokeObjectURL(player.src);
  }
}

async function loadTrack(recordingId: string, view: RecordingTrackView): Promise<LoadedTrack> {
  const bytes = await fetchTrack(recordingId, view.track);
  const player = new Audio(URL.createObjectURL(new Blob([bytes], { type: view.mediaType })));
  return { ...view, player, peaks: await peaksIn(bytes) };
}

/** A strip is a help; without it the sound is still to be heard. */
async function peaksIn(bytes: ArrayBuffer): Promise<readonly number[]> {
  try {
    const decoder = new OfflineAudioContext(1, 1, STRIP_RATE);
    const decoded = await decoder.decodeAudioData(bytes);
    return peaksOf(decoded.getChannelData(0), STRIP_COUNT);
  } catch {
    return [];
  }
}
