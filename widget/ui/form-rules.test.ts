import { describe, expect, test } from 'vitest';
import { fieldTrouble } from './form-rules.ts';

const good = { name: 'Ada', email: 'ada@example.de', topicId: 't1', text: 'Hello' };

describe('the pre-chat form', () => {
  test('accepts a complete form', () => {
    for (const field of ['name', 'email', 'topicId', 'text'] as const) {
      expect(fieldTrouble(field, good)).toBeNull();
    }
  });

  test.each(['ada', 'ada@', 'ada@example', '@example.de', 'a da@example.de', ''])(
    'refuses the address %j',
    (email) => {
      expect(fieldTrouble('email', { ...good, email })).toBe('emailWrong');
    },
  );

  test('spaces are not an answer', () => {
    expect(fieldTrouble('name', { ...good, name: '  ' })).toBe('nameMissing');
    expect(fieldTrouble('text', { ...good, text: '\n' })).toBe('textMissing');
    expect(fieldTrouble('topicId', { ...good, topicId: '' })).toBe('topicMissing');
  });

  test('says so when a text is longer than the server takes', () => {
    expect(fieldTrouble('text', { ...good, text: 'x'.repeat(4001) })).toBe('tooLong');
    expect(fieldTrouble('text', { ...good, text: 'x'.repeat(4000) })).toBeNull();
  });
});
