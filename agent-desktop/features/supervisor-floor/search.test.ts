import { expect, test } from 'vitest';
import { sortingFrom, sortingText } from './queue-order.ts';
import { readFloorSearch } from './search.ts';

test('the address keeps what makes sense and drops the rest', () => {
  expect(
    readFloorSearch({ sort: '-waiting', queue: '', state: 'asleep', q: 42, other: 'x' }),
  ).toEqual({ sort: '-waiting', q: '42' });
  expect(readFloorSearch({ state: 'lost', conversation: 'con_1' })).toEqual({
    state: 'lost',
    conversation: 'con_1',
  });
});

test('an order is read from the address and written back the same', () => {
  expect(sortingFrom('-waiting')).toEqual([{ id: 'waiting', desc: true }]);
  expect(sortingText(sortingFrom('level'))).toBe('level');
  expect(sortingFrom('password')).toEqual([]);
  expect(sortingText(sortingFrom(undefined))).toBeUndefined();
});
