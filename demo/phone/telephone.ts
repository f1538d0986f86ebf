import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { newCallSid } from './call-sid.ts';
import { Playout, type StreamMessage } from './playout.ts';
import { signedPost } from './signed-post.ts';
import { readTwiml, type Verb } from './twiml.ts';

export interface TelephoneAccount {
  readonly accountSid: string;
  readonly authToken: string;
}

const FRAME_MS = 20;
const FRAME_BYTES = 160;
const SILENCE = new Uint8Array(FRAME_BYTES).fill(0xff);
/** A caller who is sent round in circles gives up. */
const VERB_COUNT_MAX = 50;

/**
 * A telephone and the provider in between, as the provider documents them: it asks the centre by
 * signed webhooks what to do with the call, follows the answers, and carries the sound in a media
 * stream of 20 ms frames of mu-law.
 */
export class Telephone {
  readonly callSid: string;
  /** What the provider's voice said. */
  readonly spoken: string[] = [];
  readonly playout: Playout;
  state: 'calling' | 'streaming' | 'over' = 'calling';
  /** Of the newest stream. */
  streamSid = '';
  readonly #account: TelephoneAccount;
  readonly #zentraleUrl: string;
  readonly #answers: { readonly url: string } | null;
  readonly #from: string;
  readonly #to: string;
  readonly #closing = new AbortController();
  readonly #sayAloud: (text: string, language: string) => Promise<void>;
  #keysAhead: string[] = [];
  #pressed: ((key: string) => void) | null = null;
  /** What the centre wants done instead of the rest. */
  #instead: readonly Verb[] | null = null;
  #interrupt: () => void = () => {};
  #stream: WebSocket | null = null;
  #sequence = 0;
  #chunk = 0;
  #speak: (frame: number) => Uint8Array = () => SILENCE;

  constructor(about: {
    readonly account: TelephoneAccount;
    readonly zentraleUrl: string;
    readonly from: string;
    readonly to: string;
    /** A call from the centre that is answered; without it the telephone calls. */
    readonly answers?: { readonly callSid: string; readonly url: string };
    /** Pressed one by one whenever the menu asks; after them it waits for `press`. */
    readonly keys?: readonly string[];
    /** Speaks a sentence, and resolves when it is spoken; without it no time passes. */
    readonly sayAloud?: (text: string, language: string) => Promise<void>;
    /** Sound as it is played, in frames. */
    readonly onPlayed?: (frame: Uint8Array) => void;
  }) {
    this.#account = about.account;
    this.#zentraleUrl = about.zentraleUrl;
    this.#answers = about.answers ?? null;
    this.callSid = about.answers?.callSid ?? newCallSid();
    this.#from = about.from;
    this.#to = about.to;
    this.#keysAhead = [...(about.keys ?? [])];
    this.#sayAloud = about.sayAloud ?? (() => Promise.resolve());
    this.playout = new Playout((name) => this.sendMark(name), about.onPlayed);
  }

  /** Calls or answers, and resolves when the call is over, whoever ended it. */
  async call(): Promise<void> {
    try {
      await this.#follow(await this.#ask(this.#answers?.url ?? '/webhooks/twilio/voice', {}));
    } finally {
      this.state = 'over';
      this.playout.close();
    }
  }

  /** What is said from now on: the frame of that number. */
  speak(frameOf: (frame: number) => Uint8Array): void {
    this.#speak = frameOf;
  }

  press(digit: string): void {
    if (this.#pressed !== null) return this.#pressed(digit);
    this.#send({ event: 'dtmf', dtmf: { track: 'inbound_track', digit } });
  }

  /** As if the network in between had failed: the provider did not hang up. */
  loseStream(): void {
    this.#stream?.terminate();
  }

  /** As if the provider itself had failed: it does not ask what is next, and tells nothing. */
  vanish(): void {
    this.state = 'over';
    this.#closing.abort();
    this.#stream?.terminate();
  }

  /** Anything at all, as it would come over the wire. */
  sendRaw(text: string): void {
    this.#stream?.send(text);
  }

  sendMark(name: string): void {
    this.#send({ event: 'mark', mark: { name } });
  }

  /** The centre updates the call: what is done is left, and `xml` is followed. */
  redirect(xml: string): void {
    this.#instead = readTwiml(xml);
    this.#leave();
  }

  async hangUp(): Promise<void> {
    this.state = 'over';
    this.#leave();
    await this.#ask('/webhooks/twilio/voice/status', { CallStatus: 'completed' });
  }

  /** Stops speaking, listening and streaming; a stream is told. */
  #leave(): void {
    this.#interrupt();
    const { accountSid } = this.#account;
    this.#send({ event: 'stop', stop: { accountSid, callSid: this.callSid } });
    this.#pressed?.('');
    this.#stream?.close();
  }

