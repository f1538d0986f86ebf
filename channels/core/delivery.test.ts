import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeStatus, type MessageStatus } from './delivery.ts';

const status = fc.constantFrom<MessageStatus>('queued', 'sent', 'delivered', 'read', 'failed');

describe('delivery status', () => {
  test.each([
    ['queued', 'sent', 'sent'],
    ['delivered', 'sent', 'delivered'],
    ['read', 'delivered', 'read'],
    ['failed', 'sent', 'failed'],
    ['sent', 'failed', 'failed'],
    ['received', 'failed', 'received'],
    ['sent', 'received', 'sent'],
  ] as const)('%s and then %s is %s', (current, reported, expected) => {
    expect(mergeStatus(current, reported)).toBe(expected);
  });

  test('receipts in any order, doubled or not, give the same status', () => {
    const shuffled = fc
      .array(status, { minLength: 1, maxLength: 8 })
      .chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([all, again]) => {
        const join = (list: MessageStatus[]) => list.reduce(mergeStatus, 'queued');
        expect(join(again)).toBe(join(all));
      }),
    );
  });
});
