import { muLawWavFile, type Frame } from '../recordings/index.ts';
import { fromMuLaw, SAMPLES_PER_SECOND } from './mu-law.ts';

const LENGTH_SAMPLES_MAX = 180 * SAMPLES_PER_SECOND;
/** Who says nothing for so long has finished. */
const PAUSE_SAMPLES_MAX = 6 * SAMPLES_PER_SECOND;
/** Less than this is a cough, or the click of hanging up. */
const VOICE_SAMPLES_MIN = 0.5 * SAMPLES_PER_SECOND;
/** Mean of the sound's height, of 32,767: above the noise of a line, below a quiet voice. */
const VOICE_HEIGHT_MIN = 250;

/** Mu-law of a caller who speaks after the tone: three minutes at most, up to a longer pause. */
export class VoicemailTape {
  readonly #frames: Frame[] = [];
  #voiceSamples = 0;
  /** Where the last voice ended. */
  #voiceEnd = 0;

  /** False where the message is over; `at` in samples since the tone. */
  take(at: number, payload: Uint8Array): boolean {
    const end = at + payload.length;
    if (end > LENGTH_SAMPLES_MAX) return false;
    this.#frames.push({ at, payload });
    if (heightOf(payload) >= VOICE_HEIGHT_MIN) {
      this.#voiceSamples += payload.length;
      this.#voiceEnd = end;
    }
    return end - this.#voiceEnd < PAUSE_SAMPLES_MAX;
  }

  /** What was said as a WAV file, without the silence after it; `null` where nothing was. */
  file(): { readonly sound: Uint8Array; readonly seconds: number } | null {
    if (this.#voiceSamples < VOICE_SAMPLES_MIN) return null;
    const said = this.#frames.filter(({ at }) => at < this.#voiceEnd);
    const seconds = Math.ceil(this.#voiceEnd / SAMPLES_PER_SECOND);
    return { sound: muLawWavFile(said, 0), seconds };
  }
}

function heightOf(payload: Uint8Array): number {
  const sum = payload.reduce((before, byte) => before + Math.abs(fromMuLaw(byte)), 0);
  return payload.length === 0 ? 0 : sum / payload.length;
}
