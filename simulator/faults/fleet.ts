import type { EventStore, Log } from '@zentrale/kernel/ports';
import { durationMs, instant, type TenantId } from '@zentrale/kernel/values';
import type { FaultEvent } from './fault.ts';
import { Machine, type WallClock } from './machine.ts';
import { Trouble, troubledStore } from './troubled-store.ts';

/** How long a machine that lost its place goes on before somebody stops it. */
const ZOMBIE_MS = durationMs(5_000);

/** The machines that run one centre, and what becomes of them. */
export class Fleet {
  readonly trouble = new Trouble();
  readonly #wall: WallClock;
  readonly #store: EventStore;
  readonly #log: Log;
  readonly #tenantId: TenantId;
  readonly #onBroken: (lateMs: number) => void;
  /** Those whom clients can reach. */
  #reachable: Machine[] = [];
  #downMs = 0;

  constructor(parts: {
    readonly tenantId: TenantId;
    readonly wall: WallClock;
    readonly store: EventStore;
    readonly log: Log;
    /** Something broke just now, and things may be late for so long. */
    readonly onBroken: (lateMs: number) => void;
  }) {
    this.#tenantId = parts.tenantId;
    this.#onBroken = parts.onBroken;
    this.#wall = parts.wall;
    this.#store = parts.store;
    this.#log = parts.log;
    this.trouble.onAppendBroken = (andThen) => {
      if (andThen === 'kill') this.#replaceDead();
      this.#onBroken(andThen === 'kill' ? this.#downMs : 0);
    };
    this.#start();
  }

  /** The machine that gets whose requests; `null` while all are down. */
  pick(who: number): Machine | null {
    return this.#reachable[who % Math.max(1, this.#reachable.length)] ?? null;
  }

  get count(): number {
    return this.#reachable.length;
  }

  /**
   * Gives how long, from now on, things may be late because of it; what waits for an append is told
   * to `onBroken` when it comes.
   */
  meet(fault: FaultEvent): number {
    const { timeline } = this.#wall;
    const { trouble } = this;
    switch (fault.kind) {
      case 'kill':
        this.#kill(fault.downMs);
        return fault.downMs;
      case 'kill-in-append':
        trouble.nextAppend = { when: fault.when, andThen: 'kill' };
        this.#downMs = fault.downMs;
        return 0;
      case 'append-fails':
        trouble.nextAppend = { when: fault.when, andThen: 'fail' };
        return 0;
      case 'store-unreachable':
        trouble.unreachableUntil = instant(timeline.now() + fault.forMs);
        return fault.forMs;
      case 'store-slow':
        trouble.slowUntil = instant(timeline.now() + fault.forMs);
        trouble.delayMs = fault.delayMs;
        return fault.forMs + 10 * fault.delayMs;
      case 'pause':
        this.#pause(fault.forMs);
        return fault.forMs + ZOMBIE_MS;
      case 'rival':
        this.#rival(fault.forMs);
        return fault.forMs;
      case 'clock-step':
        this.#wall.offMs += fault.byMs;
        return Math.abs(fault.byMs);
      case 'snapshot-damage':
        trouble.snapshotDamage = fault.how;
        this.#kill(fault.downMs);
        return fault.downMs;
      case 'restart':
        this.#close(this.#reachable[0]);
        this.#start();
        return 0;
    }
  }

  /** Everything is repaired: what was to break does not. */
  repair(): void {
    this.trouble.nextAppend = null;
    this.trouble.snapshotDamage = null;
    this.trouble.unreachableUntil = instant(0);
    this.trouble.slowUntil = instant(0);
    if (this.#reachable.length === 0) this.#start();
  }

  #start(): void {
    const { trouble } = this;
    const wall = this.#wall;
    const machine = new Machine({
      wall,
      log: this.#log,
      store: (machine) => troubledStore(this.#store, { machine, trouble, wall }),
    });
    this.#reachable.push(machine);
    machine.open(this.#tenantId).catch((error: unknown) => {
      this.#log.error('fleet.not-opened', { error });
    });
  }

  #kill(downMs: number): void {
    this.#downMs = downMs;
    this.#reachable[0]?.kill();
    this.#replaceDead();
  }

  #replaceDead(): void {
    this.#reachable = this.#reachable.filter(({ isDead }) => !isDead);
    if (this.#reachable.length > 0) return;
    this.#wall.timeline.after(durationMs(this.#downMs), () => {
      if (this.#reachable.length === 0) this.#start();
    });
  }

  #pause(forMs: number): void {
    const paused = this.#reachable.shift();
    if (this.#reachable.length === 0) this.#start();
    paused?.pause();
    this.#wall.timeline.after(durationMs(forMs), () => {
      paused?.resume();
      this.#wall.timeline.after(ZOMBIE_MS, () => this.#close(paused));
    });
  }

  #rival(forMs: number): void {
    this.#start();
    this.#wall.timeline.after(durationMs(forMs), () => {
      // The oldest one goes, unless it is the last.
      if (this.#reachable.length > 1) this.#close(this.#reachable[0]);
    });
  }

  #close(machine: Machine | undefined): void {
    this.#reachable = this.#reachable.filter((other) => other !== machine);
    void machine?.host.close();
    this.#onBroken(0);
    if (this.#reachable.length === 0) this.#replaceDead();
  }
}
