import { describe, expect, test } from 'vitest';
import { packFrames, unpackFrames, type Frame } from './frames.ts';
import { muLawWavFile } from './mu-law-wav.ts';
import { checksumOf } from './ogg-page.ts';
import { oggOpusFile } from './ogg-opus.ts';
import { OPUS_SILENCE, opusSamples } from './opus.ts';
import { openTrack, place, type Placing } from './placing.ts';

const SPOKEN = Uint8Array.of(0x78, 1, 2, 3, 4);

describe('how long an Opus packet sounds', () => {
  test.each([
    ['20 ms of CELT', [0xf8, 0xff, 0xfe], 960],
    ['20 ms of hybrid', [0x78, 1], 960],
    ['60 ms of SILK', [0x18, 1], 2880],
    ['two frames of 20 ms', [0x79, 1], 1920],
    ['three frames, counted', [0x7b, 0x03, 1], 2880],
    ['nothing', [], 0],
    ['more than a packet may', [0x1b, 0x3f], 0],
  ])('%s', (_, bytes, samples) => {
    expect(opusSamples(Uint8Array.from(bytes))).toBe(samples);
  });
});

describe('where a packet is placed', () => {
  const arrive = (track: Placing, arrivedMs: number, timestamp: number) =>
    place(track, { arrivedMs, timestamp, samples: 960 });

  test('by the clock at first, then by the sender’s own count', () => {
    const first = arrive(openTrack(48_000), 1_020, 5_000);
    expect(first.at).toBe(48_000);
    // Late by 100 ms, and said right after the first one.
    const second = arrive(first.track, 1_140, 5_960);
    expect(second.at).toBe(48_960);
  });

  test('after a pause at the moment in which it was said', () => {
    const first = arrive(openTrack(48_000), 1_020, 5_000);
    const later = arrive(first.track, 3_020, 5_000 + 96_000);
    expect(later.at).toBe(48_000 + 96_000);
  });

  test('by the clock anew where the count is another one', () => {
    const first = arrive(openTrack(48_000), 1_020, 5_000);
    expect(arrive(first.track, 3_020, 77).at).toBe(144_000);
  });

  test('over the end of 32 bits', () => {
    const first = arrive(openTrack(48_000), 1_020, 0xffff_ffff);
    expect(arrive(first.track, 1_040, 959).at).toBe(48_960);
  });

  test('nowhere, where it comes twice or after the next one', () => {
    const first = arrive(openTrack(48_000), 1_020, 5_000);
    const third = arrive(first.track, 1_060, 5_000 + 1_920);
    expect(arrive(third.track, 1_061, 5_000 + 1_920).at).toBeNull();
    expect(arrive(third.track, 1_062, 5_000 + 960).at).toBeNull();
  });
});

test('frames are kept and read as they were, a torn last one left out', () => {
  const frames: Frame[] = [
    { at: 0, payload: SPOKEN },
    { at: 4_000_000_000, payload: OPUS_SILENCE },
  ];
  const bytes = packFrames(frames);
  expect(unpackFrames(bytes)).toEqual(frames);
  expect(unpackFrames(bytes.subarray(0, -1))).toEqual(frames.slice(0, 1));
});

/** Pages as a reader finds them, each with its packets; fails on a wrong checksum. */
function pagesOf(file: Uint8Array) {
  const pages = [];
  for (let offset = 0; offset < file.length;) {
    const view = new DataView(file.buffer, file.byteOffset + offset);
    const laces = [...file.subarray(offset + 27, offset + 27 + (file[offset + 26] ?? 0))];
    const length = 27 + laces.length + laces.reduce((sum, one) => sum + one, 0);
    const page = file.slice(offset, offset + length);
    const sum = view.getUint32(22, true);
    page.fill(0, 22, 26);
    expect(checksumOf(page)).toBe(sum);
    expect(String.fromCodePoint(...page.subarray(0, 4))).toBe('OggS');
    const packetCount = laces.filter((lace) => lace < 255).length;
    const granule = Number(view.getBigUint64(6, true));
    pages.push({ flags: page[5], granule, index: view.getUint32(18, true), packetCount });
    offset += length;
  }
  return pages;
}

describe('the file of a track', () => {
  test('has its sound at its time and silence around it, page by page', () => {
    const file = oggOpusFile([{ at: 48_000, payload: SPOKEN }], 3_000);
    const pages = pagesOf(file);
    expect(pages.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(pages.map(({ flags }) => flags)).toEqual([2, 0, 0, 0, 4]);
    expect(pages.map(({ granule }) => granule)).toEqual([0, 0, 48_000, 96_000, 144_000]);
    expect(pages.map(({ packetCount }) => packetCount)).toEqual([1, 1, 50, 50, 50]);
    const spokenAt = Buffer.from(file).indexOf(Buffer.from(SPOKEN));
    expect(spokenAt).toBeGreaterThan(0);
  });

  test('splits packets that are longer than a lace', () => {
    const long = new Uint8Array(600).fill(7);
    long[0] = 0x78;
    const pages = pagesOf(oggOpusFile([{ at: 0, payload: long }], 20));
    expect(pages.at(-1)).toMatchObject({ packetCount: 1, granule: 960 });
  });

  test('of Ogg has the checksum that its specification asks for', () => {
    // Its check value is the complement of that of POSIX cksum, which differs by the last step.
    expect(checksumOf(new TextEncoder().encode('123456789'))).toBe(0x89a1897f);
  });

  test('of a telephone is as long as the recording, with silence where nothing came', () => {
    const file = muLawWavFile([{ at: 800, payload: Uint8Array.of(1, 2, 3) }], 1_000);
    expect(file).toHaveLength(58 + 8_000);
    expect([...file.subarray(58 + 798, 58 + 805)]).toEqual([255, 255, 1, 2, 3, 255, 255]);
    expect(String.fromCodePoint(...file.subarray(0, 4), ...file.subarray(50, 54))).toBe('RIFFdata');
  });
});
