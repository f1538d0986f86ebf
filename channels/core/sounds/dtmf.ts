import { FRAME_SAMPLES, MU_LAW_SILENCE, SAMPLES_PER_SECOND, toMuLaw } from './mu-law.ts';

/** A row's tone and a column's, in Hz (ITU-T Q.23). */
const ROWS = [697, 770, 852, 941] as const;
const COLUMNS = [1209, 1336, 1477] as const;
const KEYS = '123456789*0#';

/** 100 ms of tone and 80 ms of silence; receivers need 40 of each (ITU-T Q.24). */
const TONE_FRAMES = 5;
const PAUSE_FRAMES = 4;
/** Of 32,767, each of the two tones. */
const LOUDNESS = 6000;

/** What a keypad sounds like, as frames of mu-law; keys that are none make no sound. */
export function dtmfFrames(keys: string): Uint8Array[] {
  return Array.from(keys).flatMap((key) => {
    const at = KEYS.indexOf(key);
    const row = ROWS[Math.floor(at / 3)];
    const column = COLUMNS[at % 3];
    if (row === undefined || column === undefined) return [];
    return [...toneFrames(row, column), ...pauseFrames()];
  });
}

function toneFrames(row: number, column: number): Uint8Array[] {
  const height = (hz: number, at: number) => Math.sin((2 * Math.PI * hz * at) / SAMPLES_PER_SECOND);
  return Array.from({ length: TONE_FRAMES }, (_, frame) =>
    Uint8Array.from({ length: FRAME_SAMPLES }, (_, index) => {
      const at = frame * FRAME_SAMPLES + index;
      return toMuLaw(Math.round(LOUDNESS * (height(row, at) + height(column, at))));
    }),
  );
}

function pauseFrames(): Uint8Array[] {
  return Array.from({ length: PAUSE_FRAMES }, () =>
    new Uint8Array(FRAME_SAMPLES).fill(MU_LAW_SILENCE),
  );
}
