import type { WorkView } from '@zentrale/protocol/views';
import { describe, expect, test } from 'vitest';
import { byNeed, groupWork, orderWork, urgencyOf } from './rules.ts';

const work = (interactionId: string, more: Partial<WorkView> = {}): WorkView => ({
  interactionId,
  conversationId: `c-${interactionId}`,
  channel: 'chat',
  state: 'active',
  queueId: 'q',
  queueName: 'Queue',
  customerId: 'k',
  customerName: 'Customer',
  subject: '',
  priority: 0,
  queuedAt: 0,
  isCallback: false,
  isInterrupted: false,
  parties: [],
  asked: [],
  supervisors: [],
  wakesAt: null,
  assignedAt: 1_000,
  completedAt: null,
  wrapUpEndsAt: null,
  dispositionId: null,
  lastLine: '',
  lastLineAt: null,
  customerWaitsAt: null,
  unreadCount: 0,
  ...more,
});
const ids = (list: readonly WorkView[]) => list.map((one) => one.interactionId);

describe('the order of held work', () => {
  test('puts alarms first, then who waits longest, then answered ones', () => {
    const list = [
      work('answered'),
      work('short', { customerWaitsAt: 9_000 }),
      work('long', { customerWaitsAt: 2_000 }),
      work('alarm', { channel: 'alarm', customerWaitsAt: 9_500 }),
    ];
    expect(ids(list.toSorted(byNeed))).toEqual(['alarm', 'long', 'short', 'answered']);
  });

  test('does not move under the pointer; new work comes last', () => {
    const list = [
      work('a'),
      work('b', { customerWaitsAt: 1 }),
      work('new', { customerWaitsAt: 0 }),
    ];
    expect(ids(orderWork(list, ['a', 'b'], true))).toEqual(['a', 'b', 'new']);
    expect(ids(orderWork(list, ['a', 'b'], false))).toEqual(['new', 'b', 'a']);
  });
});

test('groups follow one another from what is going on to what was put aside', () => {
  const list = [
    work('parked', { state: 'parked' }),
    work('wrap', { state: 'wrap-up' }),
    work('held', { state: 'on-hold' }),
    work('b'),
    work('a'),
  ];
  const groups = groupWork(orderWork(list, [], false));
  expect(groups.map(({ place, work: inIt }) => [place, ids(inIt)])).toEqual([
    ['active', ['a', 'b']],
    ['on-hold', ['held']],
    ['wrap-up', ['wrap']],
    ['parked', ['parked']],
  ]);
});

describe('urgency', () => {
  test('grows with the customer’s waiting and rests after an answer', () => {
    expect(urgencyOf(work('a', { customerWaitsAt: 0 }), 59_999)).toBe('calm');
    expect(urgencyOf(work('a', { customerWaitsAt: 0 }), 60_000)).toBe('amber');
    expect(urgencyOf(work('a', { customerWaitsAt: 0 }), 180_000)).toBe('red');
    expect(urgencyOf(work('a'), 999_999)).toBe('calm');
  });

  test('rests while work is parked', () => {
    const parked = work('a', { state: 'parked', customerWaitsAt: 0 });
    expect(urgencyOf(parked, 999_999)).toBe('calm');
  });

  test('warns shortly before wrap-up ends by itself', () => {
    const wrap = work('a', { state: 'wrap-up', wrapUpEndsAt: 60_000 });
    expect(urgencyOf(wrap, 40_000)).toBe('calm');
    expect(urgencyOf(wrap, 50_000)).toBe('amber');
  });
});
