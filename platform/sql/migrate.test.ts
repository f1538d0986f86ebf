import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, silentLog, type TestStore } from '../testing/index.ts';
import { migrate, readMigrations, type Migration } from './migrate.ts';

const FOLDER = fileURLToPath(new URL('../../server/migrations', import.meta.url));

describe('migrations', () => {
  let opened: TestStore;
  let migrations: Migration[];
  beforeAll(async () => {
    opened = await openTestStore();
    migrations = await readMigrations(FOLDER);
  });
  afterAll(() => opened.close());

  const run = async (all: readonly Migration[]): Promise<number> =>
    await migrate({ connection: opened.connection, migrations: all, log: silentLog });
  const another = (name: string, sql: string): Migration => ({ name, sql, checksum: sql });

  test('are applied in order of name and once', async () => {
    expect(migrations[0]?.name).toBe('0001_platform.sql');
    expect(migrations.map(({ name }) => name)).toEqual(migrations.map((m) => m.name).toSorted());
    expect(await run(migrations)).toBe(0);
  });

  test('two servers that start at once apply a new one once', async () => {
    const all = [...migrations, another('9001_new.sql', 'create table made_once (id int)')];
    const counts = await Promise.all([run(all), run(all)]);
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 1]);
    migrations = all;
  });

  test('one that fails leaves nothing behind and names itself', async () => {
    const broken = another('9002_broken.sql', 'create table half (id int); select 1/0');
    await expect(run([...migrations, broken])).rejects.toThrow('9002_broken.sql');
    const mended = another('9002_broken.sql', 'create table half (id int)');
    migrations = [...migrations, mended];
    expect(await run(migrations)).toBe(1);
  });

  test.each([
    ['changed', (all: Migration[]) => all.map((m) => ({ ...m, checksum: `${m.checksum}x` }))],
    ['removed', (all: Migration[]) => all.slice(1)],
  ])('one that was %s after it was applied stops the start', async (what, spoil) => {
    await expect(run(spoil(migrations))).rejects.toMatchObject({
      name: 'StartFailure',
      message: expect.stringContaining(`was ${what} after`),
    });
  });
});
