import type { EventStore, Log, Ownership, Snapshot } from '@zentrale/kernel/ports';
import type { Recorded, Unrecorded } from '@zentrale/kernel/history';
import { must, type TenantId } from '@zentrale/kernel/values';
import type pg from 'pg';
import { openPool } from '../sql/connect.ts';
import { translated } from '../sql/errors.ts';

type Listener = (tenantId: TenantId, stream: string, version: number) => void;

// One statement, so one round trip and one commit. The row of the stream is the fence: whoever
// updates it under the right epoch and version may write the facts that follow; a rival waits for
// its lock and then finds another version.
const APPEND = `
  with fenced as (
    update streams set version = version + cardinality($5::bigint[])
    where tenant_id = $1 and stream = $2 and epoch = $3 and version = $4
    returning version
  ), written as (
    insert into events (tenant_id, stream, version, recorded_at, command_id, fact)
    select $1, $2, $4 + new.place, new.recorded_at, new.command_id, new.fact
    from fenced, rows from (
      unnest($5::bigint[]), unnest($6::text[]), jsonb_array_elements($7::jsonb)
    ) with ordinality as new (recorded_at, command_id, fact, place)
  )
  select version from fenced`;

const CLAIM = `
  insert into streams (tenant_id, stream, epoch, version) values ($1, $2, 1, 0)
  on conflict (tenant_id, stream) do update set epoch = streams.epoch + 1
  returning epoch`;

const IS_CURRENT = `
  select 1 from streams where tenant_id = $1 and stream = $2 and epoch = $3 and version = $4`;

const READ = `
  select version, recorded_at as "recordedAt", command_id as "commandId", fact from events
  where tenant_id = $1 and stream = $2 and version > $3 order by version limit $4`;

// A snapshot only ever moves forward, and only by the hand of the owner. Its parts are written one
// by one and count from the moment at which the snapshot names their version.
const SAVE_PART = `
  insert into snapshot_parts (tenant_id, stream, version, place, body)
  select $1, $2, $4, $5, $6 from streams
  where tenant_id = $1 and stream = $2 and epoch = $3 and version >= $4
  on conflict (tenant_id, stream, version, place) do update set body = excluded.body`;

const SAVE = `
  with saved as (
    insert into snapshots (tenant_id, stream, version, part_count, digest)
    select $1, $2, $4, $5, $6 from streams
    where tenant_id = $1 and stream = $2 and epoch = $3 and version >= $4
    on conflict (tenant_id, stream) do update
    set version = excluded.version, part_count = excluded.part_count, digest = excluded.digest
    where snapshots.version < excluded.version
    returning version
  )
  delete from snapshot_parts using saved
  where tenant_id = $1 and stream = $2 and snapshot_parts.version < saved.version`;

const LOAD = `
  select version, digest, body from snapshots
  join snapshot_parts using (tenant_id, stream, version)
  where tenant_id = $1 and stream = $2 and place < part_count order by place`;

export interface EventStoreOptions {
  readonly connection: string;
  readonly log: Log;
  /** Connections at most; an append needs one for as long as its commit takes. */
  readonly poolSizeMax?: number;
}

/**
 * Histories in PostgreSQL. An append is durable when it returns. `saveSnapshot` under a stale
 * ownership does nothing. Throws `Fault('store.unavailable')` when the store is out of reach.
 */
export class PostgresEventStore implements EventStore {
  readonly #pool: pg.Pool;
  readonly #log: Log;
  readonly #listeners = new Set<Listener>();

  constructor({ connection, log, poolSizeMax = 4 }: EventStoreOptions) {
    this.#log = log;
    // Each statement is its own transaction and names its tenant, which saves the round trips of
    // opening one for that tenant.
    const role = 'zentrale_system';
    const name = 'zentrale events';
    this.#pool = openPool({ connection, name, sizeMax: poolSizeMax, log, role });
  }

  async claim(tenantId: TenantId, stream: string): Promise<Ownership> {
    const [row] = await this.#query<{ epoch: number }>('claim', CLAIM, [tenantId, stream]);
    return { tenantId, stream, epoch: must(row, 'a claim returns its epoch').epoch };
  }

  async append<Fact>(
    owner: Ownership,
    expectedVersion: number,
    facts: readonly Unrecorded<Fact>[],
  ): Promise<'appended' | 'conflict'> {
    const { tenantId, stream, epoch } = owner;
    const [row] = await this.#query<{ version: number }>('append', APPEND, [
      tenantId,
      stream,
      epoch,
      expectedVersion,
      facts.map(({ recordedAt }) => recordedAt),
      facts.map(({ commandId }) => commandId),
      // One text: an array of texts would have to be escaped once more, and read back.
      JSON.stringify(facts.map(({ fact }) => fact)),
    ]);
    if (row === undefined) return 'conflict';
    if (facts.length > 0) this.#tell(tenantId, stream, row.version);
    return 'appended';
  }

  async isCurrent({ tenantId, stream, epoch }: Ownership, version: number): Promise<boolean> {
    const rows = await this.#query('is-current', IS_CURRENT, [tenantId, stream, epoch, version]);
    return rows.length > 0;
  }

  async read<Fact>(
    tenantId: TenantId,
    stream: string,
    afterVersion: number,
    countMax: number,
  ): Promise<Recorded<Fact>[]> {
    return await this.#query('read', READ, [tenantId, stream, afterVersion, countMax]);
  }

  async saveSnapshot(owner: Ownership, snapshot: Snapshot): Promise<void> {
    const { tenantId, stream, epoch } = owner;
    const { version, parts, digest } = snapshot;
    const name = [tenantId, stream, epoch, version];
    for (const [place, body] of parts.entries()) {
      await this.#query('save-part', SAVE_PART, [...name, place, body]);
    }
    await this.#query('save', SAVE, [...name, parts.length, digest]);
  }

  async loadSnapshot(tenantId: TenantId, stream: string): Promise<Snapshot | null> {
    const rows = await this.#query<{ version: number; digest: string; body: string }>(
      'load',
      LOAD,
      [tenantId, stream],
    );
    const [first] = rows;
    if (first === undefined) return null;
    const { version, digest } = first;
    return { version, parts: rows.map(({ body }) => body), digest };
  }

  onAppended(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Waits for the statements under way. */
  async close(): Promise<void> {
    if (!this.#pool.ended && !this.#pool.ending) await this.#pool.end();
  }

  #tell(tenantId: TenantId, stream: string, version: number): void {
    for (const listener of this.#listeners) {
      try {
        listener(tenantId, stream, version);
      } catch (error) {
        // The facts are written; the writer must not hear otherwise.
        this.#log.error('event-store.listener-failed', { stream, error });
      }
    }
  }

  async #query<Row>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    try {
      // A named statement is parsed and planned once a connection.
      const { rows } = await this.#pool.query({ name, text, values });
      // Each statement above selects the columns its caller names.
      return rows as Row[];
    } catch (error) {
      throw translated(error);
    }
  }
}
