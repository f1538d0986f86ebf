import { describe, expect, test } from 'vitest';
import { slashQuery, spliceText } from './slash.ts';

describe('the slash search', () => {
  test('begins with a slash at the start of a word', () => {
    expect(slashQuery('/refund', 7)).toEqual({ from: 0, to: 7, words: 'refund' });
    expect(slashQuery('Hello /re fund', 14)).toEqual({ from: 6, to: 14, words: 're fund' });
    expect(slashQuery('Hello\n/', 7)).toEqual({ from: 6, to: 7, words: '' });
  });

  test('leaves addresses, dates and alternatives alone', () => {
    expect(slashQuery('https://example.org', 19)).toBeNull();
    expect(slashQuery('and/or', 6)).toBeNull();
    expect(slashQuery('yes / no', 8)).toBeNull();
  });

  test('looks only before the cursor', () => {
    expect(slashQuery('Hello /refund', 5)).toBeNull();
  });
});

describe('inserting', () => {
  test('happens where the cursor is and keeps what stands around', () => {
    expect(spliceText('Hi /re!', 3, 6, 'Refunds')).toEqual({ text: 'Hi Refunds!', cursor: 10 });
  });

  test('keeps words apart', () => {
    expect(spliceText('Hi', 2, 2, 'there')).toEqual({ text: 'Hi there', cursor: 8 });
  });
});
