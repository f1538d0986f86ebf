import { instant } from '@zentrale/kernel/values';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDeadlines, DeadlineBook, type Deadline } from './deadlines.ts';

const MONDAY = Date.UTC(2026, 5, 1, 8);

/** Adds at so many milliseconds, takes back one that is there, for good or not, or looks. */
const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ add: fc.integer({ min: 0, max: 5_000 }) }) },
    { weight: 3, arbitrary: fc.record({ takeBack: fc.nat(1_000) }) },
    { weight: 3, arbitrary: fc.record({ renew: fc.nat(1_000), at: fc.nat(5_000) }) },
    { weight: 3, arbitrary: fc.constant({ look: true }) },
  ),
  { maxLength: 400 },
);

test('the first is the earliest of those not taken back, whatever was done before', () => {
  fc.assert(
    fc.property(acts, (steps) => {
      const book = new DeadlineBook();
      let live: Deadline[] = [];
      const expectFirst = () => expect(book.first()).toBe(live.toSorted(compareDeadlines)[0]);
      for (const [index, step] of steps.entries()) {
        if ('add' in step) {
          live.push(book.add(instant(MONDAY + step.add), 'wait-end', `i${index}`));
        } else if ('look' in step) {
          expectFirst();
        } else if ('renew' in step) {
          const chosen = live[step.renew % live.length];
          if (chosen === undefined) continue;
          book.takeBack(chosen);
          book.renew(chosen, instant(MONDAY + step.at), 'handle-end');
        } else if (live.length > 0) {
          const chosen = live[step.takeBack % live.length] as Deadline;
          book.takeBack(chosen);
          live = live.filter((one) => one !== chosen);
        }
      }
      expect(book.size).toBe(live.length);
      expect(new Set(book)).toEqual(new Set(live));
      for (; live.length > 0; live = live.filter(({ part }) => part !== null)) {
        expectFirst();
        book.takeBack(book.first() as Deadline);
      }
      expect(book.first()).toBe(undefined);
    }),
  );
});

test('what was taken back long before its time leaves nothing behind', () => {
  const book = new DeadlineBook();
  const kept = book.add(instant(MONDAY), 'wake', 'kept');
  for (let index = 1; index <= 10_000; index += 1) {
    book.takeBack(book.add(instant(MONDAY + index * 1_000), 'handle-end', `i${index}`));
  }
  expect([...book]).toEqual([kept]);
  book.takeBack(kept);
  expect(book.first()).toBe(undefined);
});
