/** Work that is done one after the other, in the order it came. */
export class Turns {
  readonly #failed: (failure: unknown) => void;
  #last: Promise<unknown> = Promise.resolve();

  /** `failed` hears of what nobody may be waiting for; whoever waits hears of it as well. */
  constructor(failed: (failure: unknown) => void) {
    this.#failed = failed;
  }

  take<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#last.then(work);
    this.#last = done.catch(this.#failed);
    return done;
  }
}
