import { must } from '@zentrale/kernel/values';
import * as build from '@zentrale/routing/testing';
import { describe, expect, test } from 'vitest';
import { applyChanges } from './apply-change.ts';
import type { Change } from './change.ts';
import { dayFromHistory } from './day-from-history.ts';
import type { FigureName } from './figures.ts';
import { generatedDay } from './testing/generated-day.ts';
import { whatIf, type WhatIfResult } from './what-if.ts';

const RUNS = 6;

const days = [1, 2, 3].map((seed) => {
  const { facts, startsAt, endsAt } = generatedDay(seed);
  return dayFromHistory(facts, startsAt, endsAt);
});
const day = must(days[0], 'three days');

function asked(changes: readonly Change[], of = day): WhatIfResult {
  return whatIf(of, changes, { seed: 1, runs: RUNS });
}

describe('a recorded day, simulated as it was', () => {
  const results = days.map((each) => asked([{ kind: 'agents', count: 2, like: null }], each));

  test('comes to what the real day came to', () => {
    const names: FigureName[] = ['serviceLevel', 'asaMs', 'waitP90Ms', 'abandoned', 'occupancy'];
    for (const { real, baseline } of results) {
      for (const name of names) {
        const band = baseline.total.figures[name];
        const value = real.total.figures[name];
        if (band === null || value === null) throw new Error(`${name} is missing`);
        // Eight of ten days lie in the band, nearly all in one two and a half times as wide.
        expect(value, name).toBeGreaterThan(band.mean - 2.5 * (band.mean - band.low));
        expect(value, name).toBeLessThan(band.mean + 2.5 * (band.high - band.mean));
      }
      expect(baseline.total.figures.arrived?.mean).toBe(real.total.figures.arrived);
    }
  });

  test('two agents more never make customers wait longer', () => {
    for (const { differences } of results) {
      for (const { figures } of [{ figures: differences.total }, ...differences.queues]) {
        expect(figures.asaMs?.mean).toBeLessThanOrEqual(figures.asaMs?.halfWidth ?? 0);
        expect(figures.abandoned?.mean).toBeLessThanOrEqual(figures.abandoned?.halfWidth ?? 0);
      }
      const { asaMs } = differences.total;
      expect(asaMs?.mean).toBeLessThan(-(asaMs?.halfWidth ?? 0));
    }
  });

  test('the same seed gives the same result, and everything survives JSON', () => {
    const change: Change = { kind: 'agents', count: 2, like: null };
    const again = asked([change], JSON.parse(JSON.stringify(day)) as typeof day);
    expect(again).toEqual(results[0]);
    expect(JSON.parse(JSON.stringify(again))).toEqual(again);
  });
});

test('the day of a clumsy centre, begun in the middle of it, can be lived through as well', () => {
  for (let seed = 1; seed <= 6; seed += 1) {
    const centre = new build.Centre().given(build.openingCommands());
    const draw = build.drawFrom(seed);
    let startsAt = centre.now;
    for (let serial = 0; serial < 1_200; serial += 1) {
      if (serial === 300) startsAt = centre.now;
      centre.after(draw(3) * draw(4_000)).when(build.nextCommand(centre.state, draw, serial));
    }
    const clumsy = dayFromHistory(centre.history, startsAt, centre.now);
    expect(clumsy.leftOut.length).toBeGreaterThan(3);
    const { real, baseline } = asked([{ kind: 'agents', count: 1, like: null }], clumsy);
    const arrived = real.total.figures.arrived;
    expect(arrived).toBeGreaterThan(50);
    // Settings decide who is let in, and what is full at a moment differs.
    expect(Math.abs((baseline.total.figures.arrived?.mean ?? 0) / arrived - 1)).toBeLessThan(0.4);
  }
});

describe('what would be otherwise', () => {
  test('agents missing make customers wait longer', () => {
    const { differences, assumptions } = asked([{ kind: 'agents', count: -2, like: null }]);
    expect(differences.total.asaMs?.mean).toBeGreaterThan(
      differences.total.asaMs?.halfWidth ?? Infinity,
    );
    expect(assumptions.filter(({ kind }) => kind === 'agent-like')).toHaveLength(2);
  });

  test('an agent is added like the one that is named', () => {
    expect(applyChanges(day, [{ kind: 'agents', count: 1, like: 'Late-1' }])).toMatchObject({
      ok: true,
      value: { assumptions: [{ kind: 'agent-like', isAdded: true, agent: 'late-1' }] },
    });
  });

  test('arrivals grow by so many per cent, of one queue alone if wanted', () => {
    const { differences, real } = asked([{ kind: 'arrivals', byPct: 20, queue: 'chats' }]);
    const [calls, chats] = differences.queues;
    const before = real.queues[1]?.figures.arrived ?? 0;
    expect(calls?.figures.arrived?.mean).toBe(0);
    expect((chats?.figures.arrived?.mean ?? 0) / before).toBeCloseTo(0.2, 1);
  });

  test('three chats at once: handle times stay as measured, and the result says so', () => {
    const chats: Change = { kind: 'concurrency', channel: 'chat', countMax: 3 };
    const { differences, assumptions } = asked([chats]);
    expect(differences.queues[1]?.figures.asaMs?.mean).toBeLessThan(0);
    expect(assumptions).toContainEqual({
      kind: 'handle-time-unchanged',
      channel: 'chat',
      countMaxBefore: 1,
      countMax: 3,
    });
    expect(assumptions).toContainEqual({ kind: 'weight-lowered', channel: 'chat', weight: 33 });
    const slower = asked([chats, { kind: 'handle-time', byPct: 200, channel: 'chat' }]);
    expect(slower.assumptions.map(({ kind }) => kind)).not.toContain('handle-time-unchanged');
    expect(slower.differences.queues[1]?.figures.asaMs?.mean).toBeGreaterThan(
      differences.queues[1]?.figures.asaMs?.mean ?? 0,
    );
  });

  test('a longer target raises the service level without shortening a wait', () => {
    const { differences } = asked([
      { kind: 'ordering', ordering: 'first-come', queue: null },
      { kind: 'target', seconds: 120, queue: 'calls' },
    ]);
    expect(differences.queues[0]?.figures.serviceLevel?.mean).toBeGreaterThan(0.1);
  });

  test('a change that changes nothing makes no difference at all', () => {
    const { differences } = asked([{ kind: 'strategy', strategy: 'longest-idle', queue: null }]);
    expect(differences.total.asaMs).toEqual({ mean: 0, halfWidth: 0 });
  });

  test.each([
    [{ kind: 'agents', count: 1, like: 'Nobody' }, 'what-if.unknown-agent'],
    [{ kind: 'agents', count: -99, like: null }, 'what-if.too-few-agents'],
    [{ kind: 'arrivals', byPct: 5, queue: 'nowhere' }, 'what-if.unknown-queue'],
    [{ kind: 'concurrency', channel: 'fax', countMax: 2 }, 'what-if.unknown-channel'],
    [{ kind: 'handle-time', byPct: 5, channel: 'fax' }, 'what-if.unknown-channel'],
  ] as const)('what the day does not have is refused: %j', (change, kind) => {
    expect(applyChanges(day, [change])).toMatchObject({ ok: false, refusal: { kind } });
  });
});
