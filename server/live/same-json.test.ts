import fc from 'fast-check';
import { canonicalJson } from '@zentrale/kernel/history';
import { expect, test } from 'vitest';
import { isSameJson } from './same-json.ts';

test('values are the same exactly when they read the same', () => {
  // Few different values, so that pairs of equals come up often enough.
  const value = fc.jsonValue({ maxDepth: 3, noUnicodeString: true });
  const { small } = fc.letrec((tie) => ({
    small: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, 1, 'a'),
      fc.array(tie('small'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b'), tie('small'), { maxKeys: 2 }),
    ),
  }));
  for (const [a, b] of [
    [value, value],
    [small, small],
  ] as const) {
    fc.assert(
      fc.property(a, b, (one, other) => {
        expect(isSameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
        expect(isSameJson(one, structuredClone(one))).toBe(true);
      }),
      { numRuns: 500 },
    );
  }
});

test('the order of members does not matter, and an undefined one is none', () => {
  expect(isSameJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  expect(isSameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(isSameJson({ a: 1 }, { a: 1, b: undefined })).toBe(true);
  expect(isSameJson({ a: 1 }, { a: 1, b: null })).toBe(false);
  expect(isSameJson([], {})).toBe(false);
});
