/** A value that tells its readers when it was replaced. */
export class Store<State> {
  readonly #readers = new Set<(state: State) => void>();
  #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const reader of this.#readers) reader(this.#state);
  }

  /** Returns what ends the reading. */
  read(reader: (state: State) => void): () => void {
    this.#readers.add(reader);
    return () => void this.#readers.delete(reader);
  }
}
