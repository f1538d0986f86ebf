import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../testing/index.ts';
import { SystemClock } from '../clock/index.ts';
import { TimeOrderedIds } from '../ids/index.ts';
import { silentLog } from '../testing/silent-log.ts';
import { isUniqueViolation, openStore } from './postgres.ts';

describe('store', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  });
  afterAll(() => opened.close());

  const outboxCount = async (): Promise<number> => {
    const rows = await opened.store.system((queries) =>
      queries.query<{ count: number }>('select count(*) as count from outbox'),
    );
    return rows[0]?.count ?? -1;
  };
  const insert = `insert into streams (stream, epoch, version) values ('s', $1, 0)`;

  test('a bigint comes back as a number', async () => {
    const { store, tenantId } = opened;
    const rows = await store.transact(tenantId, (tx) =>
      tx.query(`select 1750000000000::bigint as "at", count(*) as count from streams`),
    );
    expect(rows).toEqual([{ at: 1_750_000_000_000, count: 0 }]);
  });

  test('work that throws leaves neither rows nor messages nor anything to do', async () => {
    const { store, tenantId } = opened;
    const done: string[] = [];
    const transaction = store.transact(tenantId, async (tx) => {
      await tx.query(insert, [1]);
      await tx.enqueue({ topic: 't', key: 'k', body: {} });
      tx.afterCommit(() => done.push('never'));
      throw new Error('changed my mind');
    });
    await expect(transaction).rejects.toThrow('changed my mind');
    expect(await store.transact(tenantId, (tx) => tx.query('select * from streams'))).toEqual([]);
    expect(await outboxCount()).toBe(0);
    expect(done).toEqual([]);
  });

  test('what follows a commit runs in order, and a failure of one harms no other', async () => {
    const { store, tenantId } = opened;
    const done: string[] = [];
    const enqueued: number[] = [];
    const stop = store.onEnqueued((dueAt) => enqueued.push(dueAt));
    const now = await store.transact(tenantId, async (tx) => {
      tx.afterCommit(() => done.push('first'));
      tx.afterCommit(() => {
        throw new Error('unlucky');
      });
      tx.afterCommit(() => done.push('last'));
      await tx.enqueue({ topic: 't', key: 'k', body: [1, 2] });
      expect(done).toEqual([]);
      return tx.now;
    });
    stop();
    expect(done).toEqual(['first', 'last']);
    expect(enqueued).toEqual([now]);
    expect(await outboxCount()).toBe(1);
  });

  test('a unique violation is recognisable, by constraint', async () => {
    const { store, tenantId } = opened;
    await store.transact(tenantId, (tx) => tx.query(insert, [1]));
    const error = await store
      .transact(tenantId, (tx) => tx.query(insert, [1]))
      .catch((caught: unknown) => caught);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'streams_pkey')).toBe(true);
    expect(isUniqueViolation(error, 'other_key')).toBe(false);
    expect(isUniqueViolation(new Error('other'))).toBe(false);
  });

  test('a statement that failed and was ignored does not pass for a commit', async () => {
    const { store, tenantId } = opened;
    const transaction = store.transact(tenantId, async (tx) => {
      await tx.query('select 1/0').catch(() => undefined);
    });
    await expect(transaction).rejects.toMatchObject({ name: 'Bug' });
  });

  test('a query that outlives its transaction is a bug', async () => {
    const { store, tenantId } = opened;
    const leaked = await store.transact(tenantId, (tx) => Promise.resolve([tx]));
    await expect(leaked[0]?.query('select 1')).rejects.toMatchObject({ name: 'Bug' });
  });

  test('a tenant id is a value, whatever it holds', async () => {
    const { store, tenantId } = opened;
    const odd = `x'; drop table streams; --\\` as typeof tenantId;
    const [row] = await store.transact(odd, (tx) =>
      tx.query<{ tenant: string }>(`select current_setting('app.tenant') as tenant`),
    );
    expect(row?.tenant).toBe(odd);
  });

  test('a connection cut in mid-transaction is a retryable fault, and the next one works', async () => {
    const { store, tenantId } = opened;
    const cut = store.transact(tenantId, async (tx) => {
      const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await opened.store.system(async (queries) => {
        await queries.query('reset role');
        await queries.query('select pg_terminate_backend($1)', [row?.pid]);
      });
      await tx.query('select 1');
    });
    await expect(cut).rejects.toMatchObject({ kind: 'store.unavailable', retryable: true });
    expect(await store.transact(tenantId, (tx) => tx.query('select 1 as one'))).toEqual([
      { one: 1 },
    ]);
  });

  test('a store out of reach is a retryable fault', async () => {
    const about = { clock: new SystemClock(), ids: new TimeOrderedIds(), log: silentLog };
    const store = openStore({ ...about, connection: 'postgresql://a:b@127.0.0.1:1/c' });
    const failing = store.system((queries) => queries.query('select 1'));
    await expect(failing).rejects.toMatchObject({ kind: 'store.unavailable', retryable: true });
    await store.close();
  });
});
