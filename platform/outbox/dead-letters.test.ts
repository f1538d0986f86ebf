import { afterAll, beforeAll, expect, test } from 'vitest';
import { ManualClock } from '@zentrale/kernel/testing';
import { InProcessBus } from '../bus/index.ts';
import { TimeOrderedIds } from '../ids/index.ts';
import { openTestStore, silentLog, type TestStore } from '../testing/index.ts';
import { PostgresDeadLetters } from './dead-letters.ts';

const clock = new ManualClock();
const letters = new PostgresDeadLetters({
  bus: new InProcessBus(silentLog),
  ids: new TimeOrderedIds(),
});
let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore({ clock });
});
afterAll(() => opened.close());

const record = async (payload: Uint8Array, tenantId = opened.tenantId): Promise<void> => {
  clock.advance(1);
  await opened.store.transact(tenantId, (tx) =>
    letters.record(tx, { source: 'mqtt', place: 'a/b', reason: 'not JSON', field: 'x', payload }),
  );
};

test("a stranger's bytes are kept as text that can be shown, cut short", async () => {
  const tenantId = await opened.tenant();
  await record(new Uint8Array([0, 0xff, 0x41]), tenantId);
  await record(new TextEncoder().encode(`${'x'.repeat(1_999)}😀`), tenantId);
  const listed = await opened.store.transact(tenantId, (tx) => letters.list(tx, 10));
  expect(listed.map(({ payload }) => payload)).toEqual([
    `${'x'.repeat(1_999)}\uFFFD`,
    '\uFFFD\uFFFDA',
  ]);
  expect(listed[0]).toMatchObject({ source: 'mqtt', place: 'a/b', reason: 'not JSON', field: 'x' });
});

test('beyond a thousand letters the oldest make room, for this tenant only', async () => {
  const other = await opened.tenant();
  await record(new TextEncoder().encode('theirs'), other);
  await opened.store.transact(opened.tenantId, (tx) =>
    tx.query(
      `insert into dead_letters (dead_letter_id, recorded_at, source, place, reason, payload)
       select 'old_' || n, n, 'mqtt', '', '', n::text from generate_series(1, 1000) as n`,
    ),
  );
  await record(new TextEncoder().encode('newest'));
  const { store, tenantId } = opened;
  const listed = await store.transact(tenantId, (tx) => letters.list(tx, 2_000));
  expect(listed).toHaveLength(1_000);
  expect(listed[0]?.payload).toBe('newest');
  expect(listed.at(-1)?.payload).toBe('2');
  expect(await store.transact(other, (tx) => letters.list(tx, 10))).toHaveLength(1);
});
