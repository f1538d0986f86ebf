import { SystemClock } from '@zentrale/platform/clock';
import { silentLog } from '@zentrale/platform/testing';
import { observer } from 'mediasoup';
import { describeMediaPlane } from '../../testing/media-plane.contract.ts';
import { mediaWorkerForTests, mustHaveWorker } from '../../testing/media-worker.ts';
import { MediasoupPlane } from './index.ts';

const { path, isSkipped } = mediaWorkerForTests();
const ROOM_COUNT_MAX = 4;

describeMediaPlane(
  'mediasoup',
  async () => {
    const pids: number[] = [];
    observer.on('newworker', (worker) => pids.push(worker.pid));
    const plane = new MediasoupPlane({
      clock: new SystemClock(),
      log: silentLog,
      roomCountMax: ROOM_COUNT_MAX,
    });
    await plane.start({
      path: mustHaveWorker(path),
      count: 1,
      address: { host: '127.0.0.1', announced: null, port: 0 },
    });
    return {
      plane,
      roomCountMax: ROOM_COUNT_MAX,
      kill: () => process.kill(pids.at(-1) ?? 0, 'SIGKILL'),
      close: () => plane.close(),
    };
  },
  isSkipped,
);
