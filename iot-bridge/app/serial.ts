/** Runs work of one key one after the other, in the order asked for; different keys do not wait. */
export class Serial {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const forget = (): void => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    };
    const tail: Promise<void> = mine.then(forget, forget);
    this.#tails.set(key, tail);
    return mine;
  }

  /** Resolves when everything asked for so far is over, well or badly. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }
}
