import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '@zentrale/kernel/ports';
import type pg from 'pg';
import { onConnection } from './connect.ts';
import { StartFailure } from './start-failure.ts';

/** One file of SQL, `NNNN_area.sql`. Applied once, in order of name, each in a transaction. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const MIGRATION_LOCK = 7_236_501;

export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[\w-]+\.sql$/.test(name));
  return await Promise.all(
    names.toSorted().map(async (name) => {
      // A checkout may have turned line ends; that is not a change.
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the database to the state of the given files and answers how many were applied.
 *
 * Ours rather than node-pg-migrate's because importing that costs about 150 ms of every start, it
 * keeps no checksums, so an edited file goes unnoticed, and plain SQL needs nothing it offers.
 * Throws `StartFailure` when a file that was applied has changed or gone.
 */
export async function migrate(about: {
  connection: string;
  migrations: readonly Migration[];
  log: Log;
}): Promise<number> {
  return await onConnection(about.connection, async (client) => {
    // Held by the session: a process that dies lets go.
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    const pending = await pendingOf(client, about.migrations);
    for (const migration of pending) {
      await apply(client, migration);
      about.log.info('migration.applied', { migration: migration.name });
    }
    return pending.length;
  });
}

async function pendingOf(client: pg.Client, all: readonly Migration[]): Promise<Migration[]> {
  await client.query(`create table if not exists migrations
    (name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations order by name',
  );
  for (const row of rows) {
    const file = all.find(({ name }) => name === row.name);
    if (file?.checksum === row.checksum) continue;
    throw new StartFailure(
      `The migration ${row.name} was ${file === undefined ? 'removed' : 'changed'} after this ` +
        'database had applied it: restore the file and put the change into a new migration.',
    );
  }
  const applied = new Set(rows.map(({ name }) => name));
  return all.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}
