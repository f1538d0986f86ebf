import { describe, expect, test } from 'vitest';
import {
  answeredOnlyPct,
  averageHandleMs,
  averageWaitMs,
  serviceLevelPct,
  verdictOf,
  waitTone,
  withoutShortPct,
} from './service-level.ts';

const day = (
  answeredInTimeCount: number,
  answeredCount: number,
  abandonedCount: number,
  shortAbandonedCount = 0,
) => ({
  shortAbandonedCount,
  answeredInTimeCount,
  answeredCount,
  abandonedCount,
});

describe('service level', () => {
  test('counts abandons against us; the variant leaves them out', () => {
    expect(serviceLevelPct(day(6, 8, 4))).toBe(50);
    expect(answeredOnlyPct(day(6, 8, 4))).toBe(75);
  });

  test('forgives short abandons only where it says so', () => {
    expect(serviceLevelPct(day(6, 8, 4, 4))).toBe(50);
    expect(withoutShortPct(day(6, 8, 4, 4))).toBe(75);
    expect(withoutShortPct(day(0, 0, 3, 3))).toBeNull();
  });

  test('is nothing at all before anybody was answered or gave up', () => {
    expect(serviceLevelPct(day(0, 0, 0))).toBeNull();
    expect(answeredOnlyPct(day(0, 0, 0))).toBeNull();
    expect(verdictOf(day(0, 0, 0), 80)).toBe('none');
  });

  test('is zero, not nothing, when all have given up', () => {
    expect(serviceLevelPct(day(0, 0, 3))).toBe(0);
    expect(answeredOnlyPct(day(0, 0, 3))).toBeNull();
    expect(verdictOf(day(0, 0, 3), 80)).toBe('missed');
  });

  test('never rounds up to a target that was missed', () => {
    const nearly = day(799, 1000, 0);
    expect(serviceLevelPct(nearly)).toBe(79);
    expect(verdictOf(nearly, 80)).toBe('close');
    expect(serviceLevelPct(day(1, 1, 0))).toBe(100);
  });

  test('meets the target exactly on it, is close five points below and no further', () => {
    expect(verdictOf(day(80, 100, 0), 80)).toBe('met');
    expect(verdictOf(day(75, 90, 10), 80)).toBe('close');
    expect(verdictOf(day(74, 90, 10), 80)).toBe('missed');
  });
});

test('the average wait is that of the answered, and unknown without any', () => {
  expect(averageWaitMs({ waitMsSum: 30_000, answeredCount: 4 })).toBe(7_500);
  expect(averageWaitMs({ waitMsSum: 0, answeredCount: 0 })).toBeNull();
});

test('the handle time is that of the handled, and unknown without any', () => {
  expect(averageHandleMs({ handleMsSum: 90_000, handledCount: 2 })).toBe(45_000);
  expect(averageHandleMs({ handleMsSum: 0, handledCount: 0 })).toBeNull();
});

test('a wait warns from half the threshold and is over only beyond it', () => {
  expect(waitTone(29_999, 60_000)).toBe('calm');
  expect(waitTone(30_000, 60_000)).toBe('soon');
  expect(waitTone(60_000, 60_000)).toBe('soon');
  expect(waitTone(60_001, 60_000)).toBe('over');
});
