import { rmSync } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { onConnection } from '../sql/connect.ts';
import * as embedded from '../sql/embedded/cluster.ts';
import { isAlive } from '../sql/embedded/postmaster.ts';

/** The server that holds every test database. */
export interface TestServer {
  /** Address of its maintenance database; the account may create databases and roles. */
  readonly connection: string;
  /** Ends the server, unless another run is using it. */
  stopUnlessUsed(): Promise<void>;
}

// A test's data is thrown away, so nothing waits for the disk; many runs share the server.
const TEST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '400',
};
const FOLDER = join(tmpdir(), `zentrale-test-${userInfo().username}`);

/**
 * Adopts or starts the one test server of this machine and account, or takes the server that
 * `ZENTRALE_TEST_DATABASE_URL` names.
 */
export async function openTestServer(): Promise<TestServer> {
  const given = process.env['ZENTRALE_TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') {
    return { connection: given, stopUnlessUsed: () => Promise.resolve() };
  }
  await mkdir(FOLDER, { recursive: true, mode: 0o711 });
  return await exclusively(join(FOLDER, 'starting.lock'), startOrAdopt);
}

async function startOrAdopt(): Promise<TestServer> {
  const folder = join(FOLDER, 'data');
  const { cluster, running } = await opened(folder).catch(async () => {
    // Without fsync a crash of the machine may have spoilt it; there is nothing to keep.
    rmSync(folder, { recursive: true, force: true });
    return await opened(folder);
  });
  const connection = embedded.addressOf(cluster, running.port, 'postgres');
  if (!running.isAdopted) await dropLeftovers(connection);
  return {
    connection,
    stopUnlessUsed: async () => {
      await exclusively(join(FOLDER, 'starting.lock'), async () => {
        // When it does not answer, another run was the last to use it and has stopped it.
        const mayBeUsed = await isUsed(connection).catch(() => true);
        if (!mayBeUsed) await embedded.stopCluster(cluster, running.processId);
      });
    },
  };
}

async function opened(
  folder: string,
): Promise<{ cluster: embedded.Cluster; running: embedded.RunningCluster }> {
  const cluster = await embedded.prepareCluster(folder, TEST_SETTINGS);
  return { cluster, running: await embedded.runCluster(cluster) };
}

async function isUsed(connection: string): Promise<boolean> {
  const [row] = await ask<{ count: number }>(
    connection,
    `select count(*) from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  return (row?.count ?? 0) > 0;
}

// A run that was killed leaves its databases behind.
async function dropLeftovers(connection: string): Promise<void> {
  const names = await ask<{ datname: string }>(
    connection,
    `select datname from pg_database where datname ~ '^zt_'`,
  );
  for (const { datname } of names) {
    await ask(connection, `alter database ${datname} is_template false`);
    await ask(connection, `drop database ${datname} with (force)`);
  }
}

/** Runs one statement on a connection of its own. */
export async function ask<Row>(connection: string, text: string): Promise<Row[]> {
  // The caller names the shape of the row it selects.
  return await onConnection(connection, async (client) => (await client.query(text)).rows as Row[]);
}

/** Lets one process at a time in; the lock of a process that died is broken. */
async function exclusively<Value>(path: string, act: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      const lock = await open(path, 'wx');
      await lock.writeFile(String(process.pid));
      await lock.close();
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(await readFile(path, 'utf8').catch(() => ''));
      if (holder > 0 && !isAlive(holder)) await rm(path, { force: true });
      else await delay(25);
    }
  }
  try {
    return await act();
  } finally {
    await rm(path, { force: true });
  }
}
