import fc from 'fast-check';
import { durationMs, instant } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { evaluate, INITIAL_STATE, nextDeadline, type AlarmFact } from './evaluate.ts';
import type { DeviceState } from './evaluate.ts';
import type { Rule } from './rule.ts';
import { compileRule } from './rules.ts';
import type { Signal } from './signal.ts';

const door = compileRule({ kind: 'door', settings: { openMaxMs: durationMs(60_000) } });
const cold = compileRule({
  kind: 'temperature',
  settings: { low: 2, high: 8, hysteresis: 0.5, forMs: durationMs(10_000) },
});
const heart = compileRule({ kind: 'defibrillator', settings: { taken: true } });

const OPEN: Signal = { kind: 'door', position: 'open' };
const CLOSED: Signal = { kind: 'door', position: 'closed' };
const TAKEN: Signal = { kind: 'defibrillator', place: 'taken' };
const RETURNED: Signal = { kind: 'defibrillator', place: 'returned' };
const degrees = (celsius: number): Signal => ({ kind: 'temperature', celsius });

type Step = { at: number; signal: Signal; isFresh?: boolean } | { at: number; signal?: undefined };

function run(rule: Rule, steps: readonly Step[]): { state: DeviceState; facts: AlarmFact[] } {
  let state = INITIAL_STATE;
  const facts: AlarmFact[] = [];
  for (const step of steps) {
    const at = instant(step.at);
    const done = evaluate(
      state,
      step.signal === undefined
        ? { type: 'time', at }
        : { type: 'reading', reading: { signal: step.signal, at, isFresh: step.isFresh ?? true } },
      rule,
    );
    state = done.state;
    facts.push(...done.facts);
  }
  return { state, facts };
}

const told = (rule: Rule, steps: readonly Step[]): string[] =>
  run(rule, steps).facts.map((fact) =>
    fact.type === 'AlarmRepeated'
      ? `repeated ${fact.repeats}`
      : `${fact.type === 'AlarmRaised' ? 'raised' : 'cleared'} ${fact.condition} ${fact.at}`,
  );

describe('door', () => {
  test('open longer than allowed becomes one alarm at the deadline; closing clears it', () => {
    expect(
      told(door, [
        { at: 0, signal: OPEN },
        { at: 59_999 },
        { at: 60_000 },
        { at: 70_000 },
        { at: 80_000, signal: CLOSED },
      ]),
    ).toEqual(['raised door-open-too-long 60000', 'cleared door-open-too-long 80000']);
  });

  test('closed in time is no alarm, and opening again starts the time anew', () => {
    const { state, facts } = run(door, [
      { at: 0, signal: OPEN },
      { at: 50_000, signal: CLOSED },
      { at: 55_000, signal: OPEN },
      { at: 100_000 },
    ]);
    expect(facts).toEqual([]);
    expect(nextDeadline(state)).toBe(115_000);
  });

  test('saying open again neither moves the deadline nor raises twice, but is counted', () => {
    expect(
      told(door, [
        { at: 0, signal: OPEN },
        { at: 30_000, signal: OPEN },
        { at: 61_000, signal: OPEN },
        { at: 62_000, signal: OPEN },
      ]),
    ).toEqual(['raised door-open-too-long 60000', 'repeated 1', 'repeated 2']);
  });

  test('a reading measured before the newest known one changes nothing', () => {
    const late = run(door, [
      { at: 10_000, signal: CLOSED },
      { at: 9_000, signal: OPEN },
    ]);
    expect(late.state.pending).toBeNull();
  });
});

describe('temperature', () => {
  test('clears only when back inside by the hysteresis', () => {
    expect(
      told(cold, [
        { at: 0, signal: degrees(8.1) },
        { at: 10_000 },
        { at: 11_000, signal: degrees(7.8) },
        { at: 12_000, signal: degrees(7.5) },
      ]),
    ).toEqual(['raised temperature-high 10000', 'repeated 1', 'cleared temperature-high 12000']);
  });

  test('a short peak is no alarm', () => {
    expect(
      told(cold, [
        { at: 0, signal: degrees(9) },
        { at: 9_999, signal: degrees(8) },
        { at: 60_000 },
      ]),
    ).toEqual([]);
  });

  test('from too warm to too cold clears one condition and begins the other', () => {
    expect(
      told(cold, [
        { at: 0, signal: degrees(9) },
        { at: 10_000 },
        { at: 20_000, signal: degrees(1) },
        { at: 30_000 },
      ]),
    ).toEqual([
      'raised temperature-high 10000',
      'cleared temperature-high 20000',
      'raised temperature-low 30000',
    ]);
  });
});

