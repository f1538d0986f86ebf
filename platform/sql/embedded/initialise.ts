import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import * as at from './files.ts';

// Letters of every language are letters, and the order is the same on every machine.
const TEXT = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

/**
 * Makes a cluster with a random password. It is made aside and appears by one rename, so a kill
 * at any moment leaves either nothing or everything; of two processes at it the first one wins.
 */
export async function initialise(about: {
  files: at.DatabaseFiles;
  binaries: Binaries;
  account: Account | undefined;
  isSynced: boolean;
}): Promise<void> {
  const { files, binaries, account, isSynced } = about;
  await at.removeDrafts(files);
  const cluster = join(files.draft, 'cluster');
  const password = join(files.draft, 'password');
  for (const folder of [files.draft, cluster]) {
    await mkdir(folder, { mode: 0o700 });
    await at.give(folder, account);
  }
  await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600, flush: true });
  await at.give(password, account);
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${password}`];
  const sync = isSynced ? [] : ['--no-sync'];
  await runInitdb(binaries.initdb, account, ['-D', cluster, ...access, ...TEXT, ...sync]);
  await rename(password, join(cluster, at.PASSWORD_FILE));
  await at.syncFolder(cluster);
  await rename(cluster, files.cluster).catch(async (error: unknown) => {
    if (!(await at.isThere(files.cluster))) throw error;
  });
  await at.syncFolder(files.folder);
  await at.removeDrafts(files);
}

async function runInitdb(
  program: string,
  account: Account | undefined,
  args: readonly string[],
): Promise<void> {
  const initdb = spawn(program, [...args, '--no-instructions'], {
    ...account,
    cwd: '/',
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });
  let complaint = '';
  initdb.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const [code] = (await once(initdb, 'close')) as [number | null];
  if (code !== 0) throw new Error(`initdb ended with code ${code}`, { cause: complaint });
}

/** Ours, without the settings of another PostgreSQL or a locale that this machine lacks. */
export function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
