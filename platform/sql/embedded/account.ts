import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartFailure } from '../start-failure.ts';

/** A system account that a process may be run as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const NAMES = ['postgres', '_postgres', 'nobody'];

/**
 * The account to run PostgreSQL under: it refuses to run as root, and wants one that the system
 * knows by name. `undefined`: our own, because we are not root. Throws `StartFailure` when root
 * finds none.
 */
export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of NAMES) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new StartFailure(
    'PostgreSQL refuses to run as root and no account postgres or nobody was found: start as ' +
      'another account, or give the address of a server in DATABASE_URL.',
  );
}

/** Whether the account may enter the folder: each folder above it must let it through. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  const path = resolve(folder);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats !== undefined) {
    const { mode, uid, gid } = stats;
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
  }
  const parent = dirname(path);
  return parent === path || canEnter(parent, account);
}
