const BLOCK_LENGTH_MAX = 128;

export interface ReadonlyOrderedSet<Item> extends Iterable<Item> {
  readonly size: number;
  first(): Item | undefined;
  /** How many stand before it, whether it is inside or not. */
  countBefore(item: Item): number;
  /** Walks in order until `visit` says true; tells whether it did. */
  some(visit: (item: Item) => boolean): boolean;
}

/**
 * A set in a total order, as short sorted blocks: adding and deleting cost a binary search and a
 * move within one block, whatever the size. Whoever comes last or leaves from either end, as is the
 * rule in lines, costs no search. An item must not change its rank while it is inside.
 */
export class OrderedSet<Item> implements ReadonlyOrderedSet<Item> {
  readonly #compare: (a: Item, b: Item) => number;
  readonly #blocks: Item[][] = [];
  /** So many places at the beginning of the first block have been left; it has an item behind. */
  #leftCount = 0;
  #size = 0;

  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  first(): Item | undefined {
    return this.#blocks[0]?.[this.#leftCount];
  }

  countBefore(item: Item): number {
    const blockIndex = this.#blockFor(item);
    let count = 0;
    for (let index = 0; index < blockIndex; index += 1) count += this.#blocks[index]?.length ?? 0;
    if (blockIndex < this.#blocks.length) count += this.#placeIn(blockIndex, item);
    return count - this.#leftCount;
  }

  /** False when an equal item was there already. */
  add(item: Item): boolean {
    const blocks = this.#blocks;
    const lastBlock = blocks[blocks.length - 1];
    if (lastBlock === undefined || this.#compare(lastOf(lastBlock), item) < 0) {
      if (lastBlock === undefined || lastBlock.length >= BLOCK_LENGTH_MAX) blocks.push([item]);
      else lastBlock.push(item);
      this.#size += 1;
      return true;
    }
    const blockIndex = this.#blockFor(item);
    const block = blocks[blockIndex] as Item[]; // The last item of all is not before this one.
    const at = this.#placeIn(blockIndex, item);
    if (this.#compare(block[at] as Item, item) === 0) return false; // In range for the same reason.
    block.splice(at, 0, item);
    this.#size += 1;
    if (block.length > BLOCK_LENGTH_MAX) this.#shorten(blockIndex, block);
    return true;
  }

  /** False when no equal item was there. */
  delete(item: Item): boolean {
    if (this.#deleteEnd(item)) return true;
    const blockIndex = this.#blockFor(item);
    const block = this.#blocks[blockIndex];
    if (block === undefined) return false;
    const at = this.#placeIn(blockIndex, item);
    const present = block[at];
    if (present === undefined || this.#compare(present, item) !== 0) return false;
    block.splice(at, 1);
    this.#size -= 1;
    this.#tidyAfterDelete(blockIndex, block);
    return true;
  }

  /** Is it the first or the last of all? */
  #deleteEnd(item: Item): boolean {
    const firstBlock = this.#blocks[0];
    const lastBlock = this.#blocks[this.#blocks.length - 1];
    if (firstBlock === undefined || lastBlock === undefined) return false;
    if (lastOf(lastBlock) === item) {
      lastBlock.pop();
      if (this.#isSpent(lastBlock)) this.#dropBlock(this.#blocks.length - 1);
    } else if (firstBlock[this.#leftCount] === item) {
      // Nothing is moved up; the item itself is let go.
      firstBlock[this.#leftCount] = undefined as never;
      this.#leftCount += 1;
      if (this.#isSpent(firstBlock)) this.#dropBlock(0);
    } else {
      return false;
    }
    this.#size -= 1;
    return true;
  }

  #isSpent(block: Item[]): boolean {
    return block.length === (block === this.#blocks[0] ? this.#leftCount : 0);
  }

  #dropBlock(blockIndex: number): void {
    this.#blocks.splice(blockIndex, 1);
    if (blockIndex === 0) this.#leftCount = 0;
  }

  /** Frees the places that were left, or makes two blocks of one. */
  #shorten(blockIndex: number, block: Item[]): void {
    if (blockIndex === 0 && this.#leftCount > 0) {
      block.splice(0, this.#leftCount);
      this.#leftCount = 0;
      return;
    }
    this.#blocks.splice(blockIndex + 1, 0, block.splice(BLOCK_LENGTH_MAX >> 1));
  }

  some(visit: (item: Item) => boolean): boolean {
    let at = this.#leftCount;
    for (const block of this.#blocks) {
      for (; at < block.length; at += 1) if (visit(block[at] as Item)) return true; // In range.
      at = 0;
    }
    return false;
  }

  *[Symbol.iterator](): Iterator<Item> {
    let from = this.#leftCount;
    for (const block of this.#blocks) {
      yield* from === 0 ? block : block.slice(from);
      from = 0;
    }
  }

  #tidyAfterDelete(blockIndex: number, block: Item[]): void {
    const blocks = this.#blocks;
    if (this.#isSpent(block)) return this.#dropBlock(blockIndex);
    const next = blocks[blockIndex + 1];
    if (next !== undefined && block.length + next.length < BLOCK_LENGTH_MAX >> 1) {
      block.push(...next);
      blocks.splice(blockIndex + 1, 1);
    }
  }

  /** The first block whose last item is not before `item`; one past the end when there is none. */
  #blockFor(item: Item): number {
    const blocks = this.#blocks;
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const block = blocks[middle] as Item[]; // In range by the loop's bounds.
      if (this.#compare(lastOf(block), item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Of a block that exists: where the item is, or would be. */
  #placeIn(blockIndex: number, item: Item): number {
    const block = this.#blocks[blockIndex] as Item[];
    let low = blockIndex === 0 ? this.#leftCount : 0;
    let high = block.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(block[middle] as Item, item) < 0) low = middle + 1; // In range.
      else high = middle;
    }
    return low;
  }
}

function lastOf<Item>(block: readonly Item[]): Item {
  return block[block.length - 1] as Item; // Blocks are never empty.
}
