import { describe, expect, test } from 'vitest';
import { phoneNumbers } from './phone-numbers.ts';

describe('phone numbers', () => {
  const german = phoneNumbers('DE');

  test.each([
    ['0171 1234567', '+491711234567'],
    ['+49 (0)171 1234567', '+491711234567'],
    ['0049 171 1234567', '+491711234567'],
    ['+491711234567', '+491711234567'],
    ['089/123456', '+4989123456'],
    ['+15005550006', '+15005550006'],
    [' 32665 ', '32665'],
    ['110', '110'],
    ['DHL', 'DHL'],
    ['kein Telefon', 'kein Telefon'],
    ['+49', '+49'],
  ])('%s is stored as %s', (text, expected) => {
    expect(german.normal(text)).toBe(expected);
    expect(german.normal(expected)).toBe(expected);
  });

  test('the country decides what a national number means', () => {
    expect(phoneNumbers('AT').normal('0664 1234567')).toBe('+436641234567');
  });
});
