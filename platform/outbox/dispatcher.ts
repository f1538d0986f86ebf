import type { Clock, DeadLetters, Log, OutboxHandler, Store } from '@zentrale/kernel/ports';
import { Fault, instant, type Instant } from '@zentrale/kernel/values';
import { Pump, type Rest } from '../pump/pump.ts';
import * as queue from './queue.ts';

export interface OutboxOptions {
  /** Tells after each commit that enqueued something, as `openStore` does. */
  readonly store: Store & { onEnqueued(listener: (dueAt: Instant) => void): () => void };
  readonly clock: Clock;
  readonly log: Log;
  readonly deadLetters: DeadLetters;
  /** By topic. Messages of other topics are left for a process that knows them. */
  readonly handlers: ReadonlyMap<string, OutboxHandler>;
  /** Messages under way at a time. */
  readonly concurrencyMax: number;
  /**
   * No other process serves this outbox, so what a killed predecessor had under way is tried at
   * once and not when its lease has run out.
   */
  readonly isSole?: boolean;
}

export interface Outbox {
  /** Resolves when nothing is due and nothing under way; later attempts are not waited for. */
  idle(): Promise<void>;
  stats(): Promise<queue.OutboxStats>;
  /** Looks for no more messages, and waits for those under way or just being taken. */
  close(): Promise<void>;
}

const FALLBACK_MS = 5_000;
const LEASE_MS = 30_000;
const RENEWAL_MS = 10_000;
const ATTEMPTS_MAX = 20;
const RETRY_MS_MIN = 1_000;
const RETRY_MS_MAX = 300_000;

/** Starts to hand out what transactions enqueued, at least once, in order per topic and key. */
export function startOutbox(options: OutboxOptions): Outbox {
  return new Dispatcher(options);
}

/** How long after the failed attempt of this count the next one is due. */
export function retryDelayMs(attempt: number): number {
  return Math.min(RETRY_MS_MIN * 2 ** (attempt - 1), RETRY_MS_MAX);
}

class Dispatcher implements Outbox {
  readonly #options: OutboxOptions;
  readonly #topics: readonly string[];
  readonly #pump: Pump;
  readonly #underWay = new Map<string, { message: queue.Claimed; done: Promise<void> }>();
  readonly #stopListening: () => void;
  #stopRenewing: () => void = () => undefined;
  #mustFree: boolean;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#topics = [...options.handlers.keys()];
    this.#mustFree = options.isSole ?? false;
    const { clock, log } = options;
    const step = (): Promise<Rest> => this.#step();
    this.#pump = new Pump({ name: 'outbox', clock, log, fallbackMs: FALLBACK_MS, step });
    this.#stopListening = options.store.onEnqueued((dueAt) => this.#pump.wakeAt(dueAt));
    this.#renewLater();
    this.#pump.wake();
  }

  async idle(): Promise<void> {
    for (;;) {
      await this.#pump.idle();
      const [first] = this.#underWay.values();
      if (first !== undefined) await first.done;
      else if (this.#pump.isIdle) return;
    }
  }

  async stats(): Promise<queue.OutboxStats> {
    return await queue.readStats(this.#options.store, this.#options.clock.now());
  }

  async close(): Promise<void> {
    this.#stopListening();
    await this.#pump.close();
    await Promise.all([...this.#underWay.values()].map(({ done }) => done));
    this.#stopRenewing();
  }

  async #step(): Promise<Rest> {
    const { store, clock, concurrencyMax } = this.#options;
    const now = clock.now();
    if (this.#mustFree) await queue.freeLeases(store, now);
    this.#mustFree = false;
    const countMax = concurrencyMax - this.#underWay.size;
    // The end of an attempt wakes the pump again.
    if (countMax <= 0 || this.#topics.length === 0) return null;
    const claimed = await queue.claimDue(store, {
      now,
      leaseUntilAt: instant(now + LEASE_MS),
      topics: this.#topics,
      underWay: [...this.#underWay.keys()],
      countMax,
    });
    for (const message of claimed) this.#begin(message);
    if (claimed.length > 0) return 'more';
    return await queue.nextDueAt(store, now, this.#topics);
  }

  #begin(message: queue.Claimed): void {
    const done = this.#deliver(message).finally(() => {
      this.#underWay.delete(message.messageId);
      this.#pump.wake();
    });
    this.#underWay.set(message.messageId, { message, done });
  }

  async #deliver(message: queue.Claimed): Promise<void> {
    const { handlers, log, store } = this.#options;
    const line = { topic: message.topic, messageId: message.messageId, attempt: message.attempt };
    try {
      // Only topics with a handler are claimed.
      await handlers.get(message.topic)?.(message);
    } catch (error) {
      await this.#failed(message, error).catch((failure: unknown) => {
        log.warn('outbox.outcome-not-kept', { ...line, error: failure });
      });
      return;
    }
    // Not kept is not lost: the lease runs out and the message comes again.
    await store
      .system((queries) => queue.removeMessage(queries, message))
      .catch((error: unknown) => log.warn('outbox.outcome-not-kept', { ...line, error }));
  }

  async #failed(message: queue.Claimed, error: unknown): Promise<void> {
    const { clock, log, store } = this.#options;
    const { topic, messageId, attempt, tenantId } = message;
    const line = { tenantId, topic, messageId, attempt, error };
    if (error instanceof Fault && error.retryable && attempt < ATTEMPTS_MAX) {
      const delayMs = retryDelayMs(attempt);
      await queue.postpone(store, message, instant(clock.now() + delayMs));
      log.warn('outbox.retrying', { ...line, delayMs });
      return;
    }
    await this.#bury(message, error);
    log.error('outbox.dead', line);
  }

  async #bury(message: queue.Claimed, error: unknown): Promise<void> {
    const { store, deadLetters } = this.#options;
    await store.transact(message.tenantId, async (tx) => {
      if (!(await queue.removeMessage(tx, message))) return;
      await deadLetters.record(tx, {
        source: 'outbox',
        place: message.topic,
        reason: error instanceof Error ? error.message : String(error),
        payload: new TextEncoder().encode(JSON.stringify(message.body)),
      });
    });
  }

  // An attempt may take longer than a lease; another process must not take it for dead.
  #renewLater(): void {
    const { clock, log, store } = this.#options;
    this.#stopRenewing = clock.wakeAt(instant(clock.now() + RENEWAL_MS), () => {
      this.#renewLater();
      const messages = [...this.#underWay.values()].map(({ message }) => message);
      if (messages.length === 0) return;
      queue
        .renewLeases(store, messages, instant(clock.now() + LEASE_MS))
        .catch((error: unknown) => log.warn('outbox.lease-not-renewed', { error }));
    });
  }
}
