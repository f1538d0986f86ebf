import type { Clock, EventStore, Log } from '@zentrale/kernel/ports';
import {
  durationMs,
  Fault,
  instant,
  type DurationMs,
  type Instant,
  type TenantId,
} from '@zentrale/kernel/values';
import { createRoutingHost, type RoutingHost } from '@zentrale/routing/app';
import type { Timeline } from '../world/index.ts';

/** The wall clock of all machines: simulated time and by how much it is wrong. */
export class WallClock {
  readonly timeline: Timeline;
  offMs = 0;

  constructor(timeline: Timeline) {
    this.timeline = timeline;
  }

  now(): Instant {
    return instant(this.timeline.now() + this.offMs);
  }
}

/** Small, so that every few minutes of a shift begin with one. */
const SNAPSHOT_EVERY = 40;

const OPEN_AGAIN_AFTER = durationMs(500);

/**
 * One process that runs the routing host. It can be killed between any two steps, or stand still
 * for a while and go on without having noticed; what is dead neither wakes nor gets an answer.
 */
export class Machine {
  readonly host: RoutingHost;
  readonly #wall: WallClock;
  #state: 'running' | 'paused' | 'dead' = 'running';
  #waiting: (() => void)[] = [];

  constructor(parts: {
    readonly wall: WallClock;
    readonly store: (machine: Machine) => EventStore;
    readonly log: Log;
  }) {
    this.#wall = parts.wall;
    this.host = createRoutingHost({
      events: parts.store(this),
      clock: this.#clock(),
      log: parts.log,
      snapshotEvery: SNAPSHOT_EVERY,
    });
  }

  get isDead(): boolean {
    return this.#state === 'dead';
  }

  kill(): void {
    this.#state = 'dead';
    this.#waiting = [];
  }

  pause(): void {
    if (this.#state === 'running') this.#state = 'paused';
  }

  resume(): void {
    if (this.#state !== 'paused') return;
    this.#state = 'running';
    for (const goOn of this.#waiting.splice(0)) goOn();
  }

  /** What a process does first: it opens the centre, and tries again until it has. */
  async open(tenantId: TenantId): Promise<void> {
    for (;;) {
      await this.alive();
      try {
        await this.host.open(tenantId);
        return;
      } catch (error) {
        if (!(error instanceof Fault && error.retryable)) throw error;
        if (error.kind === 'server.draining') return;
      }
      await this.sleep(OPEN_AGAIN_AFTER);
    }
  }

  /** Passes while the machine runs; for ever not, when it is dead. */
  async alive(): Promise<void> {
    if (this.#state === 'running') return;
    await new Promise<void>((resolve) => {
      if (this.#state === 'paused') this.#waiting.push(resolve);
    });
  }

  async sleep(ms: DurationMs): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wall.timeline.after(ms, resolve);
    });
    await this.alive();
  }

  /** Timers count elapsed time and look at the wall clock when they fire, as the real ones do. */
  #clock(): Clock {
    const wall = this.#wall;
    return {
      now: () => wall.now(),
      wakeAt: (at, wake) => {
        let takeBack = () => {};
        let isTakenBack = false;
        const fire = () => {
          void this.alive().then(() => {
            if (isTakenBack) return;
            if (wall.now() >= at) wake();
            else arm();
          });
        };
        const arm = () => {
          const restMs = Math.max(0, at - wall.now());
          takeBack = wall.timeline.wakeAt(instant(wall.timeline.now() + restMs), fire);
        };
        arm();
        return () => {
          isTakenBack = true;
          takeBack();
        };
      },
    };
  }
}
