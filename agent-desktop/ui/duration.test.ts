import { expect, test } from 'vitest';
import { agoText, bytesText, clockText, dayText, soonText } from './duration.ts';

test('a clock shows minutes, and hours only when there are any', () => {
  expect(clockText(7_999)).toBe('0:07');
  expect(clockText(725_000)).toBe('12:05');
  expect(clockText(3_723_000)).toBe('1:02:03');
  expect(clockText(-5)).toBe('0:00');
});

test('distances in time are said in the reader’s language', () => {
  const now = Date.UTC(2026, 10, 23, 12);
  expect(agoText(now - 5 * 60_000, now, 'en')).toBe('5 min. ago');
  expect(agoText(now - 26 * 3_600_000, now, 'de')).toBe('gestern');
  expect(agoText(now + 500, now, 'en')).toBe('now');
});

test('days are named near now and dated otherwise', () => {
  const noon = new Date(2026, 10, 23, 12).getTime();
  expect(dayText(noon, noon, 'de')).toBe('Heute');
  expect(dayText(noon - 86_400_000, noon, 'en')).toBe('Yesterday');
  expect(dayText(noon - 5 * 86_400_000, noon, 'en')).toBe('Wednesday, November 18, 2026');
});

test('file sizes use the unit a person would', () => {
  expect(bytesText(1_240_000, 'en')).toBe('1.2 MB');
  expect(bytesText(300, 'de')).toBe('1 kB');
});

test('an instant ahead is said by time today, by weekday this week, by date later', () => {
  const noon = new Date(2026, 10, 23, 12).getTime();
  expect(soonText(noon + 3_600_000, noon, 'de')).toBe('13:00');
  expect(soonText(new Date(2026, 10, 24, 9).getTime(), noon, 'de')).toBe('Di., 09:00');
  expect(soonText(new Date(2026, 11, 24, 9).getTime(), noon, 'en')).toBe('Dec 24, 09:00 AM');
});
