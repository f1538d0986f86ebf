import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface SimulatedMessage {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly statusCallback: string;
}

/** What the next request meets. `drop` takes the message and cuts the line before the answer. */
export type Mishap =
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: number;
      readonly message: string;
    }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'drop' | 'hang' | 'take-and-hang' };

/** Plays the Messages resource of the provider's API (2010-04-01) for the real client. */
export class TwilioSimulator {
  readonly messages: SimulatedMessage[] = [];
  readonly requests: string[] = [];
  readonly #mishaps: Mishap[] = [];
  readonly #server: Server;
  #sidCount = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<TwilioSimulator> {
    const server = createServer();
    const simulator = new TwilioSimulator(server);
    server.on('request', (request, response) => void simulator.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return simulator;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next requests meet these, in order. */
  fail(...mishaps: Mishap[]): void {
    this.#mishaps.push(...mishaps);
  }

  reset(): void {
    this.messages.length = 0;
    this.requests.length = 0;
    this.#mishaps.length = 0;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await bodyOf(request));
    const url = new URL(request.url ?? '/', this.baseUrl);
    this.requests.push(`${request.method} ${url.pathname}`);
    const mishap = this.#mishaps.shift();
    if (mishap?.kind === 'error') {
      const { status, code, message } = mishap;
      return json(response, status, { code, message, more_info: '', status });
    }
    if (mishap?.kind === 'html') {
      response.writeHead(mishap.status, { 'content-type': 'text/html' }).end('<h1>sorry</h1>');
      return;
    }
    if (mishap?.kind === 'hang') return;
    if (request.method === 'GET') return json(response, 200, this.#list(url.searchParams));
    const taken = this.#take(form);
    if (mishap?.kind === 'take-and-hang') return;
    if (mishap?.kind === 'drop') {
      request.socket.destroy();
      return;
    }
    json(response, 201, describe(taken));
  }

  #take(form: URLSearchParams): SimulatedMessage {
    this.#sidCount += 1;
    const number = String(this.#sidCount).padStart(32, '0');
    const message = {
      sid: `SM${number}`,
      from: form.get('From') ?? '',
      to: form.get('To') ?? '',
      body: form.get('Body') ?? '',
      statusCallback: form.get('StatusCallback') ?? '',
    };
    this.messages.push(message);
    return message;
  }

  #list(query: URLSearchParams): unknown {
    const found = this.messages.filter(
      ({ from, to }) => from === query.get('From') && to === query.get('To'),
    );
    return { messages: found.toReversed().map(describe), page: 0, page_size: 50 };
  }
}

function describe({ sid, from, to, body }: SimulatedMessage): unknown {
  return {
    sid,
    from,
    to,
    body,
    status: 'queued',
    direction: 'outbound-api',
    error_code: null,
    date_created: new Date().toUTCString(),
    date_sent: null,
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
