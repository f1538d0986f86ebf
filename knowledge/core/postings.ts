/** Slot and count share 32 bits. Repetition beyond the largest count moves no rank any more. */
const COUNT_BITS = 8;
const COUNT_MAX = 2 ** COUNT_BITS - 1;
export const SLOT_COUNT_MAX = 2 ** (32 - COUNT_BITS);

/** In which documents a term stands and how often, in the order of their slots. */
export class Postings {
  /** How many of the documents are still there. */
  liveCount = 0;
  #lastSlot = -1;
  #length = 0;
  #entries = new Uint32Array(4);

  get length(): number {
    return this.#length;
  }

  /** For loops: only the first `length` count, and `note` may put another array in its place. */
  get entries(): Uint32Array {
    return this.#entries;
  }

  /** The term stands in this slot once more. Slots come in growing order. */
  note(slot: number): void {
    if (slot === this.#lastSlot) this.#countUp();
    else this.#push(slot);
  }

  #countUp(): void {
    const last = this.#entries[this.#length - 1] ?? 0;
    if (countOf(last) < COUNT_MAX) this.#entries[this.#length - 1] = last + 1;
  }

  #push(slot: number): void {
    if (this.#length === this.#entries.length) {
      const grown = new Uint32Array(this.#length * 2);
      grown.set(this.#entries);
      this.#entries = grown;
    }
    this.#entries[this.#length] = (slot << COUNT_BITS) | 1;
    this.#length += 1;
    this.#lastSlot = slot;
    this.liveCount += 1;
  }
}

export function slotOf(entry: number): number {
  return entry >>> COUNT_BITS;
}

export function countOf(entry: number): number {
  return entry & COUNT_MAX;
}
