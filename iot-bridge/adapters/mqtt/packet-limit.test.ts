import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PacketLimit } from './packet-limit.ts';

function packet(bodyBytes: number): Uint8Array {
  const length: number[] = [];
  let left = bodyBytes;
  do {
    const rest = Math.floor(left / 128);
    length.push((left % 128) | (rest > 0 ? 0x80 : 0));
    left = rest;
  } while (left > 0);
  // A body of 0xff would read as endless lengths, were it taken for a header.
  return Uint8Array.from([0x30, ...length, ...Array.from({ length: bodyBytes }, () => 0xff)]);
}

test('lets packets up to the limit pass, however the stream is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 50 }),
      (sizes, cut) => {
        const limit = new PacketLimit(300);
        const stream = sizes.flatMap((size) => [...packet(size)]);
        for (let at = 0; at < stream.length; at += cut) {
          expect(limit.accepts(Uint8Array.from(stream.slice(at, at + cut)))).toBe(true);
        }
      },
    ),
  );
});

test('refuses one byte more as soon as its length is announced', () => {
  const limit = new PacketLimit(300);
  expect(limit.accepts(packet(300))).toBe(true);
  expect(limit.accepts(packet(301).slice(0, 3))).toBe(false);
});

test('refuses a length that never ends', () => {
  expect(new PacketLimit(300).accepts(Uint8Array.from([0x30, 0x80, 0x80, 0x80, 0x80, 0x80]))).toBe(
    false,
  );
});
