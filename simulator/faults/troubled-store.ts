import type { Unrecorded } from '@zentrale/kernel/history';
import type { EventStore, Ownership, Snapshot } from '@zentrale/kernel/ports';
import { durationMs, Fault, instant, type Instant } from '@zentrale/kernel/values';
import type { Damage, Phase } from './fault.ts';
import type { Machine, WallClock } from './machine.ts';

/** What stands between machines and their store, for all machines alike. */
export class Trouble {
  unreachableUntil: Instant = instant(0);
  slowUntil: Instant = instant(0);
  delayMs = 0;
  /** What the next append meets with. */
  nextAppend: { readonly when: Phase; readonly andThen: 'fail' | 'kill' } | null = null;
  snapshotDamage: Damage | null = null;
  /** Told when an append has met with it, which may be long after it was arranged. */
  onAppendBroken: (andThen: 'fail' | 'kill') => void = () => {};
  appendsInFlight = 0;
}

/** The store as one machine sees it: slow, out of reach, or gone in the middle of a sentence. */
export function troubledStore(
  inner: EventStore,
  parts: { readonly machine: Machine; readonly trouble: Trouble; readonly wall: WallClock },
): EventStore {
  const { machine, trouble, wall } = parts;
  const now = () => wall.timeline.now();

  const onTheWay = async (): Promise<void> => {
    await machine.alive();
    if (now() < trouble.slowUntil) await machine.sleep(durationMs(trouble.delayMs));
    if (now() < trouble.unreachableUntil) throw unavailable();
  };

  const broken = async (andThen: 'fail' | 'kill'): Promise<never> => {
    if (andThen === 'kill') machine.kill();
    trouble.onAppendBroken(andThen);
    return andThen === 'kill' ? new Promise<never>(() => {}) : Promise.reject(unavailable());
  };

  const append = async <Fact>(
    owner: Ownership,
    expectedVersion: number,
    facts: readonly Unrecorded<Fact>[],
  ): Promise<'appended' | 'conflict'> => {
    await onTheWay();
    const meets = trouble.nextAppend;
    trouble.nextAppend = null;
    if (meets?.when === 'before-write') return broken(meets.andThen);
    const outcome = await inner.append(owner, expectedVersion, facts);
    if (meets !== null) return broken(meets.andThen);
    await onTheWay();
    return outcome;
  };

  return {
    append,
    async claim(tenantId, stream) {
      await onTheWay();
      const owner = await inner.claim(tenantId, stream);
      await onTheWay();
      return owner;
    },
    async isCurrent(owner, version) {
      await onTheWay();
      return inner.isCurrent(owner, version);
    },
    async read(tenantId, stream, afterVersion, countMax) {
      await onTheWay();
      return inner.read(tenantId, stream, afterVersion, countMax);
    },
    async saveSnapshot(owner, snapshot) {
      await onTheWay();
      return inner.saveSnapshot(owner, snapshot);
    },
    async loadSnapshot(tenantId, stream) {
      await onTheWay();
      const snapshot = await inner.loadSnapshot(tenantId, stream);
      const how = trouble.snapshotDamage;
      trouble.snapshotDamage = null;
      return how === null || snapshot === null ? snapshot : damaged(snapshot, how);
    },
    onAppended: (listener) => inner.onAppended(listener),
  };
}

function damaged(snapshot: Snapshot, how: Damage): Snapshot | null {
  const { parts } = snapshot;
  switch (how) {
    case 'digest':
      return { ...snapshot, digest: 'ffffffffffffffff' };
    case 'number':
      return { ...snapshot, parts: parts.map((text) => text.replace(/"offerCount":\d+/, '$&7')) };
    case 'format':
      return { ...snapshot, parts: parts.map((text) => text.replace(/"format":\d+/, '$&999')) };
    case 'cut-off':
      return { ...snapshot, parts: parts.map((text) => text.slice(0, text.length / 2)) };
    case 'gone':
      return null;
  }
}

function unavailable(): Fault {
  return new Fault('store.unavailable', { retryable: true, ours: true });
}
