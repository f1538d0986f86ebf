import type { Recorded, Unrecorded } from '@zentrale/kernel/history';
import type { EventStore, Ownership, Snapshot } from '@zentrale/kernel/ports';
import { Fault, type TenantId } from '@zentrale/kernel/values';

/** What the next append meets with. */
export type AppendFault = 'before-write' | 'after-write' | 'conflict' | 'rival';

interface Stream {
  epoch: number;
  facts: string[];
  snapshot: Snapshot | null;
}

/**
 * An event store in memory that keeps JSON text, as a real one would, and fails on demand. It
 * outlives the runtimes that use it, which are "killed" by letting another one claim the stream.
 */
export class MemoryEventStore implements EventStore {
  readonly #streams = new Map<string, Stream>();
  readonly #listeners = new Set<(tenantId: TenantId, stream: string, version: number) => void>();
  #faults: AppendFault[] = [];
  #unreachableReads = 0;
  appendCount = 0;

  /** The next appends fail so, in this order. */
  failAppends(...faults: AppendFault[]): void {
    this.#faults.push(...faults);
  }

  /** The next claims fail as if the store were out of reach. */
  failClaims(count: number): void {
    this.#unreachableReads = count;
  }

  async claim(tenantId: TenantId, stream: string): Promise<Ownership> {
    await Promise.resolve();
    if (this.#unreachableReads > 0) {
      this.#unreachableReads -= 1;
      throw unavailable();
    }
    const own = this.#stream(tenantId, stream);
    own.epoch += 1;
    return { tenantId, stream, epoch: own.epoch };
  }

  async append<Fact>(
    owner: Ownership,
    expectedVersion: number,
    facts: readonly Unrecorded<Fact>[],
  ): Promise<'appended' | 'conflict'> {
    this.appendCount += 1;
    const lines = facts.map((fact) => JSON.stringify(fact));
    await Promise.resolve();
    const fault = this.#faults.shift();
    const own = this.#stream(owner.tenantId, owner.stream);
    if (fault === 'before-write') throw unavailable();
    if (fault === 'rival') own.epoch += 1;
    if (fault === 'conflict' || own.epoch !== owner.epoch) return 'conflict';
    if (own.facts.length !== expectedVersion) return 'conflict';
    own.facts.push(...lines);
    if (fault === 'after-write') throw unavailable();
    for (const hear of this.#listeners) hear(owner.tenantId, owner.stream, own.facts.length);
    return 'appended';
  }

  async isCurrent(owner: Ownership, version: number): Promise<boolean> {
    await Promise.resolve();
    const own = this.#stream(owner.tenantId, owner.stream);
    return own.epoch === owner.epoch && own.facts.length === version;
  }

  async read<Fact>(
    tenantId: TenantId,
    stream: string,
    afterVersion: number,
    countMax: number,
  ): Promise<Recorded<Fact>[]> {
    await Promise.resolve();
    const lines = this.#stream(tenantId, stream).facts.slice(afterVersion, afterVersion + countMax);
    return lines.map((line, index) => {
      // What was written is what is read; the stream's owner knows its facts.
      const unrecorded = JSON.parse(line) as Unrecorded<Fact>;
      const { commandId, recordedAt, fact } = unrecorded;
      return { version: afterVersion + index + 1, commandId, recordedAt, fact };
    });
  }

  async saveSnapshot(owner: Ownership, snapshot: Snapshot): Promise<void> {
    await Promise.resolve();
    const own = this.#stream(owner.tenantId, owner.stream);
    if (own.epoch === owner.epoch) own.snapshot = { ...snapshot, parts: [...snapshot.parts] };
  }

  async loadSnapshot(tenantId: TenantId, stream: string): Promise<Snapshot | null> {
    await Promise.resolve();
    return this.#stream(tenantId, stream).snapshot;
  }

  onAppended(listener: (tenantId: TenantId, stream: string, version: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #stream(tenantId: TenantId, stream: string): Stream {
    const key = `${tenantId}/${stream}`;
    const own = this.#streams.get(key) ?? { epoch: 0, facts: [], snapshot: null };
    this.#streams.set(key, own);
    return own;
  }
}

function unavailable(): Fault {
  return new Fault('store.unavailable', { retryable: true, ours: true });
}
