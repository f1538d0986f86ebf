import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import { asId, instant, type ConversationId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  cancel,
  centre,
  complete,
  connect,
  finish,
  onDuty,
  queue,
  request,
  toAgent,
  toQueue,
  type Centre,
} from '../../testing/index.ts';
import { interactionsOf, queueDay, recordHistory, segmentsOf } from './index.ts';

let database: TestStore;
beforeAll(async () => {
  database = await openTestStore();
});
afterAll(async () => database.close());

/** Records the centre's history for a tenant of its own, in two parts as a follower might. */
async function recorded(floor: Centre, timeZone = 'Europe/Berlin') {
  const tenantId = await database.tenant();
  const half = Math.floor(floor.history.length / 2);
  for (const part of [floor.history.slice(0, half), floor.history.slice(half)]) {
    await database.store.transact(tenantId, (tx) => recordHistory(tx, part, { timeZone }));
  }
  return {
    day: (day: string) => database.store.transact(tenantId, (tx) => queueDay(tx, day)),
    of: (name: string) =>
      database.store.transact(tenantId, (tx) =>
        interactionsOf(tx, asId<ConversationId>(`conversation-${name}`)),
      ),
    parts: (name: string) =>
      database.store.transact(tenantId, (tx) =>
        segmentsOf(tx, asId<ConversationId>(`conversation-${name}`)),
      ),
  };
}

const opened = () =>
  centre().given(queue('service'), queue('second'), agent('ann'), agent('bea'), onDuty('ann'));

describe('the record of routing', () => {
  test('one row tells the whole way of an interaction', async () => {
    const floor = opened().when(request('i1'));
    const queuedAt = floor.now;
    floor
      .after(4_000)
      .when(accept(1, 'ann'))
      .given(complete('i1', 'ann', 'solved'));
    floor.given(finish('i1', 'ann'));
    const [row] = await (await recorded(floor)).of('i1');
    expect(row).toEqual({
      interactionId: 'i1',
      conversationId: 'conversation-i1',
      customerId: 'customer-i1',
      queueId: 'service',
      channel: 'chat',
      state: 'closed',
      agentId: 'ann',
      priority: 100,
      queuedAt,
      offeredAt: queuedAt,
      acceptedAt: queuedAt + 4_000,
      completedAt: queuedAt + 5_000,
      closedAt: queuedAt + 6_000,
      waitMs: 4_000,
      step: 0,
      isCallback: false,
      callbackRequestedAt: null,
      wakesAt: null,
      overflowedFrom: null,
      overflowCount: 0,
      holdCount: 0,
      holdMs: 0,
      parkedMs: 0,
      handleMs: 2_000,
      reopenCount: 0,
      overrideCount: 0,
      transferCount: 0,
      dispositionId: 'solved',
      outcome: 'handled',
    });
  });

  test('a customer who left is abandoned and counted on the day she came', async () => {
    const floor = centre().given(queue('service'));
    // One second before midnight in Berlin.
    floor.now = instant(Date.UTC(2025, 5, 15, 21, 59, 59));
    floor.when(request('i1')).after(10_000).when(cancel('i1'));
    const read = await recorded(floor);
    expect(await read.of('i1')).toMatchObject([{ outcome: 'abandoned', waitMs: 10_000 }]);
    const counts = [{ queueId: 'service', arrived: 1, answered: 0, abandoned: 1, waitMsSum: 0 }];
    expect(await read.day('2025-06-15')).toMatchObject(counts);
    expect(await read.day('2025-06-16')).toEqual([]);
  });

  test('answers in time and late are counted once, transfers count in both queues', async () => {
    const floor = opened().given(request('i1')).when(accept(1, 'ann'));
    floor.given(
      toQueue('i1', 'ann', 'second'),
      agent('bea', { queues: ['second'] }),
      connect('bea'),
    );
    floor.after(25_000).given(onDuty('bea')).when(accept(2, 'bea'));
    const read = await recorded(floor);
    const day = new Date(floor.now).toISOString().slice(0, 10);
    expect(await read.day(day)).toMatchObject([
      { queueId: 'second', arrived: 1, answered: 1, answeredInTime: 0, abandoned: 0 },
      { queueId: 'service', arrived: 1, answered: 1, answeredInTime: 1, waitMsSum: 0 },
    ]);
    expect(await read.of('i1')).toMatchObject([
      { queueId: 'second', agentId: 'bea', transferCount: 1, state: 'active' },
    ]);
  });

  test('while a transfer is on its way the row stays with its sender', async () => {
    const floor = opened().given(request('i1'), accept(1, 'ann'), connect('bea'));
    floor.given(toAgent('i1', 'ann', 'bea'));
    expect(await (await recorded(floor)).of('i1')).toMatchObject([
      { state: 'active', agentId: 'ann' },
    ]);
    floor.given(accept(2, 'bea'));
    expect(await (await recorded(floor)).of('i1')).toMatchObject([
      { state: 'active', agentId: 'bea', transferCount: 1 },
    ]);
  });
});
