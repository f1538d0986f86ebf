import { later, type Instant } from '@zentrale/kernel/values';
import type { Breach, Condition, Rule } from './rule.ts';
import type { Reading } from './signal.ts';

/** What is remembered of a device between readings; plain JSON, so that it survives a restart. */
export interface DeviceState {
  /** The newest instant a reading was applied for. */
  readonly lastAt: Instant | null;
  /** A condition that has begun and becomes an alarm at `dueAt`. */
  readonly pending: {
    readonly condition: Condition;
    readonly sinceAt: Instant;
    readonly dueAt: Instant;
  } | null;
  /** The alarm that is up. `repeats` counts the readings that said the same again. */
  readonly active: {
    readonly condition: Condition;
    readonly raisedAt: Instant;
    readonly repeats: number;
  } | null;
}

export type AlarmFact =
  | { readonly type: 'AlarmRaised'; readonly condition: Condition; readonly at: Instant }
  | { readonly type: 'AlarmRepeated'; readonly condition: Condition; readonly repeats: number }
  | { readonly type: 'AlarmCleared'; readonly condition: Condition; readonly at: Instant };

export interface Evaluation {
  readonly state: DeviceState;
  readonly facts: readonly AlarmFact[];
}

/** A reading has come, or time has passed. */
export type Occurrence =
  | { readonly type: 'reading'; readonly reading: Reading }
  | { readonly type: 'time'; readonly at: Instant };

export const INITIAL_STATE: DeviceState = { lastAt: null, pending: null, active: null };

/** When time alone will change this device's state. */
export function nextDeadline(state: DeviceState): Instant | null {
  return state.pending?.dueAt ?? null;
}

/** Applies one occurrence. Telling the same time twice changes nothing. */
export function evaluate(state: DeviceState, occurrence: Occurrence, rule: Rule): Evaluation {
  if (occurrence.type === 'time') return passTime(state, occurrence.at);
  const { reading } = occurrence;
  // What was measured before the reading we know is history, not news.
  if (state.lastAt !== null && reading.at < state.lastAt) return { state, facts: [] };
  const before = passTime(state, reading.at);
  const applied = applyReading(before.state, reading, rule);
  const after = passTime(applied.state, reading.at);
  return { state: after.state, facts: [...before.facts, ...applied.facts, ...after.facts] };
}

function passTime(state: DeviceState, at: Instant): Evaluation {
  const { pending } = state;
  if (pending === null || pending.dueAt > at) return { state, facts: [] };
  const { condition, dueAt } = pending;
  return {
    state: { ...state, pending: null, active: { condition, raisedAt: dueAt, repeats: 0 } },
    facts: [{ type: 'AlarmRaised', condition, at: dueAt }],
  };
}

function applyReading(state: DeviceState, reading: Reading, rule: Rule): Evaluation {
  const { active } = state;
  const breach = rule(reading.signal, active?.condition ?? null);
  if (active === null) {
    const pending = pendingAfter(state.pending, breach, reading);
    return { state: { ...state, lastAt: reading.at, pending }, facts: [] };
  }
  if (breach?.condition === active.condition) return repeat(state, active, reading);
  return {
    state: { lastAt: reading.at, active: null, pending: pendingAfter(null, breach, reading) },
    facts: [{ type: 'AlarmCleared', condition: active.condition, at: reading.at }],
  };
}

function repeat(
  state: DeviceState,
  active: NonNullable<DeviceState['active']>,
  reading: Reading,
): Evaluation {
  if (!reading.isFresh) return { state: { ...state, lastAt: reading.at }, facts: [] };
  const { condition } = active;
  const repeats = active.repeats + 1;
  return {
    state: { ...state, lastAt: reading.at, active: { ...active, repeats } },
    facts: [{ type: 'AlarmRepeated', condition, repeats }],
  };
}

function pendingAfter(
  pending: DeviceState['pending'],
  breach: Breach | null,
  reading: Reading,
): DeviceState['pending'] {
  if (breach === null) return null;
  if (pending?.condition === breach.condition) return pending;
  if (!reading.isFresh) return null;
  const { condition, forMs } = breach;
  return { condition, sinceAt: reading.at, dueAt: later(reading.at, forMs) };
}
