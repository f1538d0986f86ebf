import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import { asId, durationMs, instant, type ConversationId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  agentId,
  cancel,
  centre,
  complete,
  decline,
  finish,
  interactionId,
  onDuty,
  passTime,
  queue,
  queueId,
  request,
  type Centre,
} from '../../testing/index.ts';
import type { RoutingCommand } from '../../core/index.ts';
import { interactionsOf, queueDay, recordHistory, segmentsOf } from './index.ts';

let database: TestStore;
beforeAll(async () => {
  database = await openTestStore();
});
afterAll(async () => database.close());

/** The record of a centre's history, every fact in a transaction of its own. */
async function recorded(floor: Centre) {
  const tenantId = await database.tenant();
  for (const each of floor.history) {
    await database.store.transact(tenantId, (tx) => recordHistory(tx, [each], { timeZone: 'UTC' }));
  }
  return database.store.transact(tenantId, async (tx) => {
    const conversationId = asId<ConversationId>('conversation-i1');
    const [row] = await interactionsOf(tx, conversationId);
    const segments = await segmentsOf(tx, conversationId);
    const days = await queueDay(tx, new Date(floor.now).toISOString().slice(0, 10));
    return { row, segments, days };
  });
}

/** Anna and Bea are ready, each with room for two chats. */
const room = { total: 100, channels: { chat: { weight: 50, countMax: 2 } } };
const opened = (more: Parameters<typeof queue>[1] = {}) =>
  centre().given(
    queue('service', more),
    queue('second'),
    agent('ann', { ...room, queues: ['service', 'second'] }),
    agent('bea', { ...room, queues: ['service', 'second'] }),
    onDuty('ann'),
  );

const own = (type: RoutingCommand['type'], by: string, more: object = {}): RoutingCommand =>
  ({ type, interactionId: interactionId('i1'), agentId: agentId(by), ...more }) as RoutingCommand;

