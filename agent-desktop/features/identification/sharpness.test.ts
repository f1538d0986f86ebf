import { expect, test } from 'vitest';
import { sharpness } from './sharpness.ts';

const SIDE = 16;

/** A grey picture, by the brightness of each place. */
function picture(light: (column: number, row: number) => number): number[] {
  return Array.from({ length: SIDE * SIDE }, (_, index) => {
    const value = light(index % SIDE, Math.floor(index / SIDE));
    return [value, value, value, 255];
  }).flat();
}
const stripes = (width: number) =>
  picture((column) => 127 + 127 * Math.sin((column / width) * 2 * Math.PI));

test('edges are sharper than slopes, and an even picture is not sharp at all', () => {
  const edge = sharpness(
    picture((column) => (column < 8 ? 0 : 255)),
    SIDE,
    SIDE,
  );
  const slope = sharpness(
    picture((column) => column * 17),
    SIDE,
    SIDE,
  );
  expect(edge).toBeGreaterThan(slope);
  expect(
    sharpness(
      picture(() => 90),
      SIDE,
      SIDE,
    ),
  ).toBe(0);
});

test('fine stripes are sharper than the same ones blurred', () => {
  expect(sharpness(stripes(4), SIDE, SIDE)).toBeGreaterThan(sharpness(stripes(16), SIDE, SIDE));
});

test('of nothing nothing is sharp', () => {
  expect(sharpness([], 0, 0)).toBe(0);
});
