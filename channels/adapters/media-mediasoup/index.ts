import type { Clock, Log } from '@zentrale/kernel/ports';
import { accepted, refused, type CallId, type Result } from '@zentrale/kernel/values';
import type { CallLine } from '../../core/index.ts';
import type { MediaPlane, MediaRoom } from '../../ports/media-plane.ts';
import { CentrePlayer } from './centre-player.ts';
import { codecsFor } from './codecs.ts';
import { MediasoupRoom } from './room.ts';
import { Workers, type WorkerPlan } from './workers.ts';

export type { MediaAddress, WorkerPlan } from './workers.ts';
export { findWorker, type FoundWorker, type WorkerOrigin } from './worker-place.ts';

/** Calls by mediasoup. Without workers it is there and not ready; `start` may come at any time. */
export class MediasoupPlane implements MediaPlane {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #roomCountMax: number;
  readonly #player: CentrePlayer;
  readonly #rooms = new Set<MediasoupRoom>();
  readonly #watchers = new Set<(isReady: boolean) => void>();
  #workers: Workers | null = null;

  constructor(about: { clock: Clock; log: Log; roomCountMax: number }) {
    this.#clock = about.clock;
    this.#log = about.log;
    this.#roomCountMax = about.roomCountMax;
    this.#player = new CentrePlayer(about.clock);
  }

  /** Starts the workers; throws when they do not start, and may be tried again. */
  async start(plan: WorkerPlan): Promise<void> {
    const workers = new Workers(plan, {
      clock: this.#clock,
      log: this.#log,
      changed: () => this.#tellWatchers(),
    });
    this.#workers = workers;
    try {
      await workers.start();
    } catch (failure) {
      workers.close();
      this.#workers = null;
      throw failure;
    }
  }

  isReady(): boolean {
    return this.#workers?.isReady() ?? false;
  }

  async open(callId: CallId, line: CallLine, lost: () => void): Promise<Result<MediaRoom>> {
    const place = this.#workers?.pick() ?? null;
    if (place === null) return refused('media.unavailable');
    if (this.#rooms.size >= this.#roomCountMax) return refused('media.full');
    const router = await place.worker.createRouter({ mediaCodecs: codecsFor(line) });
    const room = new MediasoupRoom({
      router,
      server: place.server,
      player: this.#player,
      log: this.#log.with({ callId }),
    });
    this.#rooms.add(room);
    router.observer.once('close', () => this.#rooms.delete(room));
    router.once('workerclose', () => {
      room.close();
      lost();
    });
    return accepted(room);
  }

  watch(changed: (isReady: boolean) => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  close(): Promise<void> {
    for (const room of this.#rooms) room.close();
    this.#player.close();
    this.#workers?.close();
    this.#workers = null;
    return Promise.resolve();
  }

  #tellWatchers(): void {
    const isReady = this.isReady();
    for (const changed of this.#watchers) changed(isReady);
  }
}
