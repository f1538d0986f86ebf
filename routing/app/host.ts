import type { Clock, EventStore, Log } from '@zentrale/kernel/ports';
import { Fault, type TenantId } from '@zentrale/kernel/values';
import { RoutingRuntime } from './runtime.ts';

/**
 * A start replays at most this many facts, in some tenths of a second. At a quarter of it, saving
 * snapshots cost a busy centre as much of the store as its facts did.
 */
const SNAPSHOT_EVERY = 20_000;

export interface RoutingHost {
  /** The tenant's runtime, opened on first use. */
  open(tenantId: TenantId): Promise<RoutingRuntime>;
  /** Drains and closes every runtime; nothing can be opened afterwards. */
  close(): Promise<void>;
}

export function createRoutingHost(parts: {
  readonly events: EventStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly snapshotEvery?: number;
}): RoutingHost {
  const runtimes = new Map<TenantId, Promise<RoutingRuntime>>();
  let isClosed = false;
  return {
    open(tenantId) {
      if (isClosed) {
        return Promise.reject(new Fault('server.draining', { retryable: true, ours: true }));
      }
      const present = runtimes.get(tenantId);
      if (present !== undefined) return present;
      const opening = RoutingRuntime.open(tenantId, {
        ...parts,
        log: parts.log.with({ tenantId }),
        snapshotEvery: parts.snapshotEvery ?? SNAPSHOT_EVERY,
      });
      runtimes.set(tenantId, opening);
      // What could not be opened is opened anew by whoever asks next; the caller sees the error.
      opening.catch(() => runtimes.delete(tenantId));
      return opening;
    },
    async close() {
      isClosed = true;
      const opened = await Promise.allSettled(runtimes.values());
      for (const result of opened) {
        if (result.status === 'fulfilled') await result.value.close();
      }
    },
  };
}
