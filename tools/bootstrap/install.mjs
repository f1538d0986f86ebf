import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstallScriptsRan, fetchNodeForInstall } from './node24.mjs';
import { runNpm } from './npm.mjs';
import { showStep, StepFailure } from './progress.mjs';
import { root } from './paths.mjs';

const NODE_MAJOR_MIN = 20;
const stampPath = join(root, 'node_modules', '.installed-for');

/** Packages are complete when the last full install was for exactly this lock file. */
function lockDigest() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  return `${hash.digest('hex')} ${process.platform} ${process.arch}`;
}

function isInstalled() {
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === lockDigest()) return true;
  if (!agreesWithLock()) return false;
  writeFileSync(stampPath, lockDigest());
  return true;
}

/** Somebody ran npm by hand: what lies there tells whether it was complete. */
function agreesWithLock() {
  return packages().every(([place, about]) => {
    const path = join(root, place, 'package.json');
    if (existsSync(path)) {
      return about.link || JSON.parse(readFileSync(path, 'utf8')).version === about.version;
    }
    // The lock file does not say whether something optional without a platform of its own, such
    // as the parts of a WebAssembly fallback, was left out on purpose.
    return about.optional === true && about.os === undefined;
  });
}

/** Installs what the lock file names, where that has not been done; otherwise says nothing. */
export async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < NODE_MAJOR_MIN) {
    throw new StepFailure(
      `Node ${process.versions.node} is too old: version ${NODE_MAJOR_MIN} or newer is needed.`,
    );
  }
  const wasInstalled = isInstalled();
  if (!wasInstalled) await install();
  await ensureInstallScriptsRan();
  if (!wasInstalled) writeFileSync(stampPath, lockDigest());
}

async function install() {
  // On an older Node, npm silently leaves out optional packages that ask for a newer one, among
  // them parts of the build; so the pinned Node comes first and npm runs on that.
  const node = await fetchNodeForInstall();
  const places = packages().map(([place]) => place);
  const arrived = new Set();
  const step = showStep('Installing packages', () => {
    for (const place of places) {
      if (!arrived.has(place) && existsSync(join(root, place, 'package.json'))) arrived.add(place);
    }
    return `${arrived.size} of ${places.length}`;
  });
  try {
    // Scripts of packages may download and compile for minutes; what we need of them is done by
    // `ensureInstallScriptsRan`.
    await runNpm('install', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { node });
  } catch (error) {
    step.fail();
    throw error;
  }
  step.done(`${arrived.size} packages`);
}

/** The packages of the lock file that belong on this machine, each with its place. */
function packages() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const fits = (list, value) =>
    list === undefined || list.includes(value) || list.every((item) => item.startsWith('!'));
  return Object.entries(lock.packages)
    .filter(([place]) => place.includes('node_modules/'))
    .filter(([, about]) => fits(about.os, process.platform) && fits(about.cpu, process.arch))
    .filter(([, about]) => about.libc === undefined || about.libc.includes(libc()));
}

function libc() {
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}
