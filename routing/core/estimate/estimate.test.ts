import { durationMs, instant, minutes, seconds } from '@zentrale/kernel/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  estimateWait,
  newWaitRecord,
  noteAbandoned,
  noteAnswered,
  noteHandled,
  type WaitRecord,
} from './index.ts';

const START = 1_800_000_000_000;
const now = instant(START);

describe('an estimated wait', () => {
  test('is handle time by agents, once for everybody ahead and once for oneself', () => {
    const record = experienced(300_000);
    expect(likely(record, { ahead: 0, serverCount: 100 })).toBe(3_000);
    expect(likely(record, { ahead: 19, serverCount: 100 })).toBe(60_000);
    expect(likely(record, { ahead: 19, serverCount: 50 })).toBe(120_000);
  });

  test('is not given before five handle times are known, nor while nobody serves the queue', () => {
    const record = newWaitRecord();
    for (let count = 0; count < 4; count += 1) noteHandled(record, minutes(5));
    expect(estimateWait(record, { ahead: 0, serverCount: 3, now })).toBeNull();
    noteHandled(record, minutes(5));
    expect(estimateWait(record, { ahead: 0, serverCount: 3, now })).not.toBeNull();
    expect(estimateWait(record, { ahead: 0, serverCount: 0, now })).toBeNull();
  });

  test('is a narrower range, relatively, the longer the line', () => {
    const spread = (ahead: number) => {
      const range = estimateWait(experienced(300_000), { ahead, serverCount: 10, now });
      return ((range?.highMs ?? 0) - (range?.lowMs ?? 0)) / (range?.likelyMs ?? 1);
    };
    expect(spread(0)).toBeGreaterThan(2);
    expect(spread(30)).toBeLessThan(0.55);
  });

  test('doubles for a queue that gets half of the time of its agents', () => {
    const record = experienced(300_000);
    takeEvery(record, 60_000, 100);
    expect(likely(record, { ahead: 9, serverCount: 10 })).toBeGreaterThan(560_000);
    expect(likely(record, { ahead: 9, serverCount: 10 })).toBeLessThan(640_000);
  });

  test('does not follow gaps that are slower or faster by chance', () => {
    const record = experienced(300_000);
    takeEvery(record, 33_000, 100);
    expect(likely(record, { ahead: 9, serverCount: 10 })).toBe(300_000);
  });

  test('does not learn from times in which nobody waited', () => {
    const record = experienced(300_000);
    takeEvery(record, 600_000, 100, false);
    expect(likely(record, { ahead: 9, serverCount: 10 })).toBe(300_000);
  });

  test('forgets a night with work left in the queue within the next hundred interactions', () => {
    const record = experienced(300_000);
    takeEvery(record, 30_000, 100);
    const morning = START + 100 * 30_000 + 14 * 3_600_000;
    takeEvery(record, 30_000, 1, true, morning);
    expect(likely(record, { ahead: 9, serverCount: 10 }, morning)).toBeLessThan(450_000);
    takeEvery(record, 30_000, 100, true, morning);
    expect(likely(record, { ahead: 9, serverCount: 10 }, morning + 3_000_000)).toBeLessThan(
      340_000,
    );
  });

  test('grows while nobody at all is taken, and shrinks for customers who give up', () => {
    const record = experienced(300_000);
    takeEvery(record, 30_000, 20);
    const last = START + 20 * 30_000;
    const before = likely(record, { ahead: 9, serverCount: 10 }, last);
    expect(likely(record, { ahead: 9, serverCount: 10 }, last + 900_000)).toBeGreaterThan(before);
    for (let count = 0; count < 10; count += 1) {
      noteAbandoned(record, { waitMs: seconds(120), hadBacklog: true });
    }
    expect(likely(record, { ahead: 9, serverCount: 10 }, last)).toBeLessThan(before);
  });
});

type Note = (record: WaitRecord) => void;

const notes: fc.Arbitrary<Note> = fc.oneof(
  fc.nat(86_400_000).map(
    (ms): Note =>
      (record) =>
        noteHandled(record, durationMs(ms)),
  ),
  fc.tuple(fc.nat(86_400_000), fc.nat(600_000_000), fc.boolean(), fc.nat(1000)).map(
    ([at, waitMs, hadBacklog, serverCount]): Note =>
      (record) =>
        noteAnswered(record, {
          at: instant(START + at),
          waitMs: durationMs(waitMs),
          hadBacklog,
          serverCount,
        }),
  ),
  fc.tuple(fc.nat(600_000_000), fc.boolean()).map(
    ([waitMs, hadBacklog]): Note =>
      (record) =>
        noteAbandoned(record, { waitMs: durationMs(waitMs), hadBacklog }),
  ),
);

test('whatever is noted, the record keeps safe whole numbers, and ranges are ranges', () => {
  fc.assert(
    fc.property(
      fc.array(notes, { maxLength: 1_500, size: 'max' }),
      fc.nat(10_000),
      fc.integer({ min: 1, max: 20_000 }),
      (history, ahead, serverCount) => {
        const record = newWaitRecord();
        for (const note of history) note(record);
        for (const value of Object.values(record)) {
          expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
        }
        const shorter = estimateWait(record, { ahead, serverCount, now });
        const longer = estimateWait(record, { ahead: ahead + 1, serverCount, now });
        if (shorter === null || longer === null) return;
        for (const { lowMs, likelyMs, highMs } of [shorter, longer]) {
          for (const ms of [lowMs, likelyMs, highMs]) expect(Number.isSafeInteger(ms)).toBe(true);
          expect(lowMs).toBeGreaterThanOrEqual(0);
          expect(likelyMs).toBeGreaterThanOrEqual(lowMs);
          expect(highMs).toBeGreaterThanOrEqual(likelyMs);
        }
        expect(longer.likelyMs).toBeGreaterThanOrEqual(shorter.likelyMs);
      },
    ),
    { numRuns: 60 },
  );
});

/** A record that has seen a hundred interactions of this handle time. */
function experienced(handleMs: number): WaitRecord {
  const record = newWaitRecord();
  for (let count = 0; count < 100; count += 1) noteHandled(record, durationMs(handleMs));
  return record;
}

/** Ten agents take an interaction every so often, and one more waits each time, or nobody. */
function takeEvery(record: WaitRecord, ms: number, times: number, hadBacklog = true, from = START) {
  for (let count = 1; count <= times; count += 1) {
    const at = instant(from + count * ms);
    noteAnswered(record, { at, waitMs: durationMs(0), hadBacklog, serverCount: 10 });
  }
}

function likely(
  record: WaitRecord,
  input: { ahead: number; serverCount: number },
  at: number = START,
): number {
  return estimateWait(record, { ...input, now: instant(at) })?.likelyMs ?? NaN;
}
