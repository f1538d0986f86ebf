import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { atOnce } from '../fields/capacity.ts';
import { durationText, unitOf } from '../fields/duration.ts';
import { idOfName } from '../id-of-name.ts';
import { readRoutingSearch } from '../sections.ts';
import { addStep, moveStep, NEW_QUEUE, overflows, removeStep, startsOf } from './queue-values.ts';

const requirements = (steps: typeof NEW_QUEUE.steps) => steps.map(({ requirement }) => requirement);

describe('routing steps', () => {
  test('a new one comes before the last, which has no end', () => {
    const steps = addStep(NEW_QUEUE.steps);
    expect(requirements(steps)).toEqual([
      'requested',
      'requested minus 20',
      'requested minus 10',
      'any',
    ]);
    expect(startsOf(steps)).toEqual([0, 20_000, 60_000, 80_000]);
  });

  test('whatever is moved, removed or added, only the last one has no end', () => {
    const act = fc.record({
      kind: fc.constantFrom('add', 'remove', 'up', 'down'),
      at: fc.nat({ max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let steps = [...NEW_QUEUE.steps];
        for (const { kind, at } of acts) {
          const index = at % steps.length;
          if (kind === 'add') steps = addStep(steps);
          else if (kind === 'remove' && steps.length > 1) steps = removeStep(steps, index);
          else if (kind === 'up' && index > 0) steps = moveStep(steps, index, -1);
          else if (kind === 'down' && index < steps.length - 1) steps = moveStep(steps, index, 1);
        }
        expect(steps.map(({ lastsMs }) => lastsMs === null).indexOf(true)).toBe(steps.length - 1);
        expect(steps.at(-1)?.skipsWhenNobody).toBe(false);
      }),
    );
  });

  test('an overflow queue is needed where anything overflows', () => {
    expect(overflows(NEW_QUEUE)).toBe(false);
    expect(overflows({ ...NEW_QUEUE, onClosed: 'overflow' })).toBe(true);
  });
});

test('an id says what it stands for and is not taken', () => {
  expect(idOfName('Rückgabe & Umtausch', [])).toBe('rueckgabe-umtausch');
  expect(idOfName('  Crème brûlée ', ['creme-brulee', 'creme-brulee-2'])).toBe('creme-brulee-3');
  expect(idOfName('***', [])).toBe('new');
  expect(idOfName('a'.repeat(200), [])).toHaveLength(40);
});

test('a duration is shown whole, in its largest unit', () => {
  expect([0, 20_000, 90_000, 120_000, 7_200_000, 172_800_000].map(unitOf)).toEqual([
    'second',
    'second',
    'second',
    'minute',
    'hour',
    'day',
  ]);
  expect(durationText(120_000, 'en')).toBe('2 min');
});

test('capacity says how many of a channel fit', () => {
  expect(atOnce(100, { weight: 40, countMax: 3 })).toBe(2);
  expect(atOnce(100, { weight: 10, countMax: 3 })).toBe(3);
  expect(atOnce(100, { weight: 0, countMax: 3 })).toBe(3);
});

test('the address tells what is asked about, and nonsense is left out', () => {
  expect(readRoutingSearch({ queue: 42, channel: '', setting: 'queue:a', more: 'x' })).toEqual({
    queue: '42',
    setting: 'queue:a',
  });
});
