// A set and a map for a handful of entries: what one agent has in hand. Those of the language build
// a new table every few changes, and every decision changes some; a list is searched faster than
// they are hashed, up to some dozens.

export interface ReadonlyShortSet<Item> extends Iterable<Item> {
  readonly size: number;
  has(item: Item): boolean;
}

/** In the order of adding. */
export class ShortSet<Item> implements ReadonlyShortSet<Item> {
  readonly #items: Item[];

  /** Items that are all different. */
  constructor(items: Iterable<Item> = []) {
    this.#items = [...items];
  }

  get size(): number {
    return this.#items.length;
  }

  has(item: Item): boolean {
    return this.#items.includes(item);
  }

  add(item: Item): void {
    if (!this.#items.includes(item)) this.#items.push(item);
  }

  /** False when it was not there. */
  delete(item: Item): boolean {
    return removeAt(this.#items, this.#items.indexOf(item));
  }

  [Symbol.iterator](): Iterator<Item> {
    return this.#items[Symbol.iterator]();
  }
}

export interface ReadonlyShortMap<Key, Value> extends Iterable<[Key, Value]> {
  readonly size: number;
  has(key: Key): boolean;
  get(key: Key): Value | undefined;
  keys(): readonly Key[];
  values(): readonly Value[];
}

/** In the order of adding. */
export class ShortMap<Key, Value> implements ReadonlyShortMap<Key, Value> {
  readonly #keys: Key[] = [];
  readonly #values: Value[] = [];

  constructor(entries: Iterable<readonly [Key, Value]> = []) {
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return this.#keys.length;
  }

  has(key: Key): boolean {
    return this.#keys.includes(key);
  }

  get(key: Key): Value | undefined {
    return this.#values[this.#keys.indexOf(key)];
  }

  set(key: Key, value: Value): void {
    const at = this.#keys.indexOf(key);
    if (at >= 0) {
      this.#values[at] = value;
      return;
    }
    this.#keys.push(key);
    this.#values.push(value);
  }

  /** False when it was not there. */
  delete(key: Key): boolean {
    const at = this.#keys.indexOf(key);
    return removeAt(this.#keys, at) && removeAt(this.#values, at);
  }

  keys(): readonly Key[] {
    return this.#keys;
  }

  values(): readonly Value[] {
    return this.#values;
  }

  *[Symbol.iterator](): Iterator<[Key, Value]> {
    for (const key of this.#keys) yield [key, this.get(key) as Value]; // It has one of each.
  }
}

function removeAt(list: unknown[], at: number): boolean {
  if (at < 0) return false;
  // The last one is by far the most frequent, being the only one.
  if (at === list.length - 1) list.pop();
  else list.splice(at, 1);
  return true;
}
