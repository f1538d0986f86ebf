import { describe, expect, test } from 'vitest';
import { sayer, sizeInWords } from './catalog.ts';
import { chooseLanguage } from './choose-language.ts';
import { noteInWords } from './notes.ts';

describe('words', () => {
  test('facts are filled in', () => {
    expect(sayer('de')('typing', { name: 'Mia' })).toBe('Mia schreibt …');
    expect(sayer('en')('openUnread', { count: 2 })).toBe('Open chat, 2 unread');
  });

  test.each([
    ['de', 'en', 'en', 'de'],
    ['auto', 'de-AT', 'en', 'de'],
    ['auto', '', 'de-DE', 'de'],
    [undefined, '', 'fr-FR', 'en'],
    ['fr', 'de', 'en', 'de'],
  ] as const)(
    'data-language %s on a page in %j with a browser in %s',
    (wanted, page, browser, language) => {
      expect(chooseLanguage(wanted, page, browser)).toBe(language);
    },
  );

  test('sizes are written as people write them', () => {
    expect(sizeInWords(10_000_000, 'de')).toBe('10 MB');
    expect(sizeInWords(1_250_000, 'de')).toBe('1,3 MB');
    expect(sizeInWords(40, 'en')).toBe('0.1 kB');
  });

  test('notes of the centre about itself stay there', () => {
    expect(noteInWords({ code: 'consult-requested', facts: {} }, 'de')).toBeNull();
    expect(noteInWords({ code: 'customer-left', facts: {} }, 'en')).toBeNull();
  });

  test('a note names who came, or somebody', () => {
    expect(noteInWords({ code: 'agent-joined', facts: { name: 'Mia' } }, 'de')).toBe(
      'Mia ist jetzt für Sie da.',
    );
    expect(noteInWords({ code: 'agent-joined', facts: {} }, 'en')).toBe(
      'Somebody from the team is here for you now.',
    );
  });

  test('a closed queue says when it opens', () => {
    const now = new Date(2026, 10, 23, 22).getTime();
    const opensAt = new Date(2026, 10, 24, 8).getTime();
    expect(noteInWords({ code: 'queue-closed', facts: { opensAt } }, 'de', now)).toBe(
      'Zurzeit ist niemand da. Wir sind ab Dienstag, 08:00 wieder da.',
    );
    expect(noteInWords({ code: 'queue-closed', facts: {} }, 'en', now)).toBe(
      'Nobody is here just now.',
    );
  });
});
