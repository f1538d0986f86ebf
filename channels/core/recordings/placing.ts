// Puts what arrives over a network at the moment in which it was said.

/** Where a track is: counted in samples of its own rate since the recording began. */
export interface Placing {
  /** Samples per second. */
  readonly rate: number;
  /** Up to where there is sound. */
  readonly endAt: number;
  readonly last: { readonly at: number; readonly timestamp: number } | null;
}

/** A packet as it came in. */
export interface Arrival {
  /** Since the recording began. */
  readonly arrivedMs: number;
  /** Of RTP: 32 bits, in samples, from anywhere. */
  readonly timestamp: number;
  readonly samples: number;
}

/**
 * Further away than this from the clock on the wall the sender's count is not believed: another
 * microphone, another page, a computer that slept. Chosen above what networks delay.
 */
const DRIFT_MS_MAX = 400;

export function openTrack(rate: number): Placing {
  return { rate, endAt: 0, last: null };
}

/** `at`: where the packet begins; `null`: it comes too late or a second time, and is left out. */
export function place(
  track: Placing,
  { arrivedMs, timestamp, samples }: Arrival,
): { readonly at: number | null; readonly track: Placing } {
  const byClock = Math.max(0, Math.round((arrivedMs * track.rate) / 1000) - samples);
  const at = positionOf(track, byClock, timestamp);
  if (at < track.endAt) return { at: null, track };
  return { at, track: { ...track, endAt: at + samples, last: { at, timestamp } } };
}

function positionOf({ last, rate, endAt }: Placing, byClock: number, timestamp: number): number {
  if (last === null) return byClock;
  // The difference of two counters of 32 bits, whichever went round.
  const at = last.at + ((timestamp - last.timestamp) | 0);
  const isBelieved = Math.abs(at - byClock) <= (DRIFT_MS_MAX * rate) / 1000;
  return isBelieved ? at : Math.max(endAt, byClock);
}
