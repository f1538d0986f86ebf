import { asId, durationMs, instant, seconds, type InteractionId } from '@zentrale/kernel/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineTraits, Waiting } from './ordering.ts';
import { ORDERINGS, type OrderingName } from './orderings.ts';

const NAMES = Object.keys(ORDERINGS) as OrderingName[]; // A record's keys are its type's.
const DAY_MS = 86_400_000;
const START = 1_800_000_000_000;

const lines: fc.Arbitrary<LineTraits> = fc.record({
  targetMs: fc.oneof(fc.nat(120_000), fc.nat(30 * DAY_MS)).map(durationMs),
  meanHandleMs: fc.oneof(fc.nat(600_000), fc.nat(DAY_MS)).map(durationMs),
  priorityGrowthPerMinute: fc.nat(1000),
  priorityMax: fc.nat(1000),
});

// Few ids and instants, so that ties are common.
const work: fc.Arbitrary<Waiting> = fc.record({
  interactionId: fc.nat(3).map((number) => asId<InteractionId>(`i${number}`)),
  priority: fc.oneof(fc.constantFrom(0, 500, 501, 1000), fc.nat(1000)),
  queuedAt: fc.oneof(fc.nat(2), fc.nat(7 * DAY_MS)).map((ms) => instant(START - ms)),
  dueAt: fc.option(
    fc
      .oneof(fc.nat(2), fc.integer({ min: -7 * DAY_MS, max: 400 * DAY_MS }))
      .map((ms) => instant(START + ms)),
  ),
});

const later = fc.oneof(fc.nat(60_000), fc.nat(365 * DAY_MS)).map((ms) => instant(START + ms));

