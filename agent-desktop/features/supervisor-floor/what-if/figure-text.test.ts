import { describe, expect, test } from 'vitest';
import { differenceText, figureText, verdictOf } from './figure-text.ts';

describe('a figure of a simulated day', () => {
  test('is written in its unit', () => {
    expect(figureText(0.834, 'share', 'en')).toBe('83.4%');
    expect(figureText(83_400, 'time', 'en')).toBe('1:23');
    expect(figureText(null, 'count', 'en')).toBe('–');
    expect(differenceText(-0.05, 'share', 'en')).toBe('−5%');
  });

  test('is better or worse only where chance alone does not explain it', () => {
    expect(verdictOf({ mean: 0.05, halfWidth: 0.02 }, 'more')).toBe('better');
    expect(verdictOf({ mean: 0.05, halfWidth: 0.02 }, 'less')).toBe('worse');
    expect(verdictOf({ mean: 0.05, halfWidth: 0.05 }, 'more')).toBe('unclear');
    expect(verdictOf({ mean: 3, halfWidth: 1 }, null)).toBe('neutral');
    expect(verdictOf({ mean: 0, halfWidth: 0 }, 'more')).toBe('same');
  });
});
