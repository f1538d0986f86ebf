import { FRAME_SAMPLES, SAMPLES_PER_SECOND } from '../../core/index.ts';

export interface PlacedFrame {
  readonly frame: Uint8Array;
  /** Where it stands, in samples since the stream began. */
  readonly atSample: number;
}

const SAMPLES_PER_MS = SAMPLES_PER_SECOND / 1000;

/**
 * Puts what the caller says in its place by the provider's own time: what was lost becomes silence,
 * what comes twice or too late is left out.
 */
export class IncomingSound {
  #nextSample = 0;

  /** Frames of 20 ms; the last of an odd lot may be shorter. */
  take(timestampMs: number, sound: Uint8Array): PlacedFrame[] {
    const atSample = timestampMs * SAMPLES_PER_MS;
    if (sound.length === 0 || atSample < this.#nextSample) return [];
    this.#nextSample = atSample + sound.length;
    const frames: PlacedFrame[] = [];
    for (let start = 0; start < sound.length; start += FRAME_SAMPLES) {
      const frame = sound.subarray(start, start + FRAME_SAMPLES);
      frames.push({ frame, atSample: atSample + start });
    }
    return frames;
  }
}
