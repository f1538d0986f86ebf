import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { onConnection } from './connect.ts';
import { StartFailure } from './start-failure.ts';

/** The right to be the one server of a database. */
export interface Hold {
  release(): Promise<void>;
}

const HOLD_LOCK = 7_236_503;
const NAME = 'zentrale-hold:';
// Tells the holds of this process from those of others.
const OURS = `${NAME}${randomBytes(8).toString('hex')}`;
// The connection of a server killed just now may take a moment to be missed.
const PATIENCE_MS = 2_000;
const RETRY_MS = 100;

/**
 * Takes hold of the database for this process, for as long as it lives. Throws `StartFailure` when
 * another server has it. A lost connection is made again; `onLost` is called if another server was
 * faster then, and this one has to end.
 */
export async function holdDataFolder(connection: string, onLost = failLoudly): Promise<Hold> {
  const keeper = new Keeper(connection, onLost);
  await keeper.take();
  return keeper;
}

function failLoudly(): never {
  throw new StartFailure(TAKEN);
}

const TAKEN =
  'Another Zentrale is already running with this data folder: stop it first, or choose another ' +
  'data folder and another port.';

class Keeper implements Hold {
  readonly #connection: string;
  readonly #onLost: () => void;
  #client: pg.Client | undefined;
  #isReleased = false;

  constructor(connection: string, onLost: () => void) {
    this.#connection = connection;
    this.#onLost = onLost;
  }

  async take(): Promise<void> {
    const client = keeperClient(this.#connection);
    client.on('error', () => undefined); // Followed by `end`.
    await client.connect();
    for (const until = Date.now() + PATIENCE_MS; ; await delay(RETRY_MS)) {
      if (await locked(client)) break;
      if (Date.now() < until) continue;
      await client.end();
      throw new StartFailure(TAKEN);
    }
    this.#client = client;
    client.once('end', () => void this.#retake());
  }

  async release(): Promise<void> {
    this.#isReleased = true;
    await this.#client?.end();
  }

  // The database restarts: whoever held it before may go on, first come first served.
  async #retake(): Promise<void> {
    while (!this.#isReleased) {
      try {
        await this.take();
        if (this.#isReleased) await this.#client?.end();
        return;
      } catch (error) {
        if (error instanceof StartFailure) return this.#onLost();
        await delay(RETRY_MS);
      }
    }
  }
}

async function locked(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ isOurs: boolean }>(
    `select pg_try_advisory_lock(${HOLD_LOCK}) as "isOurs"`,
  );
  return rows[0]?.isOurs === true;
}

/** Whether a server other than this process holds the database; false when nobody answers. */
export async function isHeldByAnother(connection: string): Promise<boolean> {
  const others = `select from pg_stat_activity
    where application_name like $1 and application_name <> $2`;
  return await onConnection(connection, (client) => client.query(others, [`${NAME}%`, OURS])).then(
    ({ rowCount }) => (rowCount ?? 0) > 0,
    () => false,
  );
}

function keeperClient(connection: string): pg.Client {
  return new pg.Client({
    connectionString: connection,
    application_name: OURS,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
}
