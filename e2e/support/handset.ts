import { WebSocket } from 'ws';

const FRAME_MS = 20;

/** A telephone of the demo's, without a page: says a tone, and remembers what it hears. */
export class Handset {
  readonly heard: Uint8Array[] = [];
  readonly spoken: string[] = [];
  readonly over: Promise<void>;
  /** Whether there was anything to call or to answer. */
  readonly opened: Promise<boolean>;
  readonly #socket: WebSocket;
  readonly #speaking: NodeJS.Timeout;

  constructor(
    demoUrl: string,
    number: string,
    frames: readonly Uint8Array[],
    how: 'calls' | 'answers' = 'calls',
  ) {
    const query = new URLSearchParams({ number, ...(how === 'answers' ? { answer: '1' } : {}) });
    const address = `${demoUrl.replace('http', 'ws')}/phone/call?${query.toString()}`;
    this.#socket = new WebSocket(address);
    let count = 0;
    this.#speaking = setInterval(() => {
      const frame = frames[count % frames.length];
      count += 1;
      if (frame && this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame);
    }, FRAME_MS);
    this.#socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.heard.push(Uint8Array.from(data));
      else this.spoken.push((JSON.parse(data.toString()) as { says: string }).says);
    });
    this.opened = new Promise((resolve) => {
      this.#socket.once('open', () => resolve(true));
      this.#socket.once('error', () => resolve(false));
    });
    this.over = new Promise((resolve) => {
      this.#socket.once('close', () => {
        clearInterval(this.#speaking);
        resolve();
      });
    });
  }

  press(key: string): void {
    this.#socket.send(JSON.stringify({ act: 'press', key }));
  }

  hangUp(): void {
    this.#socket.send(JSON.stringify({ act: 'hang-up' }));
  }
}
