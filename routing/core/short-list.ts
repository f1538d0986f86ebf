// A set and a map for a handful of entries: what one agent has in hand, as a rule one or nothing.
// Those of the language build a new table every few changes, and every decision changes some. Here
// the first entry lies within, because what lies elsewhere is far away in memory, and a few others
// are searched faster than they are hashed.

export interface ReadonlyShortSet<Item> extends Iterable<Item> {
  readonly size: number;
  has(item: Item): boolean;
}

/** In the order of adding. */
export class ShortSet<Item extends string> implements ReadonlyShortSet<Item> {
  #first: Item | null = null;
  #others: Item[] | null = null;

  /** Items that are all different. */
  constructor(items: Iterable<Item> = []) {
    for (const item of items) this.add(item);
  }

  get size(): number {
    return this.#first === null ? 0 : 1 + (this.#others?.length ?? 0);
  }

  has(item: Item): boolean {
    return this.#first === item || (this.#others?.includes(item) ?? false);
  }

  add(item: Item): void {
    if (this.#first === null) this.#first = item;
    else if (this.has(item)) return;
    else if (this.#others === null) this.#others = [item];
    else this.#others.push(item);
  }

  /** False when it was not there. */
  delete(item: Item): boolean {
    if (this.#first === item) {
      this.#first = this.#others?.shift() ?? null;
    } else {
      const at = this.#others?.indexOf(item) ?? -1;
      if (at < 0) return false;
      this.#others?.splice(at, 1);
    }
    if (this.#others?.length === 0) this.#others = null;
    return true;
  }

  *[Symbol.iterator](): Iterator<Item> {
    if (this.#first !== null) yield this.#first;
    if (this.#others !== null) yield* this.#others;
  }
}

export interface ReadonlyShortMap<Key, Value> extends Iterable<[Key, Value]> {
  readonly size: number;
  /** From here on everything can be walked over without a list being made. */
  readonly first: ShortMapEntry<Key, Value> | null;
  has(key: Key): boolean;
  get(key: Key): Value | undefined;
  keys(): Key[];
}

export interface ShortMapEntry<Key, Value> {
  readonly key: Key;
  readonly value: Value;
  readonly next: ShortMapEntry<Key, Value> | null;
}

interface Entry<Key, Value> extends ShortMapEntry<Key, Value> {
  value: Value;
  next: Entry<Key, Value> | null;
}

/** In the order of adding. */
export class ShortMap<Key, Value> implements ReadonlyShortMap<Key, Value> {
  #first: Entry<Key, Value> | null = null;
  #size = 0;

  constructor(entries: Iterable<readonly [Key, Value]> = []) {
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return this.#size;
  }

  get first(): ShortMapEntry<Key, Value> | null {
    return this.#first;
  }

  has(key: Key): boolean {
    return this.#find(key) !== null;
  }

  get(key: Key): Value | undefined {
    return this.#find(key)?.value;
  }

  set(key: Key, value: Value): void {
    const present = this.#find(key);
    if (present !== null) {
      present.value = value;
      return;
    }
    const added = { key, value, next: null };
    let last = this.#first;
    while (last !== null && last.next !== null) last = last.next;
    if (last === null) this.#first = added;
    else last.next = added;
    this.#size += 1;
  }

  /** False when it was not there. */
  delete(key: Key): boolean {
    let before: Entry<Key, Value> | null = null;
    let entry = this.#first;
    while (entry !== null && entry.key !== key) {
      before = entry;
      entry = entry.next;
    }
    if (entry === null) return false;
    if (before === null) this.#first = entry.next;
    else before.next = entry.next;
    this.#size -= 1;
    return true;
  }

  keys(): Key[] {
    return Array.from(this, ([key]) => key);
  }

  *[Symbol.iterator](): Iterator<[Key, Value]> {
    for (let entry = this.#first; entry !== null; entry = entry.next) {
      yield [entry.key, entry.value];
    }
  }

  #find(key: Key): Entry<Key, Value> | null {
    let entry = this.#first;
    while (entry !== null && entry.key !== key) entry = entry.next;
    return entry;
  }
}
