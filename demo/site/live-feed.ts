import type { FastifyReply } from 'fastify';

const PING_MS = 20_000;

/** Tells every open page of one kind about the newest state, as server-sent events. */
export class LiveFeed {
  readonly #read: () => unknown;
  readonly #open = new Set<FastifyReply>();
  readonly #ping: NodeJS.Timeout;

  constructor(read: () => unknown) {
    this.#read = read;
    this.#ping = setInterval(() => this.#write(': ping\n\n'), PING_MS).unref();
  }

  add(reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.raw.write(this.#event());
    reply.raw.on('close', () => this.#open.delete(reply));
    this.#open.add(reply);
  }

  tell(): void {
    this.#write(this.#event());
  }

  close(): void {
    clearInterval(this.#ping);
    for (const reply of this.#open) reply.raw.end();
  }

  #event(): string {
    return `data: ${JSON.stringify(this.#read())}\n\n`;
  }

  #write(text: string): void {
    for (const reply of this.#open) reply.raw.write(text);
  }
}
