import type { Clock, Log } from '@zentrale/kernel/ports';
import { durationMs, later, seconds } from '@zentrale/kernel/values';
import { WebSocket } from 'ws';
import { heard, NO_SOUND, type SoundClock } from '../../core/index.ts';
import type { Utterance, VoicePacket, VoiceReader, VoiceStream } from '../../ports/transcriber.ts';
import { Answer, Results, understand, type Segments } from './results.ts';

/** Sound that waits for a connection; older sound is lost rather than understood late. */
const WAITING_MS_MAX = 10_000;
/** What the other side has not taken yet: half a minute of Opus. */
const UNSENT_BYTES_MAX = 128_000;
const ANSWER_BYTES_MAX = 256_000;
const HANDSHAKE_MS_MAX = 5_000;
const FAREWELL_MS_MAX = seconds(2);
const RETRY_MS_MIN = 500;
const RETRY_MS_MAX = 15_000;
const BEAT_MS = seconds(1);
/** The provider hangs up after ten seconds without anything. */
const BEATS_TO_KEEP_ALIVE = 4;
/** Who has not answered a ping by the next one is gone. */
const BEATS_TO_PING = 5;

/** What was seen of a connection at its last beat. */
interface Pulse {
  count: number;
  soundMs: number;
  silentBeats: number;
  hasPong: boolean;
}

/** One voice at the provider's; comes back by itself when the connection is lost. */
export class DeepgramStream implements VoiceStream {
  readonly #parts;
  readonly #waiting: VoicePacket[] = [];
  readonly #closed = Promise.withResolvers<void>();
  #waitingMs = 0;
  #socket: WebSocket | null = null;
  /** Of this connection: the provider counts the sound anew in each. */
  #sound: SoundClock = NO_SOUND;
  #segments: Segments = [];
  /** What was said last and may still change. */
  #partial: Utterance | null = null;
  #retries = 0;
  #isInterrupted = false;
  #isClosing = false;
  #cancel = () => {};

  constructor(parts: {
    readonly address: URL;
    readonly headers: Readonly<Record<string, string>>;
    readonly clock: Clock;
    readonly log: Log;
    readonly reader: VoiceReader;
  }) {
    this.#parts = parts;
    this.#connect();
  }

  send(packet: VoicePacket): void {
    if (this.#isClosing) return;
    this.#waiting.push(packet);
    this.#waitingMs += packet.durationMs;
    this.#flush();
    while (this.#waitingMs > WAITING_MS_MAX) {
      this.#waitingMs -= this.#waiting.shift()?.durationMs ?? 0;
      this.#interrupt();
    }
  }

  close(): Promise<void> {
    if (this.#isClosing) return this.#closed.promise;
    this.#flush();
    this.#isClosing = true;
    this.#cancel();
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#tell('CloseStream');
      this.#wake(FAREWELL_MS_MAX, () => this.#socket?.terminate());
    } else {
      this.#socket?.terminate();
      this.#settle();
    }
    return this.#closed.promise;
  }

  #connect(): void {
    const { address, headers, log } = this.#parts;
    const socket = new WebSocket(address, {
      headers,
      handshakeTimeout: HANDSHAKE_MS_MAX,
      maxPayload: ANSWER_BYTES_MAX,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    this.#sound = NO_SOUND;
    socket.on('open', () => {
      this.#beat(socket, { count: 0, soundMs: 0, silentBeats: 0, hasPong: true });
      this.#flush();
    });
    // Messages come in one buffer each where nothing else was asked for.
    socket.on('message', (data) => this.#hear(socket, data as Buffer));
    // An error is followed by a close.
    socket.on('error', (failure) => log.warn('transcription.connection-failed', { failure }));
    socket.on('close', () => this.#lost());
  }

  #flush(): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return;
    while (socket.bufferedAmount < UNSENT_BYTES_MAX) {
      const packet = this.#waiting.shift();
      if (packet === undefined) return;
      this.#waitingMs -= packet.durationMs;
      socket.send(packet.payload);
      this.#sound = heard(this.#sound, packet.atMs, packet.durationMs);
    }
  }

  #hear(socket: WebSocket, data: Buffer): void {
    const said = jsonOf(data);
    const answer = Answer.safeParse(said);
    if (answer.success && answer.data.type !== 'Results') return;
    const results = Results.safeParse(said);
    if (!results.success) {
      this.#parts.log.warn('transcription.answer-invalid', { type: answer.data?.type });
      socket.terminate();
      return;
    }
    this.#retries = 0;
    this.#resume();
    const { segments, utterance } = understand(this.#segments, results.data, this.#sound);
    this.#segments = segments;
    if (utterance !== null) this.#say(utterance);
  }

  #say(utterance: Utterance): void {
    this.#partial = utterance.isFinal ? null : utterance;
    this.#parts.reader.heard(utterance);
  }

  /** What was understood stays; the rest is tried again, more and more rarely. */
  #lost(): void {
    this.#cancel();
    this.#segments = [];
    if (this.#partial !== null) this.#say({ ...this.#partial, isFinal: true });
    if (this.#isClosing) return this.#settle();
    this.#interrupt();
    const waitMs = Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** this.#retries);
    this.#retries += 1;
    this.#wake(durationMs(waitMs), () => this.#connect());
  }

  /** While nothing is said the provider is asked for what it has, and is kept waiting. */
  #beat(socket: WebSocket, pulse: Pulse): void {
    this.#wake(BEAT_MS, () => {
      const { soundMs } = this.#sound;
      pulse.count += 1;
      pulse.silentBeats = soundMs === pulse.soundMs ? pulse.silentBeats + 1 : 0;
      pulse.soundMs = soundMs;
      if (pulse.silentBeats === 1 && soundMs > 0) this.#tell('Finalize');
      if (pulse.silentBeats % BEATS_TO_KEEP_ALIVE === 1) this.#tell('KeepAlive');
      if (pulse.count % BEATS_TO_PING === 0) {
        if (!pulse.hasPong) return socket.terminate();
        pulse.hasPong = false;
        socket.once('pong', () => (pulse.hasPong = true));
        socket.ping();
      }
      this.#beat(socket, pulse);
    });
  }

  #tell(type: 'CloseStream' | 'Finalize' | 'KeepAlive'): void {
    this.#socket?.send(JSON.stringify({ type }));
  }

  #interrupt(): void {
    if (this.#isInterrupted) return;
    this.#isInterrupted = true;
    this.#parts.reader.interrupted();
  }

  #resume(): void {
    if (!this.#isInterrupted) return;
    this.#isInterrupted = false;
    this.#parts.reader.resumed();
  }

  #wake(inMs: ReturnType<typeof durationMs>, work: () => void): void {
    const { clock } = this.#parts;
    this.#cancel = clock.wakeAt(later(clock.now(), inMs), work);
  }

  #settle(): void {
    this.#cancel();
    this.#closed.resolve();
  }
}

function jsonOf(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString());
  } catch {
    // What is no JSON is refused by the schema.
    return null;
  }
}
