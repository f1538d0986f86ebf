import { describe, expect, test } from 'vitest';
import { loudnessOf, shareOf } from '../../testing/tones.ts';
import { FRAME_SAMPLES } from './mu-law.ts';
import { frameOf } from './centre-sounds.ts';

const frames = (sound: 'music' | 'tone', from: number, count: number) =>
  Array.from({ length: count }, (_, index) => frameOf(sound, from + index));

describe('what the centre plays', () => {
  test('every frame is 20 ms, however long it plays', () => {
    for (const index of [0, 1, 639, 640, 1_000_003]) {
      expect(frameOf('music', index)).toHaveLength(FRAME_SAMPLES);
      expect(frameOf('tone', index)).toHaveLength(FRAME_SAMPLES);
    }
  });

  test('the music is the same every time and moves from note to note', () => {
    expect(frameOf('music', 640)).toEqual(frameOf('music', 0));
    const [first, second] = [frames('music', 0, 20), frames('music', 20, 20)];
    // Plucked strings fade, which spreads a note a little.
    expect(shareOf(261.63, first)).toBeGreaterThan(0.5);
    expect(shareOf(329.63, second)).toBeGreaterThan(0.5);
    expect(shareOf(261.63, second)).toBeLessThan(0.1);
  });

  test('the music is never long silent, and neither sound clips', () => {
    for (let from = 0; from < 640; from += 20) {
      const loudness = loudnessOf(frames('music', from, 20));
      expect(loudness).toBeGreaterThan(500);
      expect(loudness).toBeLessThan(12_000);
    }
  });

  test('the tone is a short beep of 425 Hz and a pause', () => {
    expect(shareOf(425, frames('tone', 0, 10))).toBeGreaterThan(0.9);
    expect(loudnessOf(frames('tone', 10, 70))).toBe(0);
  });
});
