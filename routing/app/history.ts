import type { Recorded } from '@zentrale/kernel/history';
import type { EventStore, Log, Ownership } from '@zentrale/kernel/ports';
import { must, type TenantId } from '@zentrale/kernel/values';
import type { RoutingFact, WorkingState } from '../core/index.ts';
import { loadState, readOn, ROUTING_STREAM } from './load.ts';
import { Snapshots, type SnapshotParts } from './snapshots.ts';

/**
 * A tenant's history as one process has it: the state that follows from it, and whether this
 * process may write it. Who may not can still read on.
 */
export class TenantHistory {
  readonly #tenantId: TenantId;
  readonly #events: EventStore;
  readonly #log: Log;
  readonly #snapshots: Snapshots;
  #owner: Ownership | null = null;
  #state: WorkingState | null = null;
  /** The state has what was not written, and must be loaded anew. */
  #isAhead = false;

  constructor(tenantId: TenantId, parts: SnapshotParts) {
    this.#tenantId = tenantId;
    this.#events = parts.events;
    this.#log = parts.log;
    this.#snapshots = new Snapshots(parts);
  }

  get state(): WorkingState {
    return must(this.#state, 'state of a history that was read');
  }

  get isOwned(): boolean {
    return this.#owner !== null;
  }

  /** From now on this process writes, and knows everything that was written. */
  async claim(): Promise<void> {
    const owner = await this.#events.claim(this.#tenantId, ROUTING_STREAM);
    await this.readOn();
    this.#owner = owner;
  }

  /** Knows what others have written; tells whether the state is another one now. */
  async readOn(): Promise<boolean> {
    if (this.#state !== null && !this.#isAhead) {
      const { version } = this.#state;
      await readOn(this.#events, this.#tenantId, this.#state);
      return this.#state.version > version;
    }
    const { state, snapshotVersion } = await loadState(this.#events, this.#tenantId, this.#log);
    this.#state = state;
    this.#isAhead = false;
    this.#snapshots.startAfter(snapshotVersion);
    return true;
  }

  /** The state has these facts already. `false`: somebody else has taken the history over. */
  async append(versionBefore: number, facts: readonly Recorded<RoutingFact>[]): Promise<boolean> {
    const owner = must(this.#owner, 'owner of what is written');
    // A refusal, too, must come from whoever still owns the history.
    if (facts.length === 0) return this.#events.isCurrent(owner, versionBefore);
    return (await this.#events.append(owner, versionBefore, facts)) === 'appended';
  }

  /** Call after a commit. */
  considerSnapshot(): void {
    if (this.#owner !== null) this.#snapshots.consider(this.#owner, this.state);
  }

  /** What was decided last may not have been written. */
  letGo(): void {
    this.#owner = null;
    this.#isAhead = true;
  }

  /** Resolves when nothing is being written beside the work. */
  async settled(): Promise<void> {
    await this.#snapshots.settled();
  }
}