describe('defibrillator', () => {
  test('taken is an alarm at once and its return clears it', () => {
    expect(
      told(heart, [
        { at: 5, signal: TAKEN },
        { at: 9, signal: RETURNED },
      ]),
    ).toEqual(['raised defibrillator-taken 5', 'cleared defibrillator-taken 9']);
  });

  test('a retained "taken" raises nothing; the fresh one after it does', () => {
    expect(told(heart, [{ at: 5, signal: TAKEN, isFresh: false }])).toEqual([]);
    expect(
      told(heart, [
        { at: 5, signal: TAKEN, isFresh: false },
        { at: 6, signal: TAKEN },
      ]),
    ).toEqual(['raised defibrillator-taken 6']);
  });

  test('a retained "returned" may clear', () => {
    expect(
      told(heart, [
        { at: 5, signal: TAKEN },
        { at: 6, signal: RETURNED, isFresh: false },
      ]),
    ).toHaveLength(2);
  });
});

const signal = fc.oneof(fc.constant(OPEN), fc.constant(CLOSED));
const step = fc.record({
  wait: fc.integer({ min: 0, max: 50_000 }),
  signal: fc.option(signal, { nil: undefined }),
  isFresh: fc.boolean(),
});
function timed(steps: readonly { wait: number; signal: Signal | undefined; isFresh: boolean }[]) {
  let at = 0;
  return steps.map(({ wait, signal: said, isFresh }): Step => {
    at += wait;
    return said === undefined ? { at } : { at, signal: said, isFresh };
  });
}

describe('properties', () => {
  test('raised and cleared alternate, beginning with raised', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const ends = run(door, timed(steps)).facts.filter(({ type }) => type !== 'AlarmRepeated');
        ends.forEach(({ type }, index) => {
          expect(type).toBe(index % 2 === 0 ? 'AlarmRaised' : 'AlarmCleared');
        });
      }),
    );
  });

  test('retained readings alone never raise', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const stale = steps.map((one) => ({ ...one, isFresh: false }));
        expect(run(door, timed(stale)).facts).toEqual([]);
      }),
    );
  });

  test('an alarm means an open door, with nothing but open said, for the whole time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const all = timed(steps);
        for (const fact of run(door, all).facts) {
          if (fact.type !== 'AlarmRaised') continue;
          const within = all.filter(
            ({ at, signal: said }) => said && at > fact.at - 60_000 && at < fact.at,
          );
          expect(within.every(({ signal: said }) => said === OPEN)).toBe(true);
          expect(all.some(({ at, signal: said }) => at === fact.at - 60_000 && said === OPEN)).toBe(
            true,
          );
        }
      }),
    );
  });

  test('how often time is told makes no difference, nor does storing the state as JSON', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const sparse = timed(steps);
        const dense = sparse.flatMap((one): Step[] => [{ at: one.at - 1 }, one, { at: one.at }]);
        const end = { at: (sparse.at(-1)?.at ?? 0) + 100_000 };
        const once = run(door, [...sparse, end]);
        expect(run(door, [...dense, end])).toEqual(once);
        expect(JSON.parse(JSON.stringify(once.state))).toEqual(once.state);
      }),
    );
  });

  test('a pending condition and an active alarm never stand together', () => {
    const any = fc.array(
      fc.record({
        wait: fc.integer({ min: 0, max: 20_000 }),
        signal: fc.option(
          fc.double({ min: -5, max: 15, noNaN: true }).map((t): Signal => degrees(t)),
          { nil: undefined },
        ),
        isFresh: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(any, (steps) => {
        const { state } = run(cold, timed(steps));
        expect(state.pending === null || state.active === null).toBe(true);
      }),
    );
  });
});
