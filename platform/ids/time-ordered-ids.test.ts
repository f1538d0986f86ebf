import { expect, test } from 'vitest';
import { TimeOrderedIds } from './time-ordered-ids.ts';

test('ids carry their prefix, are unique, and sort in the order they were minted', () => {
  const ids = new TimeOrderedIds();
  const minted = Array.from({ length: 5_000 }, () => ids.next('msg'));
  expect(minted[0]).toMatch(/^msg_[0-9a-f]{32}$/);
  expect(new Set(minted).size).toBe(minted.length);
  expect(minted.toSorted()).toEqual(minted);
});
