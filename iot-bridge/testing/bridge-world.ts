import type { Bus, Clock, DeadLetter, Ids, Log, OutboxMessage } from '@zentrale/kernel/ports';
import type { Store, Tx } from '@zentrale/kernel/ports';
import { CountingIds } from '@zentrale/kernel/testing';
import { durationMs, Fault, type DeviceId, type TenantId } from '@zentrale/kernel/values';
import { createIotBridge, type DeviceRegistration, type IotBridge } from '../app/index.ts';
import { readingsTopic } from '../adapters/mqtt/topics.ts';

const silence = (): void => undefined;
const silentLog: Log = {
  error: silence,
  warn: silence,
  info: silence,
  debug: silence,
  with: () => silentLog,
};

/** A bridge on a real store, with everything it tells others written down. */
export interface BridgeWorld {
  readonly bridge: IotBridge;
  readonly enqueued: OutboxMessage[];
  readonly letters: DeadLetter[];
  readonly news: { subject: string; body: unknown }[];
  /** While set, transactions wait for it before they begin. */
  hang: Promise<void> | null;
  /** While `true`, transactions fail as if the store were gone. */
  isStoreGone: boolean;
  /** Another bridge on the same store, as after a restart; it writes into the same lists. */
  restart(): IotBridge;
  register(more?: Partial<DeviceRegistration>): Promise<{ deviceId: DeviceId; secret: string }>;
  send(deviceId: DeviceId, payload: unknown, isRetained?: boolean): ReturnType<IotBridge['ingest']>;
}

export const DOOR: DeviceRegistration = {
  kind: 'door',
  settings: { openMaxMs: durationMs(60_000) },
  name: 'Back door',
  place: 'Warehouse 2',
  responsibleName: 'Ada',
  responsiblePhone: '+4915112345678',
  language: 'de',
  severity: 'high',
};

export function openBridgeWorld(given: {
  store: Store;
  tenantId: TenantId;
  clock: Clock;
}): BridgeWorld {
  // Ids must differ between worlds on one store; the count starts at a number of its own.
  const ids: Ids = new PrefixedIds(`${Math.floor(performance.now() * 1000)}`);
  const enqueued: OutboxMessage[] = [];
  const letters: DeadLetter[] = [];
  const news: { subject: string; body: unknown }[] = [];
  const bus: Bus = {
    publish: (subject, _tenantId, body) => void news.push({ subject, body }),
    subscribe: () => silence,
  };
  const spied = (tx: Tx): Tx => ({
    tenantId: tx.tenantId,
    now: tx.now,
    query: (text, parameters) => tx.query(text, parameters),
    afterCommit: (act) => tx.afterCommit(act),
    enqueue: async (message) => {
      await tx.enqueue(message);
      tx.afterCommit(() => enqueued.push(message));
    },
  });
  const store: Store = {
    transact: async (tenantId, work) => {
      if (world.isStoreGone) {
        throw new Fault('store.unavailable', { retryable: true, ours: true });
      }
      await world.hang;
      return given.store.transact(tenantId, (tx) => work(spied(tx)));
    },
    system: (work) => given.store.system(work),
  };
  const deadLetters = {
    record: async (_tx: Tx, letter: DeadLetter) => void letters.push(letter),
  };
  const create = (): IotBridge =>
    createIotBridge({ ids, clock: given.clock, store, log: silentLog, bus, deadLetters });
  const bridge = create();
  const world: BridgeWorld = {
    bridge,
    enqueued,
    letters,
    news,
    hang: null,
    isStoreGone: false,
    restart: create,
    register: (more = {}) =>
      // The union's members are fixed by `kind`, which callers give together with its settings.
      store.transact(given.tenantId, (tx) =>
        bridge.registerDevice(tx, { ...DOOR, ...more } as DeviceRegistration),
      ),
    send: (deviceId, payload, isRetained = false) =>
      bridge.ingest({
        tenantId: given.tenantId,
        deviceId,
        topic: readingsTopic(deviceId),
        payload: new TextEncoder().encode(
          typeof payload === 'string' ? payload : JSON.stringify(payload),
        ),
        isRetained,
      }),
  };
  return world;
}

class PrefixedIds implements Ids {
  readonly #start: string;
  readonly #counting = new CountingIds();

  constructor(start: string) {
    this.#start = start;
  }

  next(prefix: string): string {
    return this.#counting.next(`${prefix}_${this.#start}`);
  }
}
