import { expect, test } from 'vitest';
import { isFitPhoto, jpegSize } from './index.ts';

/** The head of a JPEG: application data, a table, then the frame with its size. */
function jpeg(width: number, height: number): Uint8Array {
  const word = (value: number) => [value >> 8, value & 0xff];
  const head = [0xff, 0xd8, 0xff, 0xe0, ...word(4), 1, 2, 0xff, 0xc4, ...word(3), 9];
  const frame = [0xff, 0xc0, ...word(17), 8, ...word(height), ...word(width), 3];
  return Uint8Array.from([...head, ...frame, ...Array.from({ length: 12 }, () => 0)]);
}

test('the size of a JPEG is read behind its tables', () => {
  expect(jpegSize(jpeg(1280, 720))).toEqual({ width: 1280, height: 720 });
});

test.each([
  ['nothing', new Uint8Array()],
  ['words', new TextEncoder().encode('<svg>not a photograph</svg>')],
  ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['a JPEG cut off before its frame', jpeg(1280, 720).subarray(0, 10)],
  ['a JPEG that leads nowhere', Uint8Array.of(0xff, 0xd8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
])('%s has none', (_, bytes) => {
  expect(jpegSize(bytes)).toBeNull();
});

test('a photograph is neither tiny nor enormous', () => {
  expect(isFitPhoto(jpeg(640, 480))).toBe(true);
  expect(isFitPhoto(jpeg(100, 480))).toBe(false);
  expect(isFitPhoto(jpeg(640, 30_000))).toBe(false);
});
