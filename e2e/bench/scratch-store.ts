import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '@zentrale/kernel/ports';
import { PostgresEventStore } from '@zentrale/platform/event-store';
import { openLog } from '@zentrale/platform/log';
import { openEmbedded } from '@zentrale/platform/sql/embedded.ts';
import { migrate, readMigrations } from '@zentrale/platform/sql/migrate.ts';

export interface ScratchStore {
  readonly events: PostgresEventStore;
  readonly log: Log;
  /** Stops the database and removes everything. */
  readonly close: () => Promise<void>;
}

/** An embedded database of its own with the product's tables. */
export async function openScratchStore(): Promise<ScratchStore> {
  const folder = await mkdtemp(join(tmpdir(), 'zentrale-bench-'));
  // The database may run under another account, which has to get through this folder.
  await chmod(folder, 0o755);
  const log = openLog({ level: 'error', form: 'terminal' });
  const database = await openEmbedded({ folder, log });
  const { connection } = database;
  const migrationFolder = join(import.meta.dirname, '..', '..', 'server', 'migrations');
  await migrate({ connection, migrations: await readMigrations(migrationFolder), log });
  const events = new PostgresEventStore({ connection, log });
  return {
    events,
    log,
    close: async () => {
      await events.close();
      await database.stop();
      await rm(folder, { recursive: true });
    },
  };
}
