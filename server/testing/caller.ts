import { randomUUID } from 'node:crypto';
import type { CommandInput, CommandType, Problem } from '@zentrale/protocol';
import type { OpenCentre } from './open-centre.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
  /** The body as JSON, null when there is none. */
  readonly json: unknown;
  /** The body of an answer that says no. */
  readonly problem: Problem;
}

interface Request {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Somebody at the HTTP door, with the headers that say who. */
export class Caller {
  readonly #open: OpenCentre;
  readonly headers: Readonly<Record<string, string>>;

  constructor(open: OpenCentre, headers: Readonly<Record<string, string>> = {}) {
    this.#open = open;
    this.headers = headers;
  }

  async ask(url: string, { method = 'GET', headers, body }: Request = {}): Promise<Answer> {
    const response = await this.#open.app.inject({
      method,
      url,
      headers: { ...this.headers, ...headers },
      // Strings and bytes are sent as they are, everything else as JSON.
      ...(body === undefined ? {} : { payload: body as string }),
    });
    const isJson = /json/.test(String(response.headers['content-type']));
    const json: unknown = isJson && response.body !== '' ? JSON.parse(response.body) : null;
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      json,
      problem: json as Problem,
    };
  }

  post(url: string, body: unknown): Promise<Answer> {
    return this.ask(url, { method: 'POST', body });
  }

  /** A command under an id of its own. */
  command<Type extends CommandType>(type: Type, body: CommandInput<Type>): Promise<Answer> {
    return this.sendCommand(type, body);
  }

  /** A command whose body may be anything. */
  sendCommand(type: string, body: unknown, commandId: string = randomUUID()): Promise<Answer> {
    return this.ask(`/api/v1/commands/${type}`, {
      method: 'POST',
      headers: { 'idempotency-key': commandId },
      body,
    });
  }

  /** Uploads one file as a browser's form would. */
  upload(url: string, fileName: string, bytes: Uint8Array): Promise<Answer> {
    const boundary = `----${randomUUID()}`;
    const head =
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n` +
      'content-type: application/octet-stream\r\n\r\n';
    return this.ask(url, {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
  }
}
