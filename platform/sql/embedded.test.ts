import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../testing/index.ts';
import { onConnection } from './connect.ts';
import { defaultDataFolder, openEmbedded, type EmbeddedPostgres } from './embedded.ts';
import { isAlive } from './embedded/postmaster.ts';
import { holdDataFolder } from './hold.ts';

const CHILD = fileURLToPath(new URL('embedded-child.ts', import.meta.url));
const TIMEOUT_MS = 60_000;

describe('embedded PostgreSQL', { timeout: TIMEOUT_MS }, () => {
  let root: string;
  let folder: string;
  const opened: EmbeddedPostgres[] = [];
  const children: ChildProcess[] = [];

  // Making a database takes a second or two: tests that need one there share it.
  let sharedRoot: string;
  beforeAll(async () => {
    sharedRoot = await freshFolder();
  });
  afterAll(() => rm(sharedRoot, { recursive: true, force: true }));

  beforeEach(async () => {
    root = await freshFolder();
    folder = join(root, 'data');
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const server of opened.splice(0)) {
      await until(async () => (await server.stop(), !isAlive(server.processId)));
    }
    await rm(root, { recursive: true, force: true });
  });

  const open = async (): Promise<EmbeddedPostgres> => {
    const server = await openEmbedded({ folder, log: silentLog });
    opened.push(server);
    return server;
  };

  const startChild = (): ChildProcess => {
    const child = spawn(process.execPath, [CHILD, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  };

  const saidBy = async (child: ChildProcess): Promise<Record<string, unknown>> => {
    if (child.stdout === null) throw new Error('the child has no output');
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    return JSON.parse(line) as Record<string, unknown>;
  };

  test('keeps what was committed over a stop and a start, durably and privately', async () => {
    folder = join(sharedRoot, 'data');
    const first = await open();
    await ask(first.connection, 'create table kept as select 42 as answer');
    const [settings] = await ask<Record<string, string>>(
      first.connection,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
         current_setting('listen_addresses') as addresses, lower('Ä') as lower`,
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on', addresses: '127.0.0.1', lower: 'ä' });
    expect((await stat(join(folder, 'postgres', 'zentrale.password'))).mode & 0o777).toBe(0o600);
    await first.stop();
    expect(isAlive(first.processId)).toBe(false);
    const startedAt = performance.now();
    const second = await open();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(second.isAdopted).toBe(false);
    expect(await ask(second.connection, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('after the server was killed with -9, its database is adopted and not started twice', async () => {
    folder = join(sharedRoot, 'data');
    const child = startChild();
    const { processId, connection } = await saidBy(child);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(Number(processId))).toBe(true);
    const successor = await open();
    expect(successor).toMatchObject({ processId, connection, isAdopted: true });
    const hold = await holdDataFolder(successor.connection);
    await hold.release();
    await successor.stop();
    expect(isAlive(Number(processId))).toBe(false);
  });

  test('a second server is refused, and its end leaves the first one its database', async () => {
    folder = join(sharedRoot, 'data');
    const child = startChild();
    const { processId } = await saidBy(child);
    const second = await open();
    await expect(holdDataFolder(second.connection)).rejects.toMatchObject({
      name: 'StartFailure',
      message: expect.stringContaining('Another Zentrale is already running'),
    });
    await second.stop();
    expect(isAlive(Number(processId))).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  test('a database that is killed comes back at the same address, and the hold with it', async () => {
    folder = join(sharedRoot, 'data');
    const server = await open();
    const hold = await holdDataFolder(server.connection);
    await ask(server.connection, 'create table survivor as select 7 as answer');
    const killed = server.processId;
    process.kill(killed, 'SIGKILL');
    await until(async () => server.processId !== killed);
    await until(async () => (await ask(server.connection, 'select 1')).length === 1);
    expect(await ask(server.connection, 'select answer from survivor')).toEqual([{ answer: 7 }]);
    const taken = `select from pg_locks where locktype = 'advisory' and granted`;
    await until(async () => (await ask(server.connection, taken)).length === 1);
    await hold.release();
  });

  test('a kill while the database is being made costs nothing but another try', async () => {
    const child = startChild();
    const draft = join(folder, `postgres.tmp-${child.pid}`);
    await until(async () => existsSync(join(draft, 'cluster', 'base')), 2);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
    const server = await open();
    expect(await ask(server.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('two servers that begin at once on nothing end up with one database', async () => {
    const said = await Promise.all([startChild(), startChild()].map(saidBy));
    expect(said.filter(({ failure }) => failure === undefined)).toHaveLength(1);
    const failure = said.find((line) => line['failure'] !== undefined)?.['failure'];
    expect(failure).toContain('Another Zentrale is already running');
    opened.push(await openEmbedded({ folder, log: silentLog }));
  });

  test('the word of a dead database whose number a stranger was given is not believed', async () => {
    folder = join(sharedRoot, 'data');
    const first = await open();
    await first.stop();
    const { port } = new URL(first.connection);
    const word = [process.pid, join(folder, 'postgres'), 0, port, '', '127.0.0.1', '', 'ready', ''];
    await writeFile(join(folder, 'postgres', 'postmaster.pid'), word.join('\n'));
    const second = await open();
    expect(second.isAdopted).toBe(false);
  });

  test.each([
    ['a file', async () => await writeFile(folder, ''), 'is a file'],
    [
      'no cluster',
      async () => await mkdir(join(folder, 'postgres'), { recursive: true }),
      'is not a PostgreSQL cluster',
    ],
    [
      'of another release',
      async () => {
        await mkdir(join(folder, 'postgres'), { recursive: true });
        await writeFile(join(folder, 'postgres', 'PG_VERSION'), '15\n');
      },
      'was written by PostgreSQL 15',
    ],
  ])('a data folder that is %s is one clear sentence', async (_name, spoil, sentence) => {
    await spoil();
    await expect(open()).rejects.toMatchObject({
      name: 'StartFailure',
      message: expect.stringContaining(sentence),
    });
  });

  test.skipIf(process.getuid?.() !== 0)(
    'root in a private folder keeps data elsewhere',
    async () => {
      await chmod(root, 0o700);
      await expect(open()).rejects.toMatchObject({
        name: 'StartFailure',
        message: expect.stringContaining('cannot be entered'),
      });
      expect(defaultDataFolder(root)).toMatch(/^\/var\/lib\/zentrale\/[0-9a-f]{10}$/);
      await chmod(root, 0o755);
      expect(defaultDataFolder(root)).toBe(folder);
    },
  );
});

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zentrale-embedded-'));
  await chmod(folder, 0o755);
  return folder;
}

async function ask<Row>(connection: string, text: string): Promise<Row[]> {
  return await onConnection(connection, async (client) => (await client.query(text)).rows as Row[]);
}

/** Waits until `isSo` answers true; an error means not yet. */
async function until(isSo: () => Promise<boolean>, pollMs = 50): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await delay(pollMs)) {
    if (await isSo().catch(() => false)) return;
  }
  throw new Error('waited in vain');
}
