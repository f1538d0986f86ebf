import { expect, test } from 'vitest';
import { parkUntil } from './park-times.ts';

const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime();

test('short pauses count from now', () => {
  const now = at(2026, 10, 23, 16, 50);
  expect(parkUntil('quarter', now)).toBe(at(2026, 10, 23, 17, 5));
  expect(parkUntil('hour', now)).toBe(at(2026, 10, 23, 17, 50));
  // The server's clock as guessed from here has fractions of milliseconds.
  expect(parkUntil('hour', now + 0.25)).toBe(at(2026, 10, 23, 17, 50));
});

test('tomorrow means nine in the morning here, whatever the clocks do overnight', () => {
  expect(parkUntil('tomorrow', at(2026, 10, 23, 0, 5))).toBe(at(2026, 10, 24, 9));
  expect(parkUntil('tomorrow', at(2026, 11, 31, 23, 59))).toBe(at(2027, 0, 1, 9));
  expect(parkUntil('tomorrow', at(2026, 9, 24, 20))).toBe(at(2026, 9, 25, 9));
});

test('until the customer answers is no time at all', () => {
  expect(parkUntil('answer', 0)).toBeNull();
});
