import { MU_LAW_SILENCE, SAMPLES_PER_SECOND } from '../sounds/mu-law.ts';
import type { Frame } from './frames.ts';

const HEADER_BYTES = 58;
const FORMAT_MU_LAW = 7;

/** What a telephone sent, as a WAV file of mu-law: one byte a sample, silence where nothing was. */
export function muLawWavFile(frames: readonly Frame[], durationMs: number): Uint8Array {
  const last = frames.at(-1);
  const count = Math.max(
    Math.round((durationMs * SAMPLES_PER_SECOND) / 1000),
    last === undefined ? 0 : last.at + last.payload.length,
  );
  const file = new Uint8Array(HEADER_BYTES + count).fill(MU_LAW_SILENCE, HEADER_BYTES);
  writeHeader(new DataView(file.buffer), count);
  for (const { at, payload } of frames) file.set(payload, HEADER_BYTES + at);
  return file;
}

function writeHeader(view: DataView, count: number): void {
  const word = (at: number, letters: string) => {
    for (let index = 0; index < letters.length; index += 1) {
      view.setUint8(at + index, letters.codePointAt(index) ?? 0);
    }
  };
  word(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + count, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 18, true);
  view.setUint16(20, FORMAT_MU_LAW, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLES_PER_SECOND, true);
  view.setUint32(28, SAMPLES_PER_SECOND, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  // No PCM: the format has an extension, which is empty, and says how many samples there are.
  word(38, 'fact');
  view.setUint32(42, 4, true);
  view.setUint32(46, count, true);
  word(50, 'data');
  view.setUint32(54, count, true);
}
