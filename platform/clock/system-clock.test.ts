import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { instant } from '@zentrale/kernel/values';
import { SystemClock } from './system-clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_750_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const wakes = (afterMs: number): { count: () => number; cancel: () => void } => {
  const clock = new SystemClock();
  const wake = vi.fn<() => void>();
  const cancel = clock.wakeAt(instant(clock.now() + afterMs), wake);
  return { count: () => wake.mock.calls.length, cancel };
};

test('wakes once, not before its instant; at once for one that has passed', () => {
  const [soon, past] = [wakes(1_000), wakes(-5)];
  vi.advanceTimersByTime(1);
  expect(past.count()).toBe(1);
  vi.advanceTimersByTime(998);
  expect(soon.count()).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(soon.count()).toBe(1);
});

test('waits longer than a timer can hold', () => {
  const days = 24 * 60 * 60 * 1000;
  const { count } = wakes(60 * days);
  vi.advanceTimersByTime(60 * days - 1);
  expect(count()).toBe(0);
  vi.advanceTimersByTime(1);
  expect(count()).toBe(1);
});

test('a wall clock that is set back delays the wake-up', () => {
  const { count } = wakes(1_000);
  vi.setSystemTime(1_750_000_000_000 - 5_000);
  vi.advanceTimersByTime(1_000);
  expect(count()).toBe(0);
  vi.advanceTimersByTime(5_000);
  expect(count()).toBe(1);
});

test('a wake-up taken back does not come, and may be taken back twice', () => {
  const { count, cancel } = wakes(1_000);
  cancel();
  cancel();
  vi.advanceTimersByTime(5_000);
  expect(count()).toBe(0);
});
