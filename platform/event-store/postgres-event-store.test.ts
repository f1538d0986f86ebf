import { expect, test } from 'vitest';
import { asId, type TenantId } from '@zentrale/kernel/values';
import { describeEventStore, openTestStore, silentLog } from '../testing/index.ts';
import { PostgresEventStore } from './postgres-event-store.ts';

describeEventStore('PostgreSQL', async () => {
  const opened = await openTestStore();
  const events = new PostgresEventStore({ connection: opened.connection, log: silentLog });
  return {
    events,
    tenantId: opened.tenantId,
    otherTenantId: await opened.tenant(),
    close: async () => {
      await events.close();
      await opened.close();
    },
  };
});

test('a store out of reach is a retryable fault', async () => {
  const connection = 'postgresql://nobody:none@127.0.0.1:1/none';
  const events = new PostgresEventStore({ connection, log: silentLog });
  const tenantId = asId<TenantId>('ten_any');
  await expect(events.claim(tenantId, 'any')).rejects.toMatchObject({
    name: 'Fault',
    kind: 'store.unavailable',
    retryable: true,
  });
  await events.close();
});
