import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@zentrale/kernel/ports';
import { onConnection } from './connect.ts';
import { canEnter, databaseAccount } from './embedded/account.ts';
import * as clusters from './embedded/cluster.ts';
import { isAlive } from './embedded/postmaster.ts';
import { isDuplicateDatabase, isUniqueViolation } from './errors.ts';
import { isHeldByAnother } from './hold.ts';

/** A PostgreSQL of our own, kept running until `stop`. */
export interface EmbeddedPostgres {
  /** Stays the same over a restart of the database. */
  readonly connection: string;
  /** The database's process now; another one after a crash. */
  readonly processId: number;
  /** True when the database of a killed predecessor was found running. */
  readonly isAdopted: boolean;
  /** Shuts the database down, unless another Zentrale has taken hold of it. */
  stop(): Promise<void>;
}

const DATABASE = 'zentrale';
const WATCH_MS = 500;
const RESTART_DELAY_MS_MAX = 10_000;

/**
 * `<project>/data`, or, where the database's account cannot reach that (a project in a private
 * folder of root), a folder of its own under `/var/lib/zentrale`.
 */
export function defaultDataFolder(projectFolder: string): string {
  const project = resolve(projectFolder);
  const data = join(project, 'data');
  if (canEnter(data, databaseAccount())) return data;
  const hash = createHash('sha256').update(project).digest('hex').slice(0, 10);
  return join('/var/lib/zentrale', hash);
}

/**
 * Opens the database in this data folder: makes it, starts it, or adopts the one that a killed
 * predecessor left running. Starts it again whenever it dies. Throws `StartFailure` with one
 * sentence when the folder cannot be used.
 */
export async function openEmbedded(about: { folder: string; log: Log }): Promise<EmbeddedPostgres> {
  const cluster = await clusters.prepareCluster(resolve(about.folder));
  const running = await clusters.runCluster(cluster);
  await ensureDatabase(clusters.addressOf(cluster, running.port, 'postgres'));
  const { processId, port, isAdopted } = running;
  about.log.info(isAdopted ? 'database.adopted' : 'database.started', { processId, port });
  return new Supervisor(cluster, running, about.log);
}

async function ensureDatabase(connection: string): Promise<void> {
  await onConnection(connection, async (client) => {
    const found = await client.query(`select from pg_database where datname = '${DATABASE}'`);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  }).catch((error: unknown) => {
    // Another server that began at the same moment was faster.
    if (!isUniqueViolation(error) && !isDuplicateDatabase(error)) throw error;
  });
}

class Supervisor implements EmbeddedPostgres {
  readonly connection: string;
  readonly isAdopted: boolean;
  readonly #cluster: clusters.Cluster;
  readonly #log: Log;
  readonly #stopping = new AbortController();
  readonly #watch: Promise<void>;
  #running: clusters.RunningCluster;

  constructor(cluster: clusters.Cluster, running: clusters.RunningCluster, log: Log) {
    this.connection = clusters.addressOf(cluster, running.port, DATABASE);
    this.isAdopted = running.isAdopted;
    this.#cluster = cluster;
    this.#running = running;
    this.#log = log;
    this.#watch = this.#keepRunning();
  }

  get processId(): number {
    return this.#running.processId;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#watch;
    // Our own failed start must not take the database from under the server that holds it.
    if (await isHeldByAnother(this.connection)) return;
    await clusters.stopCluster(this.#cluster, this.processId);
    this.#log.info('database.stopped', { processId: this.processId });
  }

  // An adopted server is nobody's child here, so its life is looked at rather than waited for.
  async #keepRunning(): Promise<void> {
    while (await this.#paused(WATCH_MS)) {
      if (!isAlive(this.processId)) await this.#restart();
    }
  }

  async #restart(): Promise<void> {
    this.#log.error('database.died', { processId: this.processId });
    for (let attempt = 0; !this.#stopping.signal.aborted; attempt += 1) {
      try {
        this.#running = await clusters.runCluster(this.#cluster, this.#running.port);
        this.#log.warn('database.restarted', { processId: this.processId });
        return;
      } catch (error) {
        this.#log.error('database.restart-failed', { error });
        await this.#paused(Math.min(500 * 2 ** attempt, RESTART_DELAY_MS_MAX));
      }
    }
  }

  /** False when `stop` was called meanwhile. */
  async #paused(ms: number): Promise<boolean> {
    const { signal } = this.#stopping;
    // Being stopped is the only way for this wait to fail.
    await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
    return !signal.aborted;
  }
}