describe.each(NAMES)('the ordering %s', (name) => {
  const { compareInLine, urgency } = ORDERINGS[name];

  test('is a total order inside a line', () => {
    fc.assert(
      fc.property(lines, work, work, work, (line, a, b, c) => {
        const order = (x: Waiting, y: Waiting) => Math.sign(compareInLine(x, y, line));
        expect(order(a, b) + order(b, a)).toBe(0);
        if (a.interactionId !== b.interactionId) expect(order(a, b)).not.toBe(0);
        expect(order(a, { ...a })).toBe(0);
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  test('never lets anybody behind be more urgent than who is before, however late it gets', () => {
    fc.assert(
      fc.property(lines, work, work, later, (line, a, b, now) => {
        const [first, second] = compareInLine(a, b, line) <= 0 ? [a, b] : [b, a];
        expect(urgency(first, line, now)).toBeGreaterThanOrEqual(urgency(second, line, now));
      }),
      { numRuns: 4000 },
    );
  });

  test('gives whole numbers that are exact, and never less as time passes', () => {
    fc.assert(
      fc.property(lines, work, later, later, (line, head, one, other) => {
        const early = urgency(head, line, one < other ? one : other);
        const late = urgency(head, line, one < other ? other : one);
        expect(Number.isSafeInteger(early) && Number.isSafeInteger(late)).toBe(true);
        expect(late).toBeGreaterThanOrEqual(early);
      }),
      { numRuns: 2000 },
    );
  });
});

const voice = line({ targetMs: seconds(20), meanHandleMs: seconds(180) });
const email = line({ targetMs: seconds(1800), meanHandleMs: seconds(420) });

describe('orderings by deadline', () => {
  test.each(['deadline-then-ratio', 'generalised-c-mu'] as const)(
    '%s serves a higher priority first, in a line and between lines, however late the other is',
    (name) => {
      const { compareInLine, urgency } = ORDERINGS[name];
      const late = waiting({ priority: 500, waitedMs: DAY_MS, dueInMs: 20_000 - DAY_MS });
      const fresh = waiting({ priority: 501, waitedMs: 0, dueInMs: 1_800_000 });
      expect(compareInLine(fresh, late, email)).toBeLessThan(0);
      expect(urgency(fresh, email, instant(START))).toBeGreaterThan(
        urgency(late, voice, instant(START)),
      );
    },
  );

  test('work without a running clock is due a target after it was queued', () => {
    const { compareInLine, urgency } = ORDERINGS['deadline-then-ratio'];
    const back = { ...waiting({ waitedMs: 60_000, dueInMs: 0 }), dueAt: null };
    const fresh = waiting({ waitedMs: 0, dueInMs: 20_000 });
    expect(compareInLine(back, fresh, voice)).toBeLessThan(0);
    expect(urgency(back, voice, instant(START))).toBe(
      urgency({ ...back, dueAt: instant(START - 40_000) }, voice, instant(START)),
    );
  });
});

describe('the default ordering', () => {
  const { urgency } = ORDERINGS['deadline-then-ratio'];
  const isFirst = (one: [Waiting, LineTraits], other: [Waiting, LineTraits]) =>
    urgency(...one, instant(START)) > urgency(...other, instant(START));
  const mail = (waitedMs: number): [Waiting, LineTraits] => [
    waiting({ waitedMs, dueInMs: 1_800_000 - waitedMs }),
    email,
  ];
  const ringing = (waitedMs: number): [Waiting, LineTraits] => [
    waiting({ waitedMs, dueInMs: 20_000 - waitedMs }),
    voice,
  ];

  test('serves the earlier deadline first while both have time', () => {
    const chat = line({ targetMs: seconds(300), meanHandleMs: seconds(240) });
    const chatted: [Waiting, LineTraits] = [waiting({ waitedMs: 0, dueInMs: 300_000 }), chat];
    expect(isFirst(mail(1_600_000), chatted)).toBe(true);
    expect(isFirst(chatted, mail(1_400_000))).toBe(true);
  });

  test('serves a call that is due at once before an e-mail that is late anyway', () => {
    expect(isFirst(ringing(5_000), mail(2_000_000))).toBe(true);
  });

  test('serves an e-mail that is very late before a call that has just come', () => {
    expect(isFirst(mail(4 * 3_600_000), ringing(5_000))).toBe(true);
    expect(isFirst(mail(4 * 3_600_000), ringing(20_000))).toBe(false);
  });

  test('compares late work of equal handle time and target by its wait', () => {
    expect(isFirst(ringing(41_000), ringing(40_000))).toBe(true);
  });
});

describe('priority with ageing', () => {
  const { compareInLine, urgency } = ORDERINGS['priority-ageing'];
  const ageing = line({ priorityGrowthPerMinute: 10, priorityMax: 300 });

  test('lets ten points of priority weigh as much as a minute of waiting', () => {
    const important = waiting({ priority: 110, waitedMs: 0 });
    expect(compareInLine(waiting({ waitedMs: 59_999 }), important, ageing)).toBeGreaterThan(0);
    expect(compareInLine(waiting({ waitedMs: 60_001 }), important, ageing)).toBeLessThan(0);
  });

  test("stops at the queue's maximum", () => {
    const old = waiting({ waitedMs: DAY_MS });
    expect(urgency(old, ageing, instant(START))).toBe(
      urgency(waiting({ priority: 900, waitedMs: 0 }), ageing, instant(START)),
    );
  });
});

test('first come takes no notice of priorities', () => {
  const { compareInLine } = ORDERINGS['first-come'];
  const old = waiting({ priority: 0, waitedMs: 2 });
  expect(compareInLine(old, waiting({ priority: 1000, waitedMs: 1 }), voice)).toBeLessThan(0);
});

function line(over: Partial<LineTraits>): LineTraits {
  return {
    targetMs: seconds(20),
    meanHandleMs: seconds(180),
    priorityGrowthPerMinute: 0,
    priorityMax: 1000,
    ...over,
  };
}

function waiting(over: { priority?: number; waitedMs: number; dueInMs?: number }): Waiting {
  return {
    interactionId: asId<InteractionId>('i1'),
    priority: over.priority ?? 100,
    queuedAt: instant(START - over.waitedMs),
    dueAt: instant(START + (over.dueInMs ?? 0)),
  };
}
