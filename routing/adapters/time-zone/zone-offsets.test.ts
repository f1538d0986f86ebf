import { instant } from '@zentrale/kernel/values';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at } from '../../testing/calendars.ts';
import type { Calendar } from '../../core/calendar/index.ts';
import { zoneOffsets } from './zone-offsets.ts';

const HOUR_MS = 3_600_000;

/** What the clock on the wall shows, read as if it were UTC. */
function shown(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  return (at) => {
    const parts = format.formatToParts(at);
    const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    const fraction = ((at % 1_000) + 1_000) % 1_000;
    return (
      Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute')) +
      read('second') * 1_000 +
      fraction
    );
  };
}

function offsetAt(offsets: Calendar['offsets'], at: number): number {
  return offsets.findLast(({ fromAt }) => fromAt <= at)!.offsetMs;
}

test('the offsets of any zone are what its clocks show, to the millisecond of a change', () => {
  const zones = fc.oneof(
    fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT+12'),
    fc.constantFrom('Europe/Berlin', 'America/New_York', 'Africa/Casablanca', 'Pacific/Apia'),
  );
  const seen = { changes: 0 };
  fc.assert(
    fc.property(
      zones,
      fc.integer({ min: at('1900-01-01T00:00Z'), max: at('2045-01-01T00:00Z') }),
      fc.integer({ min: 0, max: 3 * 366 * 24 * HOUR_MS }),
      fc.array(fc.nat({ max: 1_000_000 }), { minLength: 10, maxLength: 10 }),
      (timeZone, fromAt, lengthMs, shares) => {
        const offsets = zoneOffsets(timeZone, instant(fromAt), instant(fromAt + lengthMs))!;
        const clock = shown(timeZone);
        expect(offsets[0]?.fromAt).toBe(fromAt);
        for (const share of shares) {
          const somewhen = fromAt + Math.floor((lengthMs / 1_000_000) * share);
          expect(somewhen + offsetAt(offsets, somewhen)).toBe(clock(somewhen));
        }
        for (const [index, { fromAt: changeAt, offsetMs }] of offsets.entries()) {
          if (index === 0) continue;
          seen.changes += 1;
          const before = offsets[index - 1]!;
          expect(changeAt).toBeGreaterThan(before.fromAt);
          expect(offsetMs).not.toBe(before.offsetMs);
          expect(changeAt + offsetMs).toBe(clock(changeAt));
          expect(changeAt - 1 + before.offsetMs).toBe(clock(changeAt - 1));
        }
      },
    ),
    { numRuns: 200 },
  );
  expect(seen.changes).toBeGreaterThan(20);
});

test('Lord Howe Island changes by half an hour', () => {
  const year = [at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z')] as const;
  expect(zoneOffsets('Australia/Lord_Howe', ...year)).toEqual([
    { fromAt: at('2026-01-01T00:00Z'), offsetMs: 11 * HOUR_MS },
    { fromAt: at('2026-04-05T02:00+11:00'), offsetMs: 10.5 * HOUR_MS },
    { fromAt: at('2026-10-04T02:00+10:30'), offsetMs: 11 * HOUR_MS },
  ]);
});

test('a change at either end of the range belongs to it', () => {
  const summer = at('2026-03-29T01:00Z');
  const winter = at('2026-10-25T01:00Z');
  expect(zoneOffsets('Europe/Berlin', summer, winter)).toEqual([
    { fromAt: summer, offsetMs: 2 * HOUR_MS },
    { fromAt: winter, offsetMs: HOUR_MS },
  ]);
  expect(zoneOffsets('Europe/Berlin', summer, instant(winter - 1))).toHaveLength(1);
});

test('a zone nobody knows has no offsets', () => {
  const now = at('2026-01-01T00:00Z');
  expect(zoneOffsets('Mars/Base_One', now, now)).toBeNull();
  expect(zoneOffsets('', now, now)).toBeNull();
});

test('more changes than a calendar holds are a bug of whoever asks', () => {
  const centuries = [at('1900-01-01T00:00Z'), at('2200-01-01T00:00Z')] as const;
  expect(() => zoneOffsets('America/New_York', ...centuries)).toThrow('more changes');
});
