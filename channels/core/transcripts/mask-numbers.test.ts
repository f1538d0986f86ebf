import { describe, expect, test } from 'vitest';
import { maskNumbers } from './mask-numbers.ts';

const final = (text: string, carried = 0) => maskNumbers(text, carried);

describe('numbers of cards and accounts', () => {
  test.each([
    ['My card is 4242 4242 4242 4242, please.', 'My card is •••• ••••, please.'],
    ['Meine Karte: 4242-4242-4242-4242', 'Meine Karte: •••• ••••'],
    [
      'Die IBAN ist DE89 3704 0044 0532 0130 00 bei der Bank',
      'Die IBAN ist •••• •••• bei der Bank',
    ],
    ['4242424242424242', '•••• ••••'],
    [
      'vier zwei vier zwei, vier zwei vier zwei, vier zwei vier zwei, vier zwei vier zwei und danke',
      '•••• •••• und danke',
    ],
    [
      'zweiundvierzig zweiundvierzig zweiundvierzig zweiundvierzig dann siebzehn zwölf dreißig',
      '•••• ••••',
    ],
    ['forty-two forty-two double four two one one one one six six thanks', '•••• •••• thanks'],
  ])('%s', (said, shown) => {
    expect(final(said).text).toBe(shown);
  });

  test.each([
    'Meine Bestellung ist die 4711-0815 vom 12. März.',
    'Sie erreichen mich unter 0151 555 00101.',
    'Das kostet 1.249,90 Euro, für 2 Paar in Größe 43.',
    'I waited one or two weeks, at least three times.',
  ])('stay where they are none: %s', (said) => {
    expect(final(said).text).toBe(said);
  });

  test('are masked after their beginning where they are said in pieces', () => {
    const first = final('Die Nummer ist 4242');
    expect(first).toEqual({ text: 'Die Nummer ist 4242', carried: 4 });
    const second = final('4242', first.carried);
    expect(second).toEqual({ text: '•••• ••••', carried: 8 });
    expect(final('4242 4242. Gültig bis 0427.', second.carried)).toEqual({
      text: '•••• ••••. Gültig bis 0427.',
      carried: 4,
    });
    expect(final('Nein, Moment.', second.carried).carried).toBe(0);
  });

  test('are not seen while they grow', () => {
    expect(maskNumbers('Die Nummer ist 4242 42', 0, true).text).toBe('Die Nummer ist 4242 42');
    expect(maskNumbers('Die Nummer ist 4242 4242', 0, true).text).toBe('Die Nummer ist •••• ••••');
    expect(maskNumbers('Bestellung 4711 0815 ist', 0, true).text).toBe('Bestellung 4711 0815 ist');
  });
});
