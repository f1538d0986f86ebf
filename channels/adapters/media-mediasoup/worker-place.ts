import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { version, workerBin } from 'mediasoup';

// mediasoup's own library answers where its install put a prebuilt worker; a worker we built or
// fetched lies in the user's cache, so that several checkouts share it.

const isWindows = process.platform === 'win32';
const fileName = isWindows ? 'mediasoup-worker.exe' : 'mediasoup-worker';

/** One folder per version and platform: another version never finds a worker that cannot serve. */
export function workerCacheFolder(): string {
  const key = `${version}-${process.platform}-${process.arch}`;
  return join(homedir(), '.cache', 'zentrale', 'media-worker', key);
}

export const cachedWorkerPath = (): string => join(workerCacheFolder(), fileName);

/** Where the worker's sources lie: in the package itself. */
export const workerSourceFolder = (): string =>
  join(import.meta.dirname, '..', '..', '..', 'node_modules', 'mediasoup', 'worker');

export type WorkerOrigin = 'given' | 'prebuilt' | 'built';

export interface FoundWorker {
  readonly path: string;
  readonly origin: WorkerOrigin;
}

/** The media worker of this machine: the one given, mediasoup's own, or the one in the cache. */
export function findWorker(given: string | null): FoundWorker | null {
  if (given !== null) return existsSync(given) ? { path: given, origin: 'given' } : null;
  if (existsSync(workerBin)) return { path: workerBin, origin: 'prebuilt' };
  const cached = cachedWorkerPath();
  return existsSync(cached) ? { path: cached, origin: 'built' } : null;
}
