import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShortMap, ShortSet } from './short-list.ts';

const keys = fc.constantFrom('a', 'b', 'c', 'd');
const acts = fc.array(fc.record({ isAdded: fc.boolean(), key: keys }), { maxLength: 60 });

test('a short set is a set', () => {
  fc.assert(
    fc.property(acts, (steps) => {
      const set = new ShortSet<string>();
      const model = new Set<string>();
      for (const { isAdded, key } of steps) {
        if (isAdded) set.add(key);
        else expect(set.delete(key)).toBe(model.has(key));
        if (isAdded) model.add(key);
        else model.delete(key);
        expect([...set]).toEqual([...model]);
        expect([set.size, set.has(key)]).toEqual([model.size, model.has(key)]);
        expect([...new ShortSet(set)]).toEqual([...model]);
      }
    }),
  );
});

test('a short map is a map', () => {
  fc.assert(
    fc.property(acts, (steps) => {
      const map = new ShortMap<string, number>();
      const model = new Map<string, number>();
      for (const [index, { isAdded, key }] of steps.entries()) {
        if (isAdded) map.set(key, index);
        else expect(map.delete(key)).toBe(model.has(key));
        if (isAdded) model.set(key, index);
        else model.delete(key);
        expect([...map]).toEqual([...model]);
        expect(map.keys()).toEqual([...model.keys()]);
        expect([map.size, map.has(key)]).toEqual([model.size, model.has(key)]);
        expect(map.get(key)).toBe(model.get(key));
        expect(map.values()).toEqual([...model.values()]);
      }
    }),
  );
});
