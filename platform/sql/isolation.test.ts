import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantId } from '@zentrale/kernel/values';
import { openTestStore, type TestStore } from '../testing/index.ts';

describe('tenant isolation', () => {
  let opened: TestStore;
  let other: TenantId;

  beforeAll(async () => {
    opened = await openTestStore();
    other = await opened.tenant();
    await opened.store.transact(other, (tx) =>
      tx.query(`insert into streams (stream, epoch, version) values ('theirs', 1, 0)`),
    );
  });
  afterAll(() => opened.close());

  test('a tenant reads its own rows and no others', async () => {
    const { store, tenantId } = opened;
    const streams = 'select stream from streams';
    expect(await store.transact(tenantId, (tx) => tx.query(streams))).toEqual([]);
    expect(await store.transact(other, (tx) => tx.query(streams))).toEqual([{ stream: 'theirs' }]);
  });

  test("another tenant's rows can be neither changed nor removed", async () => {
    const { store, tenantId } = opened;
    const changed = await store.transact(tenantId, async (tx) => [
      ...(await tx.query('update streams set version = 9 returning stream')),
      ...(await tx.query('delete from streams returning stream')),
    ]);
    expect(changed).toEqual([]);
    const theirs = await store.transact(other, (tx) => tx.query('select version from streams'));
    expect(theirs).toEqual([{ version: 0 }]);
  });

  test('a row of another tenant cannot be inserted', async () => {
    const inserting = opened.store.transact(opened.tenantId, (tx) =>
      tx.query('insert into streams (tenant_id, stream, epoch, version) values ($1, $2, 1, 0)', [
        other,
        'smuggled',
      ]),
    );
    await expect(inserting).rejects.toThrow('row-level security');
  });

  test('without a tenant the application sees nothing and can insert nothing', async () => {
    // The same connections that served a tenant before: nothing of it may linger.
    const asApp = 'set local role zentrale_app';
    const rows = await opened.store.system(async (queries) => {
      await queries.query('reset role');
      await queries.query(asApp);
      return await queries.query('select * from streams');
    });
    expect(rows).toEqual([]);
    const inserting = opened.store.system(async (queries) => {
      await queries.query('reset role');
      await queries.query(asApp);
      await queries.query(`insert into streams (stream, epoch, version) values ('x', 1, 0)`);
    });
    await expect(inserting).rejects.toThrow();
  });

  test('the system reads across tenants', async () => {
    const rows = await opened.store.system((queries) =>
      queries.query('select tenant_id as "tenantId" from tenants order by 1'),
    );
    expect(rows).toHaveLength(2);
  });

  test('every table with a tenant is protected, its owner included', async () => {
    const open = await opened.store.system((queries) =>
      queries.query(
        `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
           and a.attname = 'tenant_id' and not (c.relrowsecurity and c.relforcerowsecurity)`,
      ),
    );
    expect(open).toEqual([]);
  });
});
