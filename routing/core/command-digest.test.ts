import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandDigest } from './command-digest.ts';

test('equal commands have one digest and different ones have two', () => {
  const command = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
  fc.assert(
    fc.property(command, command, (one, other) => {
      const reversed = Object.fromEntries(Object.entries(one).toReversed());
      expect(commandDigest(reversed)).toBe(commandDigest(one));
      const areEqual = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      expect(commandDigest(one) === commandDigest(other)).toBe(areEqual);
    }),
  );
});

test('numbers beyond 32 bits, texts of digits and empty values are told apart', () => {
  const values = [0, 1, -1, 2 ** 32, 2 ** 32 + 1, 1.5, '0', '1', '', [], {}, null, false, true];
  expect(new Set(values.map((value) => commandDigest({ value }))).size).toBe(values.length);
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([key, item]) => [key, sorted(item)]);
}
