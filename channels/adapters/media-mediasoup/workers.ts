import type { Clock, Log } from '@zentrale/kernel/ports';
import { durationMs, later } from '@zentrale/kernel/values';
import { createWorker, type types } from 'mediasoup';

/** Where media are sent to and received from. */
export interface MediaAddress {
  /** Address the sockets are bound to. */
  readonly host: string;
  /** What browsers are told instead; `null`: the address itself. */
  readonly announced: string | null;
  /** Of the first worker; each further one takes the next. 0: whatever is free. */
  readonly port: number;
}

export interface WorkerPlan {
  readonly path: string;
  readonly count: number;
  readonly address: MediaAddress;
}

export interface Worker {
  readonly worker: types.Worker;
  readonly server: types.WebRtcServer;
}

const AGAIN_MS_MIN = 200;
const AGAIN_MS_MAX = 30_000;

/** The worker processes. One that dies is replaced, at growing distances when it dies again. */
export class Workers {
  readonly #plan: WorkerPlan;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #changed: () => void;
  readonly #slots: (Worker | null)[];
  #isClosed = false;
  #next = 0;

  constructor(plan: WorkerPlan, about: { clock: Clock; log: Log; changed: () => void }) {
    this.#plan = plan;
    this.#clock = about.clock;
    this.#log = about.log;
    this.#changed = about.changed;
    this.#slots = Array.from({ length: plan.count }, () => null);
  }

  /** Starts all of them; throws when one does not start. */
  async start(): Promise<void> {
    await Promise.all(this.#slots.map((_, slot) => this.#fill(slot)));
    this.#changed();
  }

  isReady(): boolean {
    return !this.#isClosed && this.#slots.some((one) => one !== null);
  }

  /** Takes turns: calls cost about the same. */
  pick(): Worker | null {
    for (let tries = 0; tries < this.#slots.length; tries += 1) {
      const found = this.#slots[this.#next % this.#slots.length] ?? null;
      this.#next += 1;
      if (found !== null) return found;
    }
    return null;
  }

  close(): void {
    this.#isClosed = true;
    for (const one of this.#slots) one?.worker.close();
    this.#slots.fill(null);
  }

  async #fill(slot: number): Promise<void> {
    const { path, address } = this.#plan;
    const worker = await createWorker({ workerBin: path, logLevel: 'warn', disableLiburing: true });
    const listen = {
      ip: address.host,
      port: address.port === 0 ? 0 : address.port + slot,
      ...(address.announced === null ? {} : { announcedAddress: address.announced }),
    };
    try {
      const server = await worker.createWebRtcServer({
        listenInfos: [
          { protocol: 'udp', ...listen },
          { protocol: 'tcp', ...listen },
        ],
      });
      this.#slots[slot] = { worker, server };
    } catch (failure) {
      worker.close();
      throw failure;
    }
    worker.on('died', (failure) => {
      this.#slots[slot] = null;
      if (this.#isClosed) return;
      this.#log.error('media-worker.died', { pid: worker.pid, failure });
      this.#changed();
      this.#refill(slot, AGAIN_MS_MIN);
    });
    if (this.#isClosed) worker.close();
  }

  #refill(slot: number, afterMs: number): void {
    this.#clock.wakeAt(later(this.#clock.now(), durationMs(afterMs)), () => {
      if (this.#isClosed) return;
      this.#fill(slot).then(
        () => {
          this.#log.warn('media-worker.replaced', { slot });
          this.#changed();
        },
        (failure: unknown) => {
          this.#log.error('media-worker.not-replaced', { slot, failure });
          this.#refill(slot, Math.min(AGAIN_MS_MAX, afterMs * 2));
        },
      );
    });
  }
}
