import { expect, test } from 'vitest';
import { heard, momentOf, NO_SOUND } from './sound-clock.ts';

/** Two seconds from the first second on, and one second more after a hold. */
const held = [1_000, 1_500, 2_000, 2_500, 9_000, 9_500].reduce(
  (clock, atMs) => heard(clock, atMs, 500),
  NO_SOUND,
);

test.each([
  [0, 1_000],
  [1_250, 2_250],
  [2_000, 9_000],
  [2_600, 9_600],
])('what is said after %i ms of sound is said at %i ms of the call', (soundMs, atMs) => {
  expect(momentOf(held, soundMs)).toBe(atMs);
});

test('what ends at a hold ends before it', () => {
  expect(momentOf(held, 2_000, true)).toBe(3_000);
});

test('sound that goes on is one piece, however long', () => {
  let clock = NO_SOUND;
  for (let packet = 0; packet < 50; packet += 1) clock = heard(clock, 40 + packet * 20, 20);
  expect(clock).toMatchObject({ soundMs: 1_000, endMs: 1_040, pieces: [{ soundMs: 0, atMs: 40 }] });
});
