import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Clock, Ids, Log } from '@zentrale/kernel/ports';
import { asId, type TenantId } from '@zentrale/kernel/values';
import { onConnection } from '../sql/connect.ts';
import { SystemClock } from '../clock/index.ts';
import { TimeOrderedIds } from '../ids/index.ts';
import { migrate, readMigrations, type Migration } from '../sql/migrate.ts';
import { openStore, type PostgresStore } from '../sql/postgres.ts';
import { ask, openTestServer } from './shared-server.ts';
import { silentLog } from './silent-log.ts';

/** A migrated database of its own, for one test file. */
export interface TestStore {
  readonly store: PostgresStore;
  /** A tenant that is already there. */
  readonly tenantId: TenantId;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Address of the database, as its owner. */
  readonly connection: string;
  /** Inserts another tenant. */
  tenant(): Promise<TenantId>;
  /** Closes the store and drops the database. */
  close(): Promise<void>;
}

export interface TestStoreOptions {
  /** The machine's clock when left out. */
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Log;
  readonly poolSizeMax?: number;
}

const MIGRATIONS = fileURLToPath(new URL('../../server/migrations', import.meta.url));
const TEMPLATE_LOCK = 7_236_502;

/**
 * Opens a fresh PostgreSQL database with all migrations applied. The first call on a machine
 * starts the server (two seconds); afterwards a call takes some tens of milliseconds.
 */
export async function openTestStore(options: TestStoreOptions = {}): Promise<TestStore> {
  const server = await openTestServer();
  const name = `zt_${process.pid}_${randomBytes(6).toString('hex')}`;
  const template = await templateDatabase(server.connection, await readMigrations(MIGRATIONS));
  await ask(server.connection, `create database ${name} template ${template}`);
  const connection = inDatabase(server.connection, name);
  const clock = options.clock ?? new SystemClock();
  const ids = options.ids ?? new TimeOrderedIds();
  const log = options.log ?? silentLog;
  const store = openStore({ connection, clock, ids, log, poolSizeMax: options.poolSizeMax ?? 5 });
  const tenant = async (): Promise<TenantId> => await insertTenant(store, clock);
  const close = async (): Promise<void> => {
    await store.close();
    await ask(server.connection, `drop database ${name} with (force)`);
  };
  return { store, tenantId: await tenant(), clock, ids, connection, tenant, close };
}

let tenantCount = 0;

async function insertTenant(store: PostgresStore, clock: Clock): Promise<TenantId> {
  tenantCount += 1;
  const tenantId = asId<TenantId>(`ten_${tenantCount}`);
  await store.system((queries) =>
    queries.query(
      'insert into tenants (tenant_id, name, time_zone, created_at) values ($1, $2, $3, $4)',
      [tenantId, `Tenant ${tenantCount}`, 'Europe/Berlin', clock.now()],
    ),
  );
  return tenantId;
}

/** The database that all others are copied from: one for each state of the migrations. */
async function templateDatabase(
  connection: string,
  migrations: readonly Migration[],
): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(migrations)).digest('hex');
  const name = `zt_template_${hash.slice(0, 12)}`;
  await onConnection(connection, async (client) => {
    await client.query(`select pg_advisory_lock(${TEMPLATE_LOCK})`);
    const isDone = `select from pg_database where datname = '${name}' and datistemplate`;
    if ((await client.query(isDone)).rowCount === 1) return;
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template template0 encoding 'UTF8'`);
    await migrate({ connection: inDatabase(connection, name), migrations, log: silentLog });
    await client.query(`alter database ${name} is_template true allow_connections false`);
  });
  return name;
}

function inDatabase(connection: string, name: string): string {
  const address = new URL(connection);
  address.pathname = `/${name}`;
  return address.href;
}
