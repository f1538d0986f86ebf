import { digest, textDigest } from '@zentrale/kernel/history';
import type { EventStore, Log, Ownership } from '@zentrale/kernel/ports';
import { stillOf, stillParts, type Still, type WorkingState } from '../core/index.ts';

export interface SnapshotParts {
  readonly events: EventStore;
  readonly log: Log;
  /** Facts between snapshots of a small state. */
  readonly snapshotEvery: number;
}

/** Text written between two turns of the event loop: a few milliseconds of work. */
const TURN_LENGTH = 250_000;

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

  /** Call after a commit. What is saved is the state at this moment. */
  consider(owner: Ownership, state: WorkingState): void {
    const { log } = this.#parts;
    const { version } = state;
    if (this.#saving !== null || version - this.#lastVersion < this.#interval(state)) return;
    this.#lastVersion = version;
    this.#saving = this.#save(owner, version, stillOf(state))
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

  // Writing an interaction costs about as much as replaying two facts.
  #interval({ interactions }: WorkingState): number {
    return this.#parts.snapshotEvery + Math.floor(interactions.size / 2);
  }

  /** Writes part after part and lets others have their turn in between. */
  async #save(owner: Ownership, version: number, still: Still): Promise<void> {
    const parts: string[] = [];
    const digests: string[] = [];
    let turnLength = 0;
    for (const part of stillParts(still)) {
      const text = JSON.stringify(part);
      parts.push(text);
      digests.push(textDigest(text));
      turnLength += text.length;
      if (turnLength < TURN_LENGTH) continue;
      turnLength = 0;
      await nextTurn();
    }
    await this.#parts.events.saveSnapshot(owner, { version, parts, digest: digest(digests) });
  }
}

/** Tells whether the parts that were read are those that were written. */
export function digestOfParts(parts: readonly string[]): string {
  return digest(parts.map(textDigest));
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
