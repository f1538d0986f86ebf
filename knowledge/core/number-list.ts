/** Whole numbers from 0 to 2^32 - 1, four bytes each, that only grow at their end. */
export class NumberList {
  #items = new Uint32Array(4);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** For loops: only the first `length` count, and `push` may put another array in its place. */
  get items(): Uint32Array {
    return this.#items;
  }

  push(item: number): void {
    if (this.#length === this.#items.length) {
      const grown = new Uint32Array(this.#length * 2);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[this.#length] = item;
    this.#length += 1;
  }

  at(index: number): number | undefined {
    return index < this.#length ? this.#items[index] : undefined;
  }

  set(index: number, item: number): void {
    if (index < this.#length) this.#items[index] = item;
  }
}
