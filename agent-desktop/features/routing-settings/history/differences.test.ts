import { expect, test } from 'vitest';
import { differences } from './differences.ts';
import { isUndoable } from './is-undoable.ts';

const paths = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  differences(before, after).map(({ path, before, after }) => [path.join('.'), before, after]);

test('a change is told member by member, as deep as it goes', () => {
  const queue = {
    name: 'Service',
    priority: 300,
    steps: [
      { requirement: 'requested', lastsMs: 20_000 },
      { requirement: 'any', lastsMs: null },
    ],
    reserve: null,
    queueIds: ['a', 'b'],
  };
  expect(paths(queue, queue)).toEqual([]);
  expect(
    paths(queue, {
      ...queue,
      priority: 320,
      steps: [{ requirement: 'requested', lastsMs: 30_000 }, queue.steps[1]],
      queueIds: ['a'],
    }),
  ).toEqual([
    ['priority', 300, 320],
    ['steps.0.lastsMs', 20_000, 30_000],
    ['queueIds', ['a', 'b'], ['a']],
  ]);
  expect(paths(queue, { ...queue, reserve: { queueId: 'b', idleMin: 2 } })).toEqual([
    ['reserve', null, { queueId: 'b', idleMin: 2 }],
  ]);
});

test('a step that comes or goes is told as a whole', () => {
  const step = { requirement: 'any', lastsMs: null };
  expect(paths({ steps: [step] }, { steps: [step, step] })).toEqual([['steps.1', undefined, step]]);
});

test('skills, holidays and days go by what they are, not by where they stand', () => {
  const german = { skillId: 'german', proficiency: 70 };
  const billing = { skillId: 'billing', proficiency: 50 };
  expect(paths({ skills: [german, billing] }, { skills: [billing, german] })).toEqual([]);
  expect(
    paths({ skills: [german, billing] }, { skills: [{ ...german, proficiency: 90 }] }),
  ).toEqual([
    ['skills.german', german, { ...german, proficiency: 90 }],
    ['skills.billing', billing, undefined],
  ]);
  const monday = { day: 1, fromMinute: 480, toMinute: 1080 };
  expect(paths({ weekly: [monday] }, { weekly: [monday, { ...monday, day: 2 }] })).toEqual([
    ['weekly.2', undefined, [{ ...monday, day: 2 }]],
  ]);
});

test('what always exists, or is decided in the directory, has no way back before its beginning', () => {
  const change = { before: null, after: {} } as const;
  const of = (kind: 'centre' | 'skills' | 'agent' | 'queue', more: object = {}) =>
    isUndoable({ ...change, kind, ...more } as Parameters<typeof isUndoable>[0]);
  expect([of('centre'), of('skills'), of('agent'), of('queue')]).toEqual([
    false,
    false,
    false,
    true,
  ]);
  expect(of('agent', { before: {} })).toBe(true);
  expect(of('agent', { before: {}, after: null })).toBe(false);
  expect(of('queue', { before: {}, after: null })).toBe(true);
});
