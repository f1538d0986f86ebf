import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Phone, Sms } from './sms.ts';

const State = z.object({
  phones: z.array(Phone),
  messages: z.array(Sms),
  isNetworkDown: z.boolean(),
});
type State = z.infer<typeof State>;

const MESSAGES_MAX = 2_000;

const FIRST_PHONES: readonly Phone[] = [
  { number: '+4915112345601', name: 'Jonas Keller' },
  { number: '+4915112345602', name: 'Facility service Nordhalle' },
  { number: '+4915112345603', name: 'Dr. Amira Nasser' },
  { number: '+4915112345600', name: 'Ausgeschaltet (30003)' },
];

/** Phones and their messages, kept in one file that is always whole. */
export class PhoneState {
  readonly #file: string;
  #state: State;
  #writing: Promise<void> = Promise.resolve();
  #queued: Promise<void> | null = null;

  private constructor(file: string, state: State) {
    this.#file = file;
    this.#state = state;
  }

  /** Reads the file of an earlier run; a file that cannot be understood is an error, not a loss. */
  static async open(folder: string): Promise<PhoneState> {
    const file = join(folder, 'phones.json');
    const text = await readFile(file, 'utf8').catch((failure: NodeJS.ErrnoException) => {
      if (failure.code === 'ENOENT') return null;
      throw failure;
    });
    const fresh = { phones: [...FIRST_PHONES], messages: [], isNetworkDown: false };
    return new PhoneState(file, text === null ? fresh : State.parse(JSON.parse(text)));
  }

  get phones(): readonly Phone[] {
    return this.#state.phones;
  }

  /** Oldest first. */
  get messages(): readonly Sms[] {
    return this.#state.messages;
  }

  get isNetworkDown(): boolean {
    return this.#state.isNetworkDown;
  }

  message(sid: string): Sms | undefined {
    return this.#state.messages.find((each) => each.sid === sid);
  }

  // Each change resolves once it is on disk.

  async addPhone(phone: Phone): Promise<void> {
    const others = this.#state.phones.filter(({ number }) => number !== phone.number);
    await this.#change({ phones: [...others, phone] });
  }

  async setNetworkDown(isNetworkDown: boolean): Promise<void> {
    await this.#change({ isNetworkDown });
  }

  async addMessage(sms: Sms): Promise<void> {
    await this.#change({ messages: [...this.#state.messages, sms].slice(-MESSAGES_MAX) });
  }

  async changeMessage(sid: string, change: Partial<Sms>): Promise<void> {
    const messages = this.#state.messages.map((each) =>
      each.sid === sid ? { ...each, ...change } : each,
    );
    await this.#change({ messages });
  }

  /** Resolves when every change made so far is on disk. */
  async close(): Promise<void> {
    await this.#queued;
    await this.#writing;
  }

  async #change(change: Partial<State>): Promise<void> {
    this.#state = { ...this.#state, ...change };
    // Changes made while a write is running share the next one.
    // A write that failed was reported to whoever waited for it.
    this.#queued ??= this.#writing
      .catch(() => undefined)
      .then(() => {
        this.#queued = null;
        this.#writing = this.#write();
        return this.#writing;
      });
    await this.#queued;
  }

  async #write(): Promise<void> {
    const beside = `${this.#file}.new`;
    const file = await open(beside, 'w');
    try {
      await file.writeFile(JSON.stringify(this.#state, null, 1));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, this.#file);
  }
}
