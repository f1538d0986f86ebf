import { IncomingSound } from '@zentrale/channels/adapters/voice-twilio/incoming-sound.ts';
import { OutgoingSound } from '@zentrale/channels/adapters/voice-twilio/outgoing-sound.ts';
import {
  clearMessage,
  markMessage,
  mediaMessage,
  readStreamMessage,
  type StreamMessage,
} from '@zentrale/channels/adapters/voice-twilio/stream-messages.ts';
import type { DirectParty, LiveCall } from '@zentrale/channels/app';
import { later, seconds, type Result } from '@zentrale/kernel/values';
import type { CallFrame } from '@zentrale/protocol/socket';
import type { RawData, WebSocket } from 'ws';
import type { Centre } from '../compose/centre.ts';
import { KeysPressed } from './keys-pressed.ts';

const START_MS_MAX = seconds(5);
/** So much nonsense is no accident. */
const NONSENSE_COUNT_MAX = 50;

// Codes of RFC 6455, section 7.4.1; the provider notes them in its log.
const NORMAL = 1000;
const NOT_ACCEPTED = 1008;

type Started = Extract<StreamMessage, { event: 'start' }>['start'];

/**
 * One telephone in one call: the provider's media stream on one side, the call's room on the other.
 * A stream that does not say within five seconds which call it is of, with the key that was made
 * for it, is closed.
 */
export class MediaStream {
  /** When it is known whose it is, or that it is nobody's. */
  readonly settled: Promise<void>;
  readonly #centre: Centre;
  readonly #socket: WebSocket;
  readonly #incoming = new IncomingSound();
  readonly #outgoing: OutgoingSound;
  readonly #sessionId: string;
  readonly #takeBack: () => void;
  #streamSid = '';
  #live: LiveCall | null = null;
  #party: DirectParty | null = null;
  #keys: KeysPressed | null = null;
  #nonsenseCount = 0;
  #settle: () => void = () => {};

  constructor(centre: Centre, socket: WebSocket) {
    this.#centre = centre;
    this.#socket = socket;
    this.#sessionId = centre.ids.next('tel');
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
        return void this.settled.then(() => this.#keys?.press(message.dtmf.digit));
      case 'stop':
        return void this.#live?.end('customer-hung-up');
    }
  }

  async #start({ streamSid, callSid, customParameters }: Started): Promise<void> {
    if (this.#streamSid !== '') return this.#refuse('started-twice');
    this.#streamSid = streamSid;
    const { channels, store, calls } = this.#centre;
    const key = { key: customParameters.key, providerCallId: callSid };
    const kept = await store.system((queries) => channels.useStreamKey(queries, key));
    const live = kept === null ? null : calls.find(kept.tenantId, kept.callId);
    if (live === null) return this.#refuse('unknown-call');
    this.#takeBack();
    this.#live = live;
    this.#keys = new KeysPressed(this.#centre, live);
    this.#settle();
    const joined = await this.#join(live);
    if (!joined.ok) return this.#refuse(joined.refusal.kind);
    this.#outgoing.start();
  }

  async #join(live: LiveCall): Promise<Result<DirectParty>> {
    const session = { sessionId: this.#sessionId, tell: (frame: CallFrame) => this.#told(frame) };
    const { conversationId } = live.call;
    const conversation = await this.#centre.store.transact(live.tenantId, (tx) =>
      this.#centre.channels.conversation(tx, conversationId),
    );
    const name = conversation?.customerName ?? '';
    const joined = await live.joinByTelephone({ name, session }, (from, frame) =>
      this.#outgoing.hear(from ?? 'centre', frame),
    );
    if (joined.ok) this.#party = joined.value;
    return joined;
  }

  /** The media plane is new: the telephone is still there. */
  #told(frame: CallFrame): void {
    if (frame.type === 'ended' || frame.type === 'removed' || frame.type === 'replaced') {
      this.#socket.close(NORMAL);
    }
    if (frame.type !== 'rejoin' || this.#live === null) return;
    this.#party = null;
    this.#join(this.#live).catch((failure: unknown) => {
      this.#centre.log.warn('telephone.not-joined', { failure });
      this.#socket.close(NORMAL);
    });
  }

  #say(timestampMs: number, payload: string): void {
    for (const { frame, atSample } of this.#incoming.take(
      timestampMs,
      Buffer.from(payload, 'base64'),
    )) {
      this.#party?.send(frame, atSample);
    }
  }

  #refuse(reason: string): void {
    this.#centre.log.warn('telephone.stream-refused', { reason });
    this.#socket.close(NOT_ACCEPTED);
  }

  #gone(): void {
    this.#takeBack();
    this.#settle();
    this.#outgoing.stop();
    this.#keys?.close();
    const live = this.#live;
    // Whoever our own stop cuts off is expected by the next process.
    if (live === null || this.#centre.isDraining()) return;
    live.gone(this.#sessionId).catch((failure: unknown) => {
      this.#centre.log.warn('call.farewell-failed', { failure });
    });
  }

  #send(message: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(message);
  }
}

function textOf(data: RawData): string {
  if (Buffer.isBuffer(data)) return data.toString();
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data).toString();
}
