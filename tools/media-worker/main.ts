import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  cachedWorkerPath,
  findWorker,
  workerCacheFolder,
  workerSourceFolder,
} from '@zentrale/channels/adapters/media-mediasoup/worker-place.ts';
import { compileWorker } from './compile.ts';
import { fetchPrebuilt } from './prebuilt.ts';
import { canBuildWorker, installLine, installPackages } from './packages.ts';

// `npm run media-worker`: the program that carries voice and video. `--background` is how a running
// server asks: at the lowest priority, without installing anything and without the network.

const LOCK_STALE_MS = 60 * 60_000;
const WAIT_MS = 1000;
const isBackground = process.argv.includes('--background');
const lock = join(workerCacheFolder(), 'building');

process.exitCode = await main();

async function main(): Promise<number> {
  const found = findWorker(null);
  if (found !== null) return say(`There is one already (${found.origin}): ${found.path}`);
  mkdirSync(workerCacheFolder(), { recursive: true });
  if (!isBackground && (await fetchPrebuilt(cachedWorkerPath()))) {
    return say(`Fetched: ${cachedWorkerPath()}`);
  }
  if (!canBuildWorker() && (isBackground || !installPackages())) {
    say(`Compiler or libraries are missing. On Debian and Ubuntu, as root:\n  ${installLine}`);
    return 1;
  }
  if (!takeLock()) return waitForOther();
  setPriority(isBackground ? constants.priority.PRIORITY_LOW : 5);
  const startedAt = performance.now();
  try {
    await compileWorker({
      source: workerSourceFolder(),
      scratch: join(lock, 'scratch'),
      result: cachedWorkerPath(),
      onProgress: showProgress,
    });
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return say(`Built in ${seconds} s: ${cachedWorkerPath()}`);
}

/** What another process builds serves this one as well. */
async function waitForOther(): Promise<number> {
  say('Another process is building it just now; waiting for that.');
  while (existsSync(lock)) await delay(WAIT_MS);
  return findWorker(null) === null ? 1 : 0;
}

/** A folder is created by one process only. One that was left behind by a kill grows stale. */
function takeLock(): boolean {
  if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > LOCK_STALE_MS) {
    rmSync(lock, { recursive: true, force: true });
  }
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function showProgress(done: number, count: number): void {
  if (done % 25 === 0) say(`${done} of ${count} files compiled`);
}

function say(line: string): 0 {
  console.log(`media worker: ${line}`);
  return 0;
}
