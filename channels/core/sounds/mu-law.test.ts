import { describe, expect, test } from 'vitest';
import { fromMuLaw, MU_LAW_SILENCE, toMuLaw } from './mu-law.ts';

describe('mu-law', () => {
  test('knows the values of the standard', () => {
    // G.711, table 2b: the ends, the middle, and the first steps above it.
    expect(fromMuLaw(0x00)).toBe(-32_124);
    expect(fromMuLaw(0x80)).toBe(32_124);
    expect(fromMuLaw(0xff)).toBe(0);
    expect(fromMuLaw(0xfe)).toBe(8);
    expect(fromMuLaw(0xf0)).toBe(120);
    expect(fromMuLaw(0xef)).toBe(132);
  });

  test('every code is its own encoding', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      // Zero has two codes; the positive one is written.
      if (byte === 0x7f) continue;
      expect(toMuLaw(fromMuLaw(byte))).toBe(byte);
    }
  });

  test('silence is all ones, and what is too loud is clipped', () => {
    expect(toMuLaw(0)).toBe(MU_LAW_SILENCE);
    expect(toMuLaw(40_000)).toBe(0x80);
    expect(toMuLaw(-40_000)).toBe(0x00);
  });

  test('no sample is off by more than half a step of its segment', () => {
    for (let sample = -32_000; sample <= 32_000; sample += 37) {
      const step = 2 ** Math.max(3, 31 - Math.clz32(Math.abs(sample) + 0x84) - 4);
      expect(Math.abs(fromMuLaw(toMuLaw(sample)) - sample)).toBeLessThanOrEqual(step / 2);
    }
  });
});
