import type { Log } from '@zentrale/kernel/ports';

/** What has been opened, to be closed in the opposite order, once. */
export class Stages {
  readonly #log: Log;
  readonly #opened: { name: string; close: () => Promise<unknown> }[] = [];
  #closing: Promise<void> | null = null;

  constructor(log: Log) {
    this.#log = log;
  }

  get isClosing(): boolean {
    return this.#closing !== null;
  }

  opened(name: string, close: () => Promise<unknown>): void {
    this.#opened.push({ name, close });
  }

  /** Closes everything; a stage that fails is logged and does not keep the others open. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    for (let stage = this.#opened.pop(); stage !== undefined; stage = this.#opened.pop()) {
      try {
        await stage.close();
      } catch (failure) {
        this.#log.warn('stop.stage-failed', { stage: stage.name, failure });
      }
    }
  }
}
