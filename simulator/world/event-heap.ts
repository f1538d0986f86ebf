import type { Instant } from '@zentrale/kernel/values';

/** Something in the heap; a canceled one is passed over when its turn comes. */
export interface Scheduled<Item> {
  readonly at: Instant;
  readonly item: Item;
  isCanceled: boolean;
}

interface Entry<Item> extends Scheduled<Item> {
  /** Counts insertions: what is due at the same instant comes in the order it was put in. */
  readonly serial: number;
}

/** Things due at instants, earliest first, in a stable order. */
export class EventHeap<Item> {
  readonly #entries: Entry<Item>[] = [];
  #serial = 0;

  add(at: Instant, item: Item): Scheduled<Item> {
    this.#serial += 1;
    const entry = { at, item, isCanceled: false, serial: this.#serial };
    this.#entries.push(entry);
    this.#rise(this.#entries.length - 1);
    return entry;
  }

  /** When the next thing is due; `null` when there is none. */
  nextAt(): Instant | null {
    this.#dropCanceled();
    return this.#entries[0]?.at ?? null;
  }

  /** The earliest thing, left where it is. */
  first(): Scheduled<Item> | null {
    this.#dropCanceled();
    return this.#entries[0] ?? null;
  }

  /** Takes the earliest thing out. */
  take(): Scheduled<Item> | null {
    this.#dropCanceled();
    return this.#takeFirst();
  }

  #dropCanceled(): void {
    while (this.#entries[0]?.isCanceled === true) this.#takeFirst();
  }

  #takeFirst(): Scheduled<Item> | null {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (first === undefined || last === undefined) return null;
    if (entries.length > 0) {
      entries[0] = last;
      this.#sink();
    }
    return first;
  }

  #rise(from: number): void {
    const entries = this.#entries;
    const entry = entries[from] as Entry<Item>; // Just put there.
    let at = from;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = entries[parentAt] as Entry<Item>; // Above an index in range.
      if (!isBefore(entry, parent)) break;
      entries[at] = parent;
      at = parentAt;
    }
    entries[at] = entry;
  }

  #sink(): void {
    const entries = this.#entries;
    const entry = entries[0] as Entry<Item>; // Called for a heap that is not empty.
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      let least = entries[left];
      if (least === undefined) break;
      let leastAt = left;
      const right = entries[left + 1];
      if (right !== undefined && isBefore(right, least)) {
        least = right;
        leastAt = left + 1;
      }
      if (!isBefore(least, entry)) break;
      entries[at] = least;
      at = leastAt;
    }
    entries[at] = entry;
  }
}

function isBefore(one: Entry<unknown>, other: Entry<unknown>): boolean {
  return one.at !== other.at ? one.at < other.at : one.serial < other.serial;
}
