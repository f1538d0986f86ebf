import { SystemClock } from '@zentrale/platform/clock';
import { silentLog } from '@zentrale/platform/testing';
import { describeMediaPlane } from '../../testing/media-plane.contract.ts';
import {
  killMediaWorkers,
  mediaWorkerForTests,
  mustHaveWorker,
} from '../../testing/media-worker.ts';
import { MediasoupPlane } from './index.ts';

const { path, isSkipped } = mediaWorkerForTests();
const ROOM_COUNT_MAX = 4;

describeMediaPlane(
  'mediasoup',
  async () => {
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
      kill: killMediaWorkers,
      close: () => plane.close(),
    };
  },
  isSkipped,
);
