import { IncomingSound } from '@zentrale/channels/adapters/voice-twilio/incoming-sound.ts';
import { OutgoingSound } from '@zentrale/channels/adapters/voice-twilio/outgoing-sound.ts';
import {
  clearMessage,
  markMessage,
  mediaMessage,
  readStreamMessage,
  type StreamMessage,
} from '@zentrale/channels/adapters/voice-twilio/stream-messages.ts';
import type { StreamedCall } from '@zentrale/channels/app';
import { later, seconds } from '@zentrale/kernel/values';
import type { RawData, WebSocket } from 'ws';
import type { Centre } from '../compose/centre.ts';
import { InCall } from './in-call.ts';
import { InVoicemail } from './in-voicemail.ts';
import type { StreamUser } from './stream-user.ts';

const START_MS_MAX = seconds(5);
/** So much nonsense is no accident. */
const NONSENSE_COUNT_MAX = 50;

// Codes of RFC 6455, section 7.4.1; the provider notes them in its log.
const NORMAL = 1000;
const NOT_ACCEPTED = 1008;

type Started = Extract<StreamMessage, { event: 'start' }>['start'];

/**
 * One telephone: the provider's media stream on one side, a call or the caller's voicemail on the
 * other. A stream that does not say within five seconds which call it is of, with the key that was
 * made for it, is closed.
 */
export class MediaStream {
  /** When it is known whose it is, or that it is nobody's. */
  readonly settled: Promise<void>;
  readonly #centre: Centre;
  readonly #socket: WebSocket;
  readonly #incoming = new IncomingSound();
  readonly #outgoing: OutgoingSound;
  readonly #takeBack: () => void;
  #streamSid = '';
  #user: StreamUser | null = null;
  #nonsenseCount = 0;
  #settle: () => void = () => {};

  constructor(centre: Centre, socket: WebSocket) {
    this.#centre = centre;
    this.#socket = socket;
    this.#outgoing = new OutgoingSound(centre.clock, {
      play: (frame) => this.#send(mediaMessage(this.#streamSid, frame)),
      mark: (name) => this.#send(markMessage(this.#streamSid, name)),
      clear: () => this.#send(clearMessage(this.#streamSid)),
    });
    this.settled = new Promise((settle) => {
      this.#settle = settle;
    });
    this.#takeBack = centre.clock.wakeAt(later(centre.clock.now(), START_MS_MAX), () =>
      this.#refuse('no-start'),
    );
    socket.on('message', (data) => this.#hear(data));
    socket.on('close', () => this.#gone());
    socket.on('error', (failure) => centre.log.debug('telephone.stream-failed', { failure }));
  }

  #hear(data: RawData): void {
    const message = readStreamMessage(textOf(data));
    if (message === null) {
      this.#nonsenseCount += 1;
      if (this.#nonsenseCount > NONSENSE_COUNT_MAX) this.#refuse('nonsense');
      return;
    }
    switch (message.event) {
      case 'connected':
        return;
      case 'start':
        this.#start(message.start).catch((failure: unknown) => {
          this.#centre.log.warn('telephone.not-joined', { failure });
          this.#refuse('failed');
        });
        return;
      case 'media':
        return this.#say(message.media.timestamp, message.media.payload);
      case 'mark':
        return this.#outgoing.played(message.mark.name);
      case 'dtmf':
        // A quick caller presses before it is known whose stream this is.
        return void this.settled.then(() => this.#user?.press(message.dtmf.digit));
      case 'stop':
        return this.#user?.hungUp();
    }
  }

  async #start({ streamSid, callSid, customParameters }: Started): Promise<void> {
    if (this.#streamSid !== '') return this.#refuse('started-twice');
    this.#streamSid = streamSid;
    const { channels, store } = this.#centre;
    const key = { key: customParameters.key, providerCallId: callSid };
    const kept = await store.system((queries) => channels.useStreamKey(queries, key));
    if (kept === null) return this.#refuse('unknown-call');
    this.#takeBack();
    const refusal = kept.isVoicemail ? this.#takeMessage(kept) : await this.#join(kept, key.key);
    if (refusal !== null) return this.#refuse(refusal);
    this.#outgoing.start();
  }

  #takeMessage(kept: StreamedCall): null {
    this.#user = new InVoicemail(this.#centre, kept, this.#outgoing, () => this.#close());
    this.#settle();
    return null;
  }

  /** Gives why not. */
  async #join({ tenantId, callId }: StreamedCall, key: string): Promise<string | null> {
    const live = this.#centre.calls.find(tenantId, callId);
    if (live === null) return 'unknown-call';
    const user = new InCall(this.#centre, { live, key }, this.#outgoing, () => this.#close());
    this.#user = user;
    this.#settle();
    const joined = await user.join();
    return joined.ok ? null : joined.refusal.kind;
  }

  #say(timestampMs: number, payload: string): void {
    for (const { frame, atSample } of this.#incoming.take(
      timestampMs,
      Buffer.from(payload, 'base64'),
    )) {
      this.#user?.say(frame, atSample);
    }
  }

  #refuse(reason: string): void {
    this.#centre.log.warn('telephone.stream-refused', { reason });
    this.#socket.close(NOT_ACCEPTED);
  }

  #close(): void {
    this.#socket.close(NORMAL);
  }

  #gone(): void {
    this.#takeBack();
    this.#settle();
    this.#outgoing.stop();
    this.#user?.gone();
  }

  #send(message: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(message);
  }
}

function textOf(data: RawData): string {
  if (Buffer.isBuffer(data)) return data.toString();
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data).toString();
}
