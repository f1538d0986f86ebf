import type { Clock, Ids, Log, OutboxMessage, Queries, Store, Tx } from '@zentrale/kernel/ports';
import { assert, type Instant, type TenantId } from '@zentrale/kernel/values';
import pg from 'pg';
import { openPool } from './connect.ts';
import { isConnectionLost, translated } from './errors.ts';

export { isUniqueViolation } from './errors.ts';

/** A store on PostgreSQL. Closing waits for the transactions under way. */
export interface PostgresStore extends Store {
  /** Calls back after each commit that enqueued something, with the earliest instant it is due. */
  onEnqueued(listener: (dueAt: Instant) => void): () => void;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** A `postgresql://` address. Its account must own the tables and may create roles. */
  readonly connection: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Connections at most; a transaction that finds none free for ten seconds is a `Fault`. */
  readonly poolSizeMax?: number;
}

export function openStore(options: StoreOptions): PostgresStore {
  return new PooledStore(options);
}

class PooledStore implements PostgresStore {
  readonly #options: StoreOptions;
  readonly #pool: pg.Pool;
  readonly #listeners = new Set<(dueAt: Instant) => void>();

  constructor(options: StoreOptions) {
    this.#options = options;
    const { connection, log, poolSizeMax = 10 } = options;
    this.#pool = openPool({ connection, name: 'zentrale', sizeMax: poolSizeMax, log });
  }

  async transact<Value>(tenantId: TenantId, work: (tx: Tx) => Promise<Value>): Promise<Value> {
    assert(tenantId !== '', 'a transaction names its tenant');
    const opening =
      'begin; set local role zentrale_app; ' +
      `select set_config('app.tenant', ${pg.escapeLiteral(tenantId)}, true)`;
    const tx = (client: pg.PoolClient) => new PostgresTx(client, tenantId, this.#options);
    const { value, unit } = await this.#run(opening, tx, work);
    this.#afterCommit(unit);
    return value;
  }

  async system<Value>(work: (queries: Queries) => Promise<Value>): Promise<Value> {
    const opening = 'begin; set local role zentrale_system';
    const { value } = await this.#run(opening, (client) => new PostgresQueries(client), work);
    return value;
  }

  onEnqueued(listener: (dueAt: Instant) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (!this.#pool.ended && !this.#pool.ending) await this.#pool.end();
  }

  async #run<Unit extends PostgresQueries, Value>(
    opening: string,
    open: (client: pg.PoolClient) => Unit,
    work: (unit: Unit) => Promise<Value>,
  ): Promise<{ value: Value; unit: Unit }> {
    const client = await this.#connect();
    const unit = open(client);
    let broken = false;
    try {
      await client.query(opening);
      const value = await work(unit);
      unit.end();
      const outcome = await client.query('commit');
      // A statement that failed and was caught inside `work` leaves nothing to commit.
      assert(outcome.command === 'COMMIT', 'a statement failed and the work went on to commit');
      return { value, unit };
    } catch (error) {
      unit.end();
      broken = isConnectionLost(error) || isConnectionLost((error as Error | null)?.cause);
      broken ||= !(await rolledBack(client));
      throw translated(error);
    } finally {
      client.release(broken);
    }
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw translated(error);
    }
  }

  #afterCommit(tx: PostgresTx): void {
    for (const act of tx.acts) this.#attempt(act);
    const { dueAt } = tx;
    if (dueAt === undefined) return;
    for (const listener of this.#listeners) this.#attempt(() => listener(dueAt));
  }

  #attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      // The rows are committed: whoever asked for the transaction must not be told otherwise.
      this.#options.log.error('store.after-commit-failed', { error });
    }
  }
}

async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    // The first error is the one to report; the connection is thrown away.
    return false;
  }
}

class PostgresQueries implements Queries {
  readonly #client: pg.PoolClient;
  #ended = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    // A forgotten `await` would otherwise run in a stranger's transaction.
    assert(!this.#ended, 'a query was made after its transaction had ended');
    try {
      const { rows } = await this.#client.query(text, [...parameters]);
      // The caller names the shape of the row it selects; the driver knows none.
      return rows as Row[];
    } catch (error) {
      throw translated(error);
    }
  }

  end(): void {
    this.#ended = true;
  }
}

class PostgresTx extends PostgresQueries implements Tx {
  readonly tenantId: TenantId;
  readonly now: Instant;
  readonly acts: (() => void)[] = [];
  /** The earliest of the messages enqueued here. */
  dueAt: Instant | undefined;
  readonly #ids: Ids;

  constructor(client: pg.PoolClient, tenantId: TenantId, about: { clock: Clock; ids: Ids }) {
    super(client);
    this.tenantId = tenantId;
    this.now = about.clock.now();
    this.#ids = about.ids;
  }

  async enqueue(message: OutboxMessage): Promise<void> {
    const dueAt = message.dueAt ?? this.now;
    await this.query(
      `insert into outbox (message_id, topic, key, body, enqueued_at, due_at, retry_at)
       values ($1, $2, $3, $4, $5, $6, $6)`,
      [
        this.#ids.next('out'),
        message.topic,
        message.key,
        JSON.stringify(message.body ?? null),
        this.now,
        dueAt,
      ],
    );
    if (this.dueAt === undefined || dueAt < this.dueAt) this.dueAt = dueAt;
  }

  afterCommit(act: () => void): void {
    this.acts.push(act);
  }
}
