import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { fieldOf } from './field-of.ts';
import { contested, isSame, mergeValues } from './merge.ts';

const base = { name: 'Service', priority: 300, steps: [{ requirement: 'any' }] };

describe('two administrators change the same setting', () => {
  test('what I have not touched is theirs, what I have changed stays mine', () => {
    const mine = { ...base, priority: 400 };
    const theirs = { ...base, name: 'Kundendienst', steps: [{ requirement: 'requested' }] };
    expect(mergeValues(base, mine, theirs)).toEqual({ ...theirs, priority: 400 });
    expect(contested(base, mine, theirs)).toEqual([]);
  });

  test('a field that both have changed is named, unless they agree', () => {
    const mine = { ...base, priority: 400, name: 'A' };
    const theirs = { ...base, priority: 500, name: 'A' };
    expect(contested(base, mine, theirs)).toEqual(['priority']);
    expect(mergeValues(base, mine, theirs).priority).toBe(400);
  });

  test('nothing of mine gives theirs, nothing of theirs gives mine', () => {
    const values = fc.record({ a: fc.integer(), b: fc.array(fc.string()), c: fc.boolean() });
    fc.assert(
      fc.property(values, values, (one, other) => {
        expect(mergeValues(one, one, other)).toEqual(other);
        expect(mergeValues(one, other, one)).toEqual(other);
      }),
    );
  });

  test('settings are compared by what they say, in whatever order', () => {
    expect(isSame({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    expect(isSame({ a: [1] }, { a: { 0: 1 } })).toBe(false);
    expect(isSame({ a: undefined }, {})).toBe(true);
  });
});

test('a refusal finds its field, whoever has named it', () => {
  expect(fieldOf({ field: 'body.queue.steps.0.requirement' }, 'queue')).toBe('steps.0.requirement');
  expect(fieldOf({ field: 'queue.priority' }, 'queue')).toBe('priority');
  expect(fieldOf({ field: 'profile.queueIds.2' }, 'profile')).toBe('queueIds');
  expect(fieldOf({ field: 'baseVersion' }, 'queue')).toBeNull();
  expect(fieldOf({}, 'queue')).toBeNull();
});
