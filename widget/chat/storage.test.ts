import { describe, expect, test } from 'vitest';
import { openShelf, parseJson } from './storage.ts';

function fakeStorage(refusesWriting = false): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (at) => [...map.keys()][at] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem(key, text) {
      if (refusesWriting) throw new DOMException('full', 'QuotaExceededError');
      map.set(key, text);
    },
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
  };
}

describe('the shelf', () => {
  test('survives a reload and keeps to its own prefix', () => {
    const storage = fakeStorage();
    openShelf('a.', storage).set('token', '1');
    openShelf('b.', storage).set('token', '2');

    expect(openShelf('a.', storage).get('token')).toBe('1');
    expect(openShelf('a.', storage).names('')).toEqual(['token']);
  });

  test('lists names by prefix in order', () => {
    const shelf = openShelf('a.', fakeStorage());
    for (const name of ['unsent.2', 'token', 'unsent.1']) shelf.set(name, 'x');
    expect(shelf.names('unsent.')).toEqual(['unsent.1', 'unsent.2']);
  });

  test('works in memory where the browser refuses to store', () => {
    for (const storage of [null, fakeStorage(true)]) {
      const shelf = openShelf('a.', storage);
      shelf.set('draft', 'hello');
      expect(shelf.get('draft')).toBe('hello');
      expect(shelf.names('')).toEqual(['draft']);
      shelf.remove('draft');
      expect(shelf.get('draft')).toBeNull();
    }
  });
});

test('broken JSON reads as nothing', () => {
  expect(parseJson('{"a":')).toBeNull();
  expect(parseJson('{"a":1}')).toEqual({ a: 1 });
});
