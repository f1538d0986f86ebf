import { observer } from 'mediasoup';
import { findWorker } from '../adapters/media-mediasoup/index.ts';

const pids = new Set<number>();
observer.on('newworker', ({ pid, observer }) => {
  pids.add(pid);
  observer.on('close', () => pids.delete(pid));
});

/** Takes the worker processes of this test away, as a crash would. */
export function killMediaWorkers(): void {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
}

/**
 * The media worker for tests. Where there is none they are left out by name, unless
 * `ZENTRALE_TEST_MEDIA=required`, which CI sets: then they fail.
 */
export function mediaWorkerForTests(): {
  readonly path: string | null;
  readonly isSkipped: boolean;
} {
  const path = findWorker(null)?.path ?? null;
  const isRequired = process.env['ZENTRALE_TEST_MEDIA'] === 'required';
  return { path, isSkipped: path === null && !isRequired };
}

export function mustHaveWorker(path: string | null): string {
  if (path === null) throw new Error('there is no media worker: run `npm run media-worker`');
  return path;
}
