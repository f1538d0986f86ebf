import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { onConnection } from '../connect.ts';
import { StartFailure } from '../start-failure.ts';
import { databaseAccount, type Account } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import * as at from './files.ts';
import { environment, initialise } from './initialise.ts';
import { isAlive, readPostmaster, serves, type Postmaster } from './postmaster.ts';
import { SETTINGS } from './settings.ts';

/** A cluster on disk and what is needed to run it. */
export interface Cluster {
  readonly files: at.DatabaseFiles;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** A PostgreSQL that answers. */
export interface RunningCluster {
  readonly processId: number;
  readonly port: number;
  /** It was running before we came. */
  readonly isAdopted: boolean;
}

const START_MS_MAX = 60_000;
const POLL_MS = 20;

/** Finds or makes the cluster in this data folder; a half-made one is made anew. */
export async function prepareCluster(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Cluster> {
  const account = databaseAccount();
  const files = at.databaseFiles(folder);
  await at.prepareFolder(files, account);
  const binaries = await findBinaries(account);
  const all = { ...SETTINGS, ...settings };
  if (!(await at.isThere(files.cluster))) {
    await initialise({ files, binaries, account, isSynced: all['fsync'] !== 'off' });
  }
  await at.checkCluster(files, binaries.version.split('.')[0] ?? '');
  return { files, binaries, account, settings: all, password: await at.readPassword(files) };
}

/**
 * Makes the cluster answer: adopts the server that a killed predecessor left behind, or starts
 * one on `port` or a free port of the loopback. Waits while a dying one still holds the folder.
 */
export async function runCluster(cluster: Cluster, port?: number): Promise<RunningCluster> {
  const until = Date.now() + START_MS_MAX;
  for (let attempt = 1; Date.now() < until; attempt += 1) {
    const running = livingPostmaster(cluster);
    if (running === null) {
      const started = await start(cluster, port ?? (await freePort()), until);
      if (started !== null) return started;
    } else if (running.isReady && (await answers(cluster, running.port))) {
      return { processId: running.processId, port: running.port, isAdopted: true };
    }
    // Starting, stopping, or its last child still lets go of the shared memory.
    await delay(Math.min(POLL_MS * attempt, 500));
  }
  const lines = await readFile(cluster.files.log, 'utf8').catch(() => '');
  const last = lines.trim().split('\n').at(-1) ?? '';
  throw new StartFailure(
    `PostgreSQL does not start on ${cluster.files.cluster}; its log ${cluster.files.log} ends: ${last}`,
  );
}

function livingPostmaster({ files }: Cluster): Postmaster | null {
  const found = readPostmaster(files.cluster);
  if (found === null || !isAlive(found.processId)) return null;
  if (serves(found.processId, files.cluster)) return found;
  // A stranger has the number of a dead server; PostgreSQL itself would refuse to start.
  rmSync(join(files.cluster, 'postmaster.pid'), { force: true });
  return null;
}

/** Starts a server; `null` when it gave up, which a moment later may go better. */
async function start(
  cluster: Cluster,
  port: number,
  until: number,
): Promise<RunningCluster | null> {
  const { files, binaries, account, settings } = cluster;
  const log = openSync(files.log, 'w', 0o600);
  const options = Object.entries({ ...settings, port }).flatMap(([k, v]) => ['-c', `${k}=${v}`]);
  const server = spawn(binaries.postgres, ['-D', files.cluster, ...options], {
    ...account,
    cwd: files.cluster,
    env: environment(),
    // Its own process group: Ctrl-C in a terminal must reach us and not the database, and its log
    // is a file so that it can outlive us.
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  closeSync(log);
  server.unref();
  const { promise: gone, resolve: go } = Promise.withResolvers<null>();
  server.once('exit', () => go(null)).once('error', () => go(null));
  const hasGone = (): boolean => server.exitCode !== null || server.signalCode !== null;
  while (Date.now() < until && server.pid !== undefined && !hasGone()) {
    const found = readPostmaster(files.cluster);
    if (found?.processId === server.pid && found.isReady && (await answers(cluster, port))) {
      return { processId: server.pid, port, isAdopted: false };
    }
    await Promise.race([delay(POLL_MS), gone]);
  }
  return null;
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const timeouts = { connectionTimeoutMillis: 5_000, query_timeout: 5_000 };
  const address = addressOf(cluster, port, 'postgres');
  return await onConnection(address, (client) => client.query('select 1'), timeouts).then(
    () => true,
    () => false,
  );
}

/** The account's address of a database on this cluster. */
export function addressOf(cluster: Cluster, port: number, database: string): string {
  return `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Ends a server: transactions under way are rolled back, everything committed is kept. */
export async function stopCluster(cluster: Cluster, processId: number): Promise<void> {
  if (process.platform === 'win32') {
    const args = ['stop', '-D', cluster.files.cluster, '-m', 'fast', '-w'];
    await once(spawn(cluster.binaries.pgCtl, args, { stdio: 'ignore', windowsHide: true }), 'exit');
    return;
  }
  // SIGINT is PostgreSQL's fast shutdown; SIGQUIT ends it at once and leaves the redo to the start.
  for (const [signal, patienceMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (isAlive(processId) && serves(processId, cluster.files.cluster)) {
      process.kill(processId, signal);
    }
    const until = Date.now() + patienceMs;
    while (isAlive(processId) && Date.now() < until) await delay(POLL_MS);
    if (!isAlive(processId)) return;
  }
}
