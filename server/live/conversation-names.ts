import type { ConversationId } from '@zentrale/kernel/values';

/** What a list shows of a conversation. */
export interface ConversationName {
  readonly customerName: string;
  readonly subject: string;
}

interface Names {
  /** Those that exist, in any order. */
  read(
    ids: readonly ConversationId[],
  ): Promise<readonly (ConversationName & { readonly conversationId: ConversationId })[]>;
  /** These have names now, or other ones. */
  learned(ids: readonly ConversationId[]): void;
  failed(failure: unknown): void;
}

// More than one floor shows at once; oldest forgotten first.
const KNOWN_MAX = 20_000;
const READ_AT_ONCE_MAX = 500;
const NAMELESS: ConversationName = { customerName: '', subject: '' };

/**
 * Names by conversation, read once and kept, so that what is shown live never waits for a table:
 * a name not known yet is asked for in the background and told when it is there.
 */
export class ConversationNames {
  readonly #names: Names;
  readonly #known = new Map<ConversationId, ConversationName>();
  readonly #wanted = new Set<ConversationId>();
  #isReading = false;

  constructor(names: Names) {
    this.#names = names;
  }

  /** `null` when it is not known yet; `learned` will tell. */
  of(id: ConversationId): ConversationName | null {
    const known = this.#known.get(id);
    if (known === undefined) this.#want(id);
    return known ?? null;
  }

  /** The conversation has changed: a name that is shown is read anew. */
  changed(id: ConversationId): void {
    if (this.#known.has(id)) this.#want(id);
  }

  /** Ids known now; for measuring. */
  get size(): number {
    return this.#known.size;
  }

  #want(id: ConversationId): void {
    this.#wanted.add(id);
    if (!this.#isReading) void this.#read();
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    try {
      // All that is wanted in this turn of the event loop is read together.
      await Promise.resolve();
      while (this.#wanted.size > 0) {
        const ids = [...this.#wanted].slice(0, READ_AT_ONCE_MAX);
        for (const id of ids) this.#wanted.delete(id);
        const changed = this.#keep(ids, await this.#names.read(ids));
        if (changed.length > 0) this.#names.learned(changed);
      }
    } catch (failure) {
      // Whoever looks next wants them again.
      this.#wanted.clear();
      this.#names.failed(failure);
    } finally {
      this.#isReading = false;
    }
  }

  #keep(
    ids: readonly ConversationId[],
    found: readonly (ConversationName & { readonly conversationId: ConversationId })[],
  ): ConversationId[] {
    const byId = new Map(found.map((one) => [one.conversationId, one]));
    const changed: ConversationId[] = [];
    for (const id of ids) {
      const { customerName, subject } = byId.get(id) ?? NAMELESS;
      const before = this.#known.get(id);
      this.#known.delete(id);
      this.#known.set(id, { customerName, subject });
      if (before?.customerName !== customerName || before.subject !== subject) changed.push(id);
    }
    for (const id of this.#known.keys()) {
      if (this.#known.size <= KNOWN_MAX) break;
      this.#known.delete(id);
    }
    return changed;
  }
}
