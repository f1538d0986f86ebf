import { describe, expect, test } from 'vitest';
import { FRAME_SAMPLES, MU_LAW_SILENCE, SAMPLES_PER_SECOND, toMuLaw } from './mu-law.ts';
import { VoicemailTape } from './voicemail-tape.ts';

const HEADER_BYTES = 58;
const FRAMES_PER_SECOND = SAMPLES_PER_SECOND / FRAME_SAMPLES;

const tone = (height: number) =>
  Uint8Array.from({ length: FRAME_SAMPLES }, (_, at) =>
    toMuLaw(Math.round(height * Math.sin((2 * Math.PI * 400 * at) / SAMPLES_PER_SECOND))),
  );
const VOICE = tone(4000);
const SILENCE = new Uint8Array(FRAME_SAMPLES).fill(MU_LAW_SILENCE);

/** How many of so many frames were taken. */
function speak(tape: VoicemailTape, frame: Uint8Array, count: number, from = 0): number {
  for (let index = 0; index < count; index += 1) {
    if (!tape.take((from + index) * FRAME_SAMPLES, frame)) return index;
  }
  return count;
}

describe('what a caller says after the tone', () => {
  test('is kept without the silence after it', () => {
    const tape = new VoicemailTape();
    speak(tape, SILENCE, 50);
    speak(tape, VOICE, 100, 50);
    speak(tape, SILENCE, 100, 150);
    const kept = tape.file();
    expect(kept?.seconds).toBe(3);
    expect(kept?.sound.length).toBe(HEADER_BYTES + 150 * FRAME_SAMPLES);
  });

  test('is over after six seconds of silence, also where nothing was said', () => {
    expect(speak(new VoicemailTape(), SILENCE, 1000)).toBe(6 * FRAMES_PER_SECOND - 1);
    const tape = new VoicemailTape();
    speak(tape, VOICE, 100);
    expect(speak(tape, SILENCE, 1000, 100)).toBe(6 * FRAMES_PER_SECOND - 1);
  });

  test('is three minutes at most', () => {
    expect(speak(new VoicemailTape(), VOICE, 20_000)).toBe(180 * FRAMES_PER_SECOND);
  });

  test.each([
    ['nothing', SILENCE, 100],
    ['the noise of a line', tone(150), 100],
    ['a cough', VOICE, 20],
  ])('is nothing where it is %s', (_, frame, count) => {
    const tape = new VoicemailTape();
    speak(tape, frame, count);
    expect(tape.file()).toBeNull();
  });

  test('may be quiet', () => {
    const tape = new VoicemailTape();
    speak(tape, tone(600), 100);
    expect(tape.file()).not.toBeNull();
  });

  test('has silence where packets were lost', () => {
    const tape = new VoicemailTape();
    speak(tape, VOICE, 30);
    speak(tape, VOICE, 30, 60);
    const sound = tape.file()?.sound.subarray(HEADER_BYTES);
    expect(sound?.length).toBe(90 * FRAME_SAMPLES);
    expect(sound?.[45 * FRAME_SAMPLES]).toBe(MU_LAW_SILENCE);
  });
});
