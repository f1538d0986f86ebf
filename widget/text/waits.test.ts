import { describe, expect, test } from 'vitest';
import { sayer } from './catalog.ts';
import { momentInWords, waitInWords } from './waits.ts';

const MINUTE = 60_000;
const words = (position: number | null, low: number, high: number, language: 'de' | 'en' = 'en') =>
  waitInWords(
    { position, estimate: { lowMs: low * MINUTE, highMs: high * MINUTE } },
    sayer(language),
  );

describe('how long it may take', () => {
  test('is said as a range of whole minutes, with the place', () => {
    expect(words(3, 2.2, 3.6)).toBe('You are number 3 in line. About 2 to 4 minutes.');
    expect(words(3, 2.2, 3.6, 'de')).toBe(
      'Sie stehen an 3. Stelle. Es dauert etwa 2 bis 4 Minuten.',
    );
  });

  test('is not made more exact than it is', () => {
    expect(words(1, 0, 0.4)).toBe('You are next. Less than a minute.');
    expect(words(1, 0.2, 2.5)).toBe('You are next. Up to 3 minutes.');
    expect(words(2, 4, 4)).toBe('You are number 2 in line. About 4 minutes.');
    expect(words(90, 70, 120)).toBe('You are number 90 in line. More than an hour.');
  });

  test('is left out while nothing is known', () => {
    expect(waitInWords({ position: 2, estimate: null }, sayer('en'))).toBe(
      'You are number 2 in line.',
    );
    expect(waitInWords({ position: null, estimate: null }, sayer('de'))).toContain('Warteschlange');
  });
});

test('a moment ahead is said by time today, by weekday this week, by date later', () => {
  const now = new Date(2026, 10, 23, 22).getTime();
  expect(momentInWords(now + 30 * MINUTE, now, 'de')).toBe('22:30');
  expect(momentInWords(new Date(2026, 10, 24, 8).getTime(), now, 'de')).toBe('Dienstag, 08:00');
  expect(momentInWords(new Date(2026, 11, 24, 8).getTime(), now, 'en')).toContain('24 December');
});
