import { SAMPLES_PER_SECOND } from '../sounds/mu-law.ts';
import { OPUS_RATE, opusSamples } from './opus.ts';

/** How voices reach us: from browsers and from telephones. */
export type SoundCodec = 'opus' | 'mu-law';

/** Samples per second. */
export const RATES: Readonly<Record<SoundCodec, number>> = {
  opus: OPUS_RATE,
  'mu-law': SAMPLES_PER_SECOND,
};

/** How long a packet sounds; 0 for what is none. */
export function samplesOf(codec: SoundCodec, payload: Uint8Array): number {
  return codec === 'opus' ? opusSamples(payload) : payload.length;
}
