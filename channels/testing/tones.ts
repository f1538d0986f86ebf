import { FRAME_SAMPLES, fromMuLaw, SAMPLES_PER_SECOND, toMuLaw } from '../core/index.ts';

const LOUDNESS = 8000;

/** Frames of a sine, one after the other. */
export function toneFrames(hz: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, frame) =>
    Uint8Array.from({ length: FRAME_SAMPLES }, (_, at) => {
      const time = (frame * FRAME_SAMPLES + at) / SAMPLES_PER_SECOND;
      return toMuLaw(Math.round(LOUDNESS * Math.sin(2 * Math.PI * hz * time)));
    }),
  );
}

/** How much of what was heard is that tone, 0 to 1, by Goertzel's algorithm. */
export function shareOf(hz: number, frames: readonly Uint8Array[]): number {
  const samples = frames.flatMap((frame) => [...frame].map(fromMuLaw));
  const step = 2 * Math.cos((2 * Math.PI * hz) / SAMPLES_PER_SECOND);
  let [last, beforeLast, energy] = [0, 0, 0];
  for (const sample of samples) {
    energy += sample * sample;
    [last, beforeLast] = [sample + step * last - beforeLast, last];
  }
  if (energy === 0) return 0;
  const power = last * last + beforeLast * beforeLast - step * last * beforeLast;
  return (2 * power) / (samples.length * energy);
}

/** Mean loudness of what was heard, in steps of 16 bits; 0 is silence. */
export function loudnessOf(frames: readonly Uint8Array[]): number {
  const samples = frames.flatMap((frame) => [...frame].map(fromMuLaw));
  if (samples.length === 0) return 0;
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
