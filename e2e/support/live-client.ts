import {
  applyFrame,
  fromSnapshot,
  type Collection,
  type CommandReply,
  type Frame,
  type SubscribeAnswer,
} from '@zentrale/protocol/socket';
import { io, type Socket } from 'socket.io-client';

/**
 * A desktop or widget without a screen: subscribes to topics, keeps its copy by frames, sends
 * commands and repeats them under the same id until they are answered.
 */
export class LiveClient {
  readonly socket: Socket;
  readonly #topics = new Map<string, Collection>();
  readonly #waiters = new Set<() => void>();
  /** Frames that were missed and made good by subscribing again. */
  resyncCount = 0;

  constructor(address: string, options: { cookie?: string; token?: string }) {
    this.socket = io(address, {
      transports: ['websocket'],
      reconnectionDelay: 50,
      reconnectionDelayMax: 300,
      forceNew: true,
      ...(options.cookie === undefined ? {} : { extraHeaders: { cookie: options.cookie } }),
      ...(options.token === undefined ? {} : { auth: { token: options.token } }),
    });
    this.socket.on('frame', (frame: Frame) => this.#receive(frame));
    this.socket.on('connect', () => {
      for (const topic of this.#topics.keys()) void this.#sync(topic);
    });
    // Refused while the server is down or starting; the client keeps trying.
    this.socket.on('connect_error', () => {
      if (!this.socket.active) setTimeout(() => this.socket.connect(), 100);
    });
  }

  async watch(topic: string): Promise<void> {
    this.#topics.set(topic, { epoch: '', version: 0, entries: new Map() });
    await this.#sync(topic);
  }

  entry<Value>(topic: string, key: string): Value | undefined {
    // Callers name the view that the protocol documents for the key.
    return this.#topics.get(topic)?.entries.get(key) as Value | undefined;
  }

  entries<Value>(topic: string, prefix: string): Value[] {
    const entries = this.#topics.get(topic)?.entries ?? new Map<string, unknown>();
    return [...entries]
      .filter(([key]) => key.startsWith(prefix))
      .map(([, value]) => value as Value);
  }

  /** Waits until the client's copy satisfies a condition. */
  async until<Value>(
    what: string,
    find: () => Value | undefined | null | false,
    msMax = 10_000,
  ): Promise<Value> {
    const deadline = Date.now() + msMax;
    for (;;) {
      const found = find();
      if (found !== undefined && found !== null && found !== false) return found;
      if (Date.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        this.#waiters.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** Sends until answered; the same id makes the repeats harmless. */
  async command(
    type: string,
    body: unknown,
    commandId: string = crypto.randomUUID(),
    msMax = 60_000,
  ): Promise<CommandReply> {
    const deadline = Date.now() + msMax;
    for (;;) {
      try {
        const reply = (await this.socket
          .timeout(3000)
          .emitWithAck('command', { commandId, type, body })) as CommandReply;
        if (reply.ok || (reply.problem.status !== 503 && reply.problem.status !== 500))
          return reply;
      } catch {
        // No answer: the connection was lost or the server died. Ask again.
      }
      if (Date.now() > deadline) throw new Error(`No answer to ${type}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  close(): void {
    this.socket.disconnect();
  }

  async #sync(topic: string): Promise<void> {
    const has = this.#topics.get(topic);
    const request =
      has === undefined || has.epoch === ''
        ? { topic }
        : { topic, epoch: has.epoch, version: has.version };
    let answer: SubscribeAnswer;
    try {
      answer = (await this.socket
        .timeout(5000)
        .emitWithAck('subscribe', request)) as SubscribeAnswer;
    } catch {
      // Disconnected meanwhile; connecting again subscribes again.
      return;
    }
    if (!answer.ok) throw new Error(`Refused to watch ${topic}: ${answer.problem.kind}`);
    if ('snapshot' in answer) this.#topics.set(topic, fromSnapshot(answer.snapshot));
    else for (const frame of answer.frames) this.#receive(frame);
    this.#wake();
  }

  #receive(frame: Frame): void {
    const collection = this.#topics.get(frame.topic);
    if (collection === undefined || collection.epoch === '') return;
    const next = applyFrame(collection, frame);
    if (next === 'gap') {
      this.resyncCount += 1;
      void this.#sync(frame.topic);
      return;
    }
    this.#topics.set(frame.topic, next);
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiters) wake();
    this.#waiters.clear();
  }
}
