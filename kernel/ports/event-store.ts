import type { Recorded, Unrecorded } from '../history/index.ts';
import type { TenantId } from '../values/index.ts';

/** Proof of ownership of a stream; a later claim makes it stale. */
export interface Ownership {
  readonly tenantId: TenantId;
  readonly stream: string;
  readonly epoch: number;
}

export interface Snapshot {
  readonly version: number;
  /** Texts of whatever form, none of them bigger than a few megabytes; their order counts. */
  readonly parts: readonly string[];
  readonly digest: string;
}

/**
 * Histories, one writer each.
 *
 * `append` writes all facts or none. It answers `conflict` when the stream is not at
 * `expectedVersion` or the ownership is stale: the caller drops its state and claims anew, never
 * merges. After a fault the write may have happened; reading tells.
 */
export interface EventStore {
  claim(tenantId: TenantId, stream: string): Promise<Ownership>;
  append<Fact>(
    owner: Ownership,
    expectedVersion: number,
    facts: readonly Unrecorded<Fact>[],
  ): Promise<'appended' | 'conflict'>;
  /** Whether the stream is at this version and still this owner's; writes nothing. */
  isCurrent(owner: Ownership, version: number): Promise<boolean>;
  /** Facts after `afterVersion`, oldest first, at most `countMax`. */
  read<Fact>(
    tenantId: TenantId,
    stream: string,
    afterVersion: number,
    countMax: number,
  ): Promise<Recorded<Fact>[]>;
  /** Replaces an older one, once all of it is written; under a stale ownership it does nothing. */
  saveSnapshot(owner: Ownership, snapshot: Snapshot): Promise<void>;
  loadSnapshot(tenantId: TenantId, stream: string): Promise<Snapshot | null>;
  /** Calls back after each append in this process; tells where, not what. */
  onAppended(listener: (tenantId: TenantId, stream: string, version: number) => void): () => void;
}