  async #ask(path: string, more: Record<string, string>): Promise<string> {
    const form = {
      CallSid: this.callSid,
      AccountSid: this.#account.accountSid,
      From: this.#from,
      To: this.#to,
      Caller: this.#from,
      Called: this.#to,
      CallStatus: 'in-progress',
      Direction: this.#answers === null ? 'inbound' : 'outbound-api',
      ApiVersion: '2010-04-01',
      ...more,
    };
    const url = new URL(path, this.#zentraleUrl).toString();
    const { authToken } = this.#account;
    const answer = await signedPost(authToken, url, form, this.#closing.signal, 64_000);
    if (answer.httpStatus === null || answer.httpStatus >= 300) {
      throw new Error(`${path}: ${answer.httpStatus} ${answer.detail}`);
    }
    return answer.detail;
  }

  async #follow(xml: string): Promise<void> {
    let verbs = readTwiml(xml);
    for (let count = 0; count < VERB_COUNT_MAX; count += 1) {
      // Whoever the centre sends elsewhere begins anew.
      if (this.#instead !== null) count = 0;
      const [verb, ...rest] = this.#instead ?? verbs;
      this.#instead = null;
      if (verb === undefined || verb.name === 'Hangup' || this.state === 'over') return;
      verbs = await this.#do(verb, rest);
    }
    throw new Error('the centre sends the caller round in circles');
  }

  /** Gives what is to be done next. */
  async #do(verb: Verb, rest: readonly Verb[]): Promise<readonly Verb[]> {
    switch (verb.name) {
      case 'Say':
        await this.#say(verb);
        return rest;
      case 'Gather': {
        const Digits = await this.#gather(verb);
        if (this.#instead !== null || this.state === 'over') return rest;
        return readTwiml(await this.#ask(verb.attributes['action'] ?? '', { Digits }));
      }
      case 'Redirect':
        return readTwiml(await this.#ask(verb.text, {}));
      case 'Connect':
        await this.#connect(verb.verbs[0]);
        return rest;
      default:
        throw new Error(`nobody taught this telephone to ${verb.name}`);
    }
  }

  async #say({ text, attributes }: Verb): Promise<void> {
    this.spoken.push(text);
    const interrupted = new Promise<void>((resolve) => {
      this.#interrupt = resolve;
    });
    await Promise.race([this.#sayAloud(text, attributes['language'] ?? 'en'), interrupted]);
  }

  /** The key that is pressed while or soon after the menu is spoken; empty without any. */
  async #gather({ verbs, attributes }: Verb): Promise<string> {
    const ahead = this.#keysAhead.shift();
    let isAnswered = false;
    const pressed = new Promise<string>((resolve) => {
      this.#pressed = (key) => {
        isAnswered = true;
        resolve(key);
      };
    });
    const asked = (async () => {
      for (const verb of verbs) if (!isAnswered) await this.#say(verb);
      if (ahead !== undefined) return ahead;
      await delay(Number(attributes['timeout'] ?? 5) * 1000);
      return '';
    })();
    const key = await Promise.race([pressed, asked]);
    this.#pressed = null;
    return key;
  }

  /** Passes when the stream is closed. */
  async #connect(stream: Verb | undefined): Promise<void> {
    const socket = new WebSocket(stream?.attributes['url'] ?? '');
    this.#stream = socket;
    socket.on('message', (data: Buffer) =>
      this.playout.take(JSON.parse(data.toString()) as StreamMessage),
    );
    // Whoever hangs up while it opens has changed her mind; that is no fault.
    const opened = await once(socket, 'open').then(
      () => null,
      (failure: unknown) => failure,
    );
    socket.on('error', () => undefined);
    if (this.state === 'over' || this.#instead !== null) return socket.close();
    if (opened !== null) throw opened;
    const parameters = stream?.verbs.map(({ attributes }) => [
      attributes['name'] ?? '',
      attributes['value'] ?? '',
    ]);
    this.#begin(Object.fromEntries(parameters ?? []));
    const talking = setInterval(() => this.#talk(), FRAME_MS);
    this.state = 'streaming';
    try {
      await once(socket, 'close');
    } finally {
      clearInterval(talking);
      this.#stream = null;
      this.playout.clear();
      if (this.state === 'streaming') this.state = 'calling';
    }
  }

  #begin(customParameters: Record<string, string>): void {
    this.streamSid = `MZ${randomBytes(16).toString('hex')}`;
    this.#sequence = 0;
    this.#chunk = 0;
    this.sendRaw(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
    this.#send({
      event: 'start',
      start: {
        streamSid: this.streamSid,
        accountSid: this.#account.accountSid,
        callSid: this.callSid,
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        customParameters,
      },
    });
  }

  #talk(): void {
    const frame = this.#speak(this.#chunk);
    this.#chunk += 1;
    this.#send({
      event: 'media',
      media: {
        track: 'inbound',
        chunk: String(this.#chunk),
        timestamp: String((this.#chunk - 1) * FRAME_MS),
        payload: Buffer.from(frame).toString('base64'),
      },
    });
  }

  #send(message: object): void {
    if (this.#stream?.readyState !== WebSocket.OPEN) return;
    this.#sequence += 1;
    const sequenceNumber = String(this.#sequence);
    this.#stream.send(JSON.stringify({ ...message, sequenceNumber, streamSid: this.streamSid }));
  }
}
