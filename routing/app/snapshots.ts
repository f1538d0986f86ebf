import type { EventStore, Log, Ownership } from '@zentrale/kernel/ports';
import { stateDigest, toJson, type WorkingState } from '../core/index.ts';

export interface SnapshotParts {
  readonly events: EventStore;
  readonly log: Log;
  /** Facts between snapshots. */
  readonly snapshotEvery: number;
}

/** Saves the state every so many facts, beside the work and one at a time. */
export class Snapshots {
  readonly #parts: SnapshotParts;
  #lastVersion = 0;
  #saving: Promise<void> | null = null;

  constructor(parts: SnapshotParts) {
    this.#parts = parts;
  }

  /** There is one of this version already. */
  startAfter(version: number): void {
    this.#lastVersion = version;
  }

  /** Call after a commit. What is saved is read from the state before this returns. */
  consider(owner: Ownership, state: WorkingState): void {
    const { events, log, snapshotEvery } = this.#parts;
    const { version } = state;
    if (this.#saving !== null || version - this.#lastVersion < snapshotEvery) return;
    this.#lastVersion = version;
    const snapshot = { version, state: toJson(state), digest: stateDigest(state) };
    this.#saving = events
      .saveSnapshot(owner, snapshot)
      .catch((error: unknown) => {
        // A snapshot only shortens the next start; the one after will do.
        log.warn('routing.snapshot-failed', { version, error });
      })
      .finally(() => {
        this.#saving = null;
      });
  }

  /** Resolves when nothing is being saved. */
  async settled(): Promise<void> {
    await this.#saving;
  }
}
