// A transcriber counts the sound it was given; a call goes on while there is none.

/** Which moment of the call each piece of the sound is from. */
export interface SoundClock {
  /** All that was heard. */
  readonly soundMs: number;
  /** Up to where in the call it goes. */
  readonly endMs: number;
  /** Where sound begins anew after there was none; in order. */
  readonly pieces: readonly { readonly soundMs: number; readonly atMs: number }[];
}

/** Shorter gaps are no gaps: packets are placed in whole milliseconds. */
const GAP_MS = 5;

export const NO_SOUND: SoundClock = { soundMs: 0, endMs: 0, pieces: [] };

/** The next packet; `atMs`: when in the call it begins. */
export function heard(clock: SoundClock, atMs: number, durationMs: number): SoundClock {
  const { soundMs, endMs, pieces } = clock;
  const isNew = pieces.length === 0 || Math.abs(atMs - endMs) > GAP_MS;
  return {
    soundMs: soundMs + durationMs,
    endMs: atMs + durationMs,
    pieces: isNew ? [...pieces, { soundMs, atMs }] : pieces,
  };
}

/** When in the call a moment of the sound was; a moment at a gap is before it where `isEnd`. */
export function momentOf({ pieces }: SoundClock, soundMs: number, isEnd = false): number {
  const piece = pieces.findLast((one) => (isEnd ? one.soundMs < soundMs : one.soundMs <= soundMs));
  const from = piece ?? pieces[0];
  if (from === undefined) return Math.round(soundMs);
  return Math.max(0, Math.round(from.atMs + soundMs - from.soundMs));
}
