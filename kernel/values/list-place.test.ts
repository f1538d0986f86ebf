import { expect, test } from 'vitest';
import { pageOf, placeOf, placeText } from './list-place.ts';

const now = 1_750_000_000_000;

test('a place survives its text, and nothing else is one', () => {
  const place = { at: now, id: 'tpt_0.1' };
  expect(placeOf(placeText(place))).toEqual(place);
  for (const text of ['', '12', '.a', '12.', 'x.a', "1.a'--"]) expect(placeOf(text)).toBeNull();
});

test('a page says where the next one begins, and the last page says nothing', () => {
  const rows = ['c', 'b', 'a'].map((id) => ({ at: now, id }));
  const first = pageOf(rows, 2, (row) => row);
  expect(first.items.map(({ id }) => id)).toEqual(['c', 'b']);
  expect(placeOf(first.before ?? '')).toEqual({ at: now, id: 'b' });
  expect(pageOf(rows, 3, (row) => row)).toEqual({ items: rows, before: null });
  expect(pageOf([], 3, () => ({ at: now, id: '' }))).toEqual({ items: [], before: null });
});