describe('the record of work', () => {
  test('time on hold and time put aside are summed up, reopening is counted', async () => {
    const floor = opened().given(request('i1'), accept(1, 'ann'), own('HoldInteraction', 'ann'));
    floor.after(9_000).given(own('RetrieveInteraction', 'ann'));
    floor.given(own('ParkInteraction', 'ann'));
    expect((await recorded(floor)).row).toMatchObject({ state: 'parked', agentId: 'ann' });
    floor.after(29_000).given(own('ResumeInteraction', 'ann'));
    floor.given(complete('i1', 'ann', 'solved'), own('ReopenInteraction', 'ann'));
    floor.given(complete('i1', 'ann', 'solved'), finish('i1', 'ann'));
    const { row, segments } = await recorded(floor);
    expect(row).toMatchObject({
      state: 'closed',
      outcome: 'handled',
      holdCount: 1,
      holdMs: 10_000,
      parkedMs: 30_000,
      reopenCount: 1,
      wakesAt: null,
    });
    expect(segments.map(({ part, personId, endReason }) => [part, personId, endReason])).toEqual([
      ['agent', 'ann', 'parked'],
      ['agent', 'ann', 'finished'],
    ]);
  });

  test('colleagues are recorded with when they came, as what, and when they went', async () => {
    const floor = opened().given(onDuty('bea'), request('i1'), accept(1, 'ann'));
    floor.given(own('ConsultAgent', 'ann', { toAgentId: agentId('bea') }));
    const asked = await recorded(floor);
    expect(asked.row).toMatchObject({ state: 'active', agentId: 'ann' });
    floor.given(accept(2, 'bea'));
    floor.given(own('StartConference', 'ann', { partyAgentId: agentId('bea') }));
    floor.given(own('CompleteTransfer', 'ann', { toAgentId: agentId('bea') }));
    const { row, segments } = await recorded(floor);
    expect(row).toMatchObject({ state: 'active', agentId: 'bea', transferCount: 1 });
    expect(segments.map(({ part, personId, endReason }) => [part, personId, endReason])).toEqual([
      ['agent', 'ann', 'handed-over'],
      ['consulted', 'bea', 'conferenced'],
      ['conferenced', 'bea', 'handed-over'],
      ['transfer', 'bea', null],
    ]);
  });

  test('a supervisor’s part and mode are recorded', async () => {
    const floor = opened().given(request('i1'), accept(1, 'ann'));
    const by = { byPersonId: 'ruth', reason: 'new colleague' };
    floor.given(own('SuperviseInteraction', 'ann', { ...by, mode: 'monitor' }));
    floor.given(own('SuperviseInteraction', 'ann', { ...by, mode: 'barge' }));
    floor.given(own('EndSupervision', 'ann', { personId: 'ruth' }));
    const { segments } = await recorded(floor);
    expect(segments.slice(1)).toMatchObject([
      { part: 'supervisor', personId: 'ruth', mode: 'monitor', endReason: 'changed' },
      { part: 'supervisor', personId: 'ruth', mode: 'barge', endReason: 'left' },
    ]);
  });

  test('of several offers at once each may end; it waits again after the last', async () => {
    const floor = opened({ offerCountMax: 2 }).given(onDuty('bea'), request('i1'));
    expect((await recorded(floor)).row).toMatchObject({ state: 'offered' });
    floor.given(decline(1, 'ann'));
    expect((await recorded(floor)).row).toMatchObject({ state: 'offered' });
    floor.given(accept(2, 'bea'));
    expect((await recorded(floor)).row).toMatchObject({ state: 'active', agentId: 'bea' });
  });

  test('work taken by hand is answered; beyond capacity it counts as an override', async () => {
    const floor = centre().given(queue('service'), agent('ann'), onDuty('ann'));
    floor.given(request('i0'), accept(1, 'ann'), request('i1'));
    floor.when(own('TakeInteraction', 'ann'));
    expect(floor.refusal).toMatchObject({ kind: 'agent.no-capacity' });
    floor.given(own('TakeInteraction', 'ann', { isOverride: true }));
    const { row, segments, days } = await recorded(floor);
    expect(row).toMatchObject({ state: 'active', agentId: 'ann', overrideCount: 1, waitMs: 1_000 });
    expect(segments).toMatchObject([{ part: 'agent', isOverride: true }]);
    expect(days).toMatchObject([{ arrived: 2, answered: 2, waitMsSum: 2_000 }]);
  });

  test('overflow keeps the first arrival and counts the interaction in both queues', async () => {
    const floor = centre().given(
      queue('second'),
      queue('service', {
        waitMaxMs: durationMs(60_000),
        onWaitMax: 'overflow',
        overflowQueueId: queueId('second'),
      }),
    );
    floor.given(request('i1'));
    const queuedAt = floor.now;
    floor.after(60_000).when(passTime);
    const { row, days } = await recorded(floor);
    expect(row).toMatchObject({
      queueId: 'second',
      overflowedFrom: 'service',
      overflowCount: 1,
      queuedAt,
      waitMs: 60_000,
    });
    expect(days).toMatchObject([
      { queueId: 'second', arrived: 1, movedOn: 0 },
      { queueId: 'service', arrived: 1, movedOn: 1 },
    ]);
  });

  test('who waited too long expired; a scheduled wish taken back counts nowhere', async () => {
    const floor = centre().given(queue('service', { waitMaxMs: durationMs(60_000) }));
    floor.given(request('i1')).after(60_000).when(passTime);
    const expired = await recorded(floor);
    expect(expired.row).toMatchObject({ outcome: 'expired', waitMs: 60_000 });
    expect(expired.days).toMatchObject([{ arrived: 1, expired: 1, abandoned: 0 }]);
  });

  test('scheduled work counts when it is due; taken back before, it counts nowhere', async () => {
    const floor = centre().given(queue('service'));
    const dueAt = instant(floor.now + 60_000);
    floor.given({ ...request('i1'), notBeforeAt: dueAt });
    const scheduled = await recorded(floor);
    expect(scheduled.row).toMatchObject({ state: 'scheduled', wakesAt: dueAt });
    expect(scheduled.days).toEqual([]);
    floor.after(60_000).when(passTime);
    const due = await recorded(floor);
    expect(due.row).toMatchObject({ state: 'queued', wakesAt: null, queuedAt: dueAt });
    expect(due.days).toMatchObject([{ arrived: 1 }]);

    const other = centre().given(queue('service'));
    other.given({ ...request('i1'), notBeforeAt: instant(other.now + 60_000) }, cancel('i1'));
    const canceled = await recorded(other);
    expect(canceled.row).toMatchObject({ state: 'closed', outcome: 'canceled' });
    expect(canceled.days).toEqual([]);
  });

  test('scheduled work that a supervisor moves to another queue counts only there', async () => {
    const floor = centre().given(queue('service'), queue('second'));
    const dueAt = instant(floor.now + 60_000);
    floor.given({ ...request('i1'), notBeforeAt: dueAt });
    floor.given({
      type: 'ReassignInteraction',
      interactionId: interactionId('i1'),
      to: { queueId: queueId('second') },
      byPersonId: asId('ruth'),
      reason: 'their subject',
    });
    floor.after(60_000).when(passTime);
    const { days } = await recorded(floor);
    expect(days).toMatchObject([{ queueId: 'second', arrived: 1, movedOn: 0 }]);
    expect(floor.state.queues.get(queueId('second'))?.day.arrived).toBe(1);
  });

  test('a promised callback keeps the place of the wait it came from', async () => {
    const floor = centre().given(queue('service', { offersCallback: true }), request('i1'));
    const queuedAt = floor.now;
    const startsAt = instant(floor.now + 60_000);
    floor.given({
      type: 'RequestCallback',
      interactionId: interactionId('i1'),
      notBeforeAt: startsAt,
    });
    const promised = await recorded(floor);
    expect(promised.row).toMatchObject({ state: 'scheduled', isCallback: true, wakesAt: startsAt });
    floor.after(60_000).when(passTime);
    const { row, days } = await recorded(floor);
    expect(row).toMatchObject({ state: 'queued', queuedAt });
    expect(days).toMatchObject([{ arrived: 1 }]);
  });
});
