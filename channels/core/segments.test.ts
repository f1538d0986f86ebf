import { describe, expect, test } from 'vitest';
import { countSegments } from './segments.ts';

describe('SMS segments', () => {
  test.each([
    ['', 'gsm-7', 1, 160],
    ['a'.repeat(160), 'gsm-7', 1, 0],
    ['a'.repeat(161), 'gsm-7', 2, 145],
    ['a'.repeat(306), 'gsm-7', 2, 0],
    ['a'.repeat(307), 'gsm-7', 3, 152],
    ['€'.repeat(80), 'gsm-7', 1, 0],
    ['€'.repeat(81), 'gsm-7', 2, 143],
    ['Grüße aus Köln: 5 € [ok]', 'gsm-7', 1, 133],
    ['ж'.repeat(70), 'ucs-2', 1, 0],
    ['ж'.repeat(71), 'ucs-2', 2, 63],
    ['ж'.repeat(135), 'ucs-2', 3, 66],
    ['„Anführung“', 'ucs-2', 1, 59],
    ['😀'.repeat(35), 'ucs-2', 1, 0],
  ] as const)('%j', (text, encoding, segmentCount, unitsLeft) => {
    expect(countSegments(text)).toMatchObject({ encoding, segmentCount, unitsLeft });
  });

  test('a character of two units is not cut between segments', () => {
    // 152 septets and an escaped character that does not fit into the 153rd.
    const text = 'a'.repeat(152) + '€' + 'a'.repeat(152);
    expect(countSegments(text)).toMatchObject({ unitCount: 306, segmentCount: 3 });
    expect(countSegments('😀'.repeat(67))).toMatchObject({ unitCount: 134, segmentCount: 3 });
  });
});
