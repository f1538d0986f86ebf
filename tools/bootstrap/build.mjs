import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24Environment } from './node24.mjs';
import { runLogged, showStep } from './progress.mjs';
import { root } from './paths.mjs';

const SKIPPED = new Set(['node_modules', 'dist', 'data', '.cache']);
/** Decide about every build, wherever they are used. */
const SHARED_FILES = ['package-lock.json', 'tsconfig.base.json'];

function manifest(folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

/** Workspaces with something to build: those whose package.json has a `build` script. */
function buildable() {
  return manifest('.')
    .workspaces.filter((folder) => existsSync(join(root, folder, 'package.json')))
    .filter((folder) => manifest(folder).scripts?.build !== undefined);
}

/**
 * Builds every page and script for browsers whose sources changed since its last build, side by
 * side. Says nothing where there is nothing to do.
 */
export async function buildWhatIsStale() {
  const stale = buildable()
    .map((folder) => ({ folder, digest: sourceDigest(folder) }))
    .filter(({ folder, digest }) => builtFrom(folder) !== digest);
  if (stale.length === 0) return;
  const waiting = new Set(stale.map(({ folder }) => folder));
  const step = showStep('Building', () => [...waiting].join(' and '));
  const results = await Promise.allSettled(
    stale.map(async ({ folder, digest }) => {
      await build(folder);
      waiting.delete(folder);
      writeFileSync(stampPath(folder), digest);
    }),
  );
  const failure = results.find(({ status }) => status === 'rejected');
  if (failure === undefined) return step.done(stale.map(({ folder }) => folder).join(', '));
  step.fail();
  throw failure.reason;
}

function build(folder) {
  const { build: script } = manifest(folder).scripts;
  return runLogged(`build-${folder}`, script, [], {
    cwd: join(root, folder),
    shell: true,
    env: { ...node24Environment(), NODE_ENV: 'production', NO_COLOR: '1' },
  });
}

const stampPath = (folder) => join(root, folder, 'dist', '.stamp');

function builtFrom(folder) {
  return existsSync(stampPath(folder)) ? readFileSync(stampPath(folder), 'utf8') : '';
}

/** A digest of all a build reads: its own folder, and of our packages the part it may import. */
function sourceDigest(folder) {
  const hash = createHash('sha256');
  const places = [folder, ...ownDependencies(folder)];
  for (const path of [...SHARED_FILES, ...places.flatMap(filesBelow)]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/** Of a capability, browsers see only its pure core; of other packages, everything. */
function ownDependencies(folder, seen = new Set([folder])) {
  const { dependencies = {}, devDependencies = {} } = manifest(folder);
  const names = Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => name.startsWith('@zentrale/'))
    .map((name) => name.slice('@zentrale/'.length))
    .filter((name) => !seen.has(name) && existsSync(join(root, name)));
  for (const name of names) seen.add(name);
  return names.flatMap((name) => {
    // The softphone has a core as well, and browsers see the rest of it.
    const isCapability = existsSync(join(root, name, 'app'));
    const core = isCapability ? join(name, 'core') : name;
    return [core, ...ownDependencies(name, seen)];
  });
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name) && !/\.test\.tsx?$|\.md$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}
