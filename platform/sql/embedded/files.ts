import { existsSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { canEnter, type Account } from './account.ts';
import { isAlive } from './postmaster.ts';

export const PASSWORD_FILE = 'zentrale.password';
const DRAFT = 'postgres.tmp-';

/** What the data folder holds of the database. */
export interface DatabaseFiles {
  readonly folder: string;
  /** PostgreSQL's own folder. Appears complete or not at all. */
  readonly cluster: string;
  /** Lies in the cluster, so that the two appear together. */
  readonly password: string;
  /** Where this process makes a cluster; others have drafts of their own. */
  readonly draft: string;
  readonly log: string;
}

export function databaseFiles(folder: string): DatabaseFiles {
  return {
    folder,
    cluster: join(folder, 'postgres'),
    password: join(folder, 'postgres', PASSWORD_FILE),
    draft: join(folder, `${DRAFT}${process.pid}`),
    log: join(folder, 'postgres.log'),
  };
}

/** Makes the data folder, or says in one sentence why it cannot be used. */
export async function prepareFolder(
  files: DatabaseFiles,
  account: Account | undefined,
): Promise<void> {
  const { folder } = files;
  try {
    const made = await mkdir(folder, { recursive: true });
    // A umask of 077 would shut the database's own account out of the folder just made.
    if (made !== undefined && account !== undefined) await chmod(folder, 0o711);
    const probe = await open(join(folder, '.writable'), 'w');
    await probe.close();
    await rm(join(folder, '.writable'));
  } catch (error) {
    throw new StartFailure(unusable(folder, error));
  }
  if (!canEnter(folder, account)) {
    throw new StartFailure(
      `The data folder ${folder} cannot be entered by the account that PostgreSQL runs under ` +
        '(it refuses to run as root): choose a folder that other accounts may pass through.',
    );
  }
}

function unusable(folder: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return `The data folder ${folder} is a file: choose another folder or remove the file.`;
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `The data folder ${folder} may not be written to: change its rights or choose another.`;
  }
  return `The data folder ${folder} cannot be used (${code ?? String(error)}): choose another.`;
}

/** Throws `StartFailure` when the cluster's folder is there but not ours to run. */
export async function checkCluster(files: DatabaseFiles, major: string): Promise<void> {
  const found = await readFile(join(files.cluster, 'PG_VERSION'), 'utf8').catch(() => null);
  if (found === null) {
    throw new StartFailure(
      `The folder ${files.cluster} is not a PostgreSQL cluster: move it away, or choose another ` +
        'data folder.',
    );
  }
  if (found.trim() !== major) {
    throw new StartFailure(
      `The data folder ${files.folder} was written by PostgreSQL ${found.trim()} and this is ` +
        `PostgreSQL ${major}: export it with the old release and import it with this one.`,
    );
  }
  if (!existsSync(files.password)) {
    throw new StartFailure(
      `The file ${files.password} is missing: restore it from a backup, the database does not ` +
        'open without it.',
    );
  }
}

export async function readPassword(files: DatabaseFiles): Promise<string> {
  return (await readFile(files.password, 'utf8')).trim();
}

/** Removes what processes that died while making a cluster have left. */
export async function removeDrafts({ folder, draft }: DatabaseFiles): Promise<void> {
  for (const name of await readdir(folder)) {
    const isStale = name.startsWith(DRAFT) && !isAlive(Number(name.slice(DRAFT.length)));
    if (!isStale && join(folder, name) !== draft) continue;
    // A program of the dead process may still be writing there; the next start tries again.
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(
      () => undefined,
    );
  }
}

/** Hands a file or folder of ours to the database's account. */
export async function give(path: string, account: Account | undefined): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

/** Makes a rename in this folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows neither offers nor needs it.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function isThere(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}
