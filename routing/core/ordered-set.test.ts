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

test('whoever leaves in front is counted and walked over no more', () => {
  const step = fc.constantFrom('arrive', 'leave', 'leave last', 'squeeze in');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 1_000, size: 'max' }), (steps) => {
      const set = new OrderedSet<number>((a, b) => a - b);
      const model: number[] = [];
      for (const [index, what] of steps.entries()) {
        if (what === 'leave') set.delete(model.shift() ?? -1);
        else if (what === 'leave last') set.delete(model.pop() ?? -1);
        else {
          const first = model[0] ?? 0;
          const value = what === 'arrive' || first === 0 ? index + 1 : first - 1 / (index + 1);
          set.add(value);
          if (what === 'arrive' || first === 0) model.push(value);
          else model.unshift(value);
        }
      }
      expect([...set]).toEqual(model);
      const walked: number[] = [];
      expect(set.some((item) => walked.push(item) > model.length)).toBe(false);
      expect(walked).toEqual(model);
      expect(model.map((item) => set.countBefore(item))).toEqual([...model.keys()]);
      expect(set.countBefore(Infinity)).toBe(model.length);
    }),
    { numRuns: 100 },
  );
});
