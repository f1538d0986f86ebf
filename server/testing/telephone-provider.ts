import type { Telephone } from '@zentrale/demo/telephone';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The provider's door for acts on calls: what it is asked, it does with the telephone. */
export class TelephoneProvider {
  /** Calls that were to do something else, in order. */
  readonly asked: string[] = [];
  /** Calls of the centre's, which nobody has answered yet. */
  readonly placed: { readonly callSid: string; readonly url: string }[] = [];
  /** What happens between the asking and the doing. */
  before: () => Promise<unknown> = () => Promise.resolve();
  readonly #find: (callSid: string) => Telephone | undefined;
  readonly #server: Server;

  private constructor(find: (callSid: string) => Telephone | undefined) {
    this.#find = find;
    this.#server = createServer((request, response) => {
      void text(request).then(async (body) => {
        const { status, said } = await this.#answer(request.url ?? '', new URLSearchParams(body));
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(said));
      });
    });
  }

  static async open(find: (callSid: string) => Telephone | undefined): Promise<TelephoneProvider> {
    const provider = new TelephoneProvider(find);
    await once(provider.#server.listen(0, '127.0.0.1'), 'listening');
    return provider;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Forgets what was. */
  clear(): void {
    this.asked.length = 0;
    this.placed.length = 0;
    this.before = () => Promise.resolve();
  }

  close(): void {
    this.#server.close();
  }

  async #answer(path: string, form: URLSearchParams): Promise<{ status: number; said: object }> {
    if (path.endsWith('/Calls.json')) {
      const callSid = `CA${randomBytes(16).toString('hex')}`;
      this.placed.push({ callSid, url: form.get('Url') ?? '' });
      return { status: 201, said: { sid: callSid } };
    }
    const callSid = /Calls\/(CA\w+)\.json$/.exec(path)?.[1] ?? '';
    this.asked.push(callSid);
    await this.before();
    const telephone = this.#find(callSid);
    if (telephone === undefined || telephone.state === 'over') {
      return { status: 400, said: { code: 21220, message: 'over' } };
    }
    const twiml = form.get('Twiml');
    if (twiml === null) await telephone.hangUp();
    else telephone.redirect(twiml);
    return { status: 200, said: { sid: callSid } };
  }
}
