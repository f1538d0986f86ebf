import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrderedSet } from './ordered-set.ts';

test('an ordered set holds what a sorted list without doubles would hold', () => {
  const change = fc.record({ isAdded: fc.boolean(), value: fc.integer({ min: 0, max: 400 }) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 2_000, size: 'max' }), (changes) => {
      const set = new OrderedSet<number>((a, b) => a - b);
      const model = new Set<number>();
      for (const { isAdded, value } of changes) {
        const isNews = isAdded ? !model.has(value) : model.has(value);
        expect(isAdded ? set.add(value) : set.delete(value)).toBe(isNews);
        if (isAdded) model.add(value);
        else model.delete(value);
      }
      const sorted = [...model].toSorted((a, b) => a - b);
      expect([...set]).toEqual(sorted);
      expect(set.size).toBe(sorted.length);
      expect(set.first()).toBe(sorted[0]);
    }),
    { numRuns: 50 },
  );
});
