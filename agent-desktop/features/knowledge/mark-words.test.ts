import { expect, test } from 'vitest';
import { markWords } from './mark-words.ts';

test('the words found are marked as they stand, and nothing is lost', () => {
  const parts = markWords('Rückgaben dauern, Rückgabe ist frei (14 Tage)', ['Rückgaben', '(14']);
  expect(parts.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual([
    'Rückgaben',
    '(14',
  ]);
  expect(parts.map(({ text }) => text).join('')).toBe(
    'Rückgaben dauern, Rückgabe ist frei (14 Tage)',
  );
});

test('without words the text stays whole', () => {
  expect(markWords('abc', [])).toEqual([{ text: 'abc', isMatch: false }]);
});
