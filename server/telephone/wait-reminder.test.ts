import { ManualClock } from '@zentrale/kernel/testing';
import { seconds } from '@zentrale/kernel/values';
import { beforeEach, expect, test } from 'vitest';
import { WaitReminder, type Waiting } from './wait-reminder.ts';

let clock: ManualClock;
let where: Waiting;
let toldAt: number[];
let reminder: WaitReminder;

beforeEach(() => {
  clock = new ManualClock(0);
  where = 'queued';
  toldAt = [];
  reminder = new WaitReminder(clock, {
    everyMs: seconds(60),
    where: () => where,
    tell: () => toldAt.push(clock.now() / 1000),
  });
});

test('who waits is told every minute', () => {
  clock.advance(59_000);
  expect([toldAt, reminder.hasTold]).toEqual([[], false]);
  clock.advance(121_000);
  expect([toldAt, reminder.hasTold]).toEqual([[60, 120, 180], true]);
});

test('who is being offered is told a few seconds later, if nobody took the call', () => {
  where = 'offered';
  clock.advance(70_000);
  expect(toldAt).toEqual([]);
  where = 'queued';
  clock.advance(2_000);
  expect(toldAt).toEqual([72]);
  clock.advance(60_000);
  expect(toldAt).toEqual([72, 132]);
});

test('who speaks is told nothing, and again when she waits for somebody else', () => {
  where = 'not';
  clock.advance(300_000);
  expect([toldAt, reminder.hasTold]).toEqual([[], false]);
  where = 'queued';
  clock.advance(60_000);
  expect(toldAt).toEqual([360]);
});

test('whose stream is gone is told nothing', () => {
  reminder.close();
  clock.advance(300_000);
  expect(toldAt).toEqual([]);
});
