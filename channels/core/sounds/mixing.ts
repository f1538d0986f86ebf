import { FRAME_SAMPLES, fromMuLaw, MU_LAW_SILENCE, toMuLaw } from './mu-law.ts';

/** What several say at once, as one frame: their sum, cut off where it is too loud. */
export function mixFrames(frames: readonly Uint8Array[]): Uint8Array {
  const [first] = frames;
  if (first === undefined) return new Uint8Array(FRAME_SAMPLES).fill(MU_LAW_SILENCE);
  if (frames.length === 1) return first;
  return Uint8Array.from({ length: FRAME_SAMPLES }, (_, at) =>
    toMuLaw(frames.reduce((sum, frame) => sum + fromMuLaw(frame[at] ?? MU_LAW_SILENCE), 0)),
  );
}
