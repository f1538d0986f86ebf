import type {
  CallFrame,
  CallInput,
  CallReply,
  CommandReply,
  Frame,
  SubscribeAnswer,
} from '@zentrale/protocol';
import { io, type Socket } from 'socket.io-client';
import { type Live, receiveAnswer, receiveFrame, subscription } from './live.ts';

export interface ConnectionListener {
  /** The copy changed, or was confirmed to be current. */
  onLive(live: Live): void;
  onLost(): void;
  onCallFrame(frame: CallFrame): void;
  /** The server does not know the token any more; nothing further will come. */
  onTokenRefused(): void;
}

const PROBE_VISIBLE_MS = 10_000;
const PROBE_HIDDEN_MS = 30_000;
const PROBE_TIMEOUT_MS = 4_000;
const COMMAND_TIMEOUT_MS = 8_000;
const RECONNECT_MS = 1_000;
/** Anything else may pass: a draining server, a proxy in between. */
const TOKEN_REFUSALS = ['sign-in.required', 'sign-in.failed', 'conversation.unknown'];

/**
 * Keeps one chat's copy current over one socket. A probe asks for missing frames every few
 * seconds: it notices a line that is dead without having closed, and frames that went missing.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #listener: ConnectionListener;
  #live: Live | null = null;
  #isSubscribing = false;
  #probeTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(origin: string, token: string, listener: ConnectionListener) {
    this.#listener = listener;
    this.#socket = io(`${origin}/chat`, {
      // Polling needs sticky sessions and cookies, which a third-party page does not have.
      transports: ['websocket'],
      auth: { token },
      forceNew: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 5_000,
      timeout: 5_000,
    });
    this.#socket.on('connect', () => void this.#subscribe());
    this.#socket.on('frame', (frame: Frame) => this.#onFrame(frame));
    this.#socket.on('call-media', (frame: CallFrame) => listener.onCallFrame(frame));
    this.#socket.on('signed-out', () => this.#refuse());
    this.#socket.on('disconnect', () => this.#onLost());
    this.#socket.on('connect_error', (error: Error & { data?: { kind?: string } }) => {
      const kind = error.data?.kind ?? error.message;
      if (TOKEN_REFUSALS.includes(kind)) this.#refuse();
      else this.#onLost();
    });
    window.addEventListener('online', this.#probeNow);
    window.addEventListener('offline', this.#onOffline);
    document.addEventListener('visibilitychange', this.#probeNow);
  }

  close(): void {
    clearTimeout(this.#probeTimer);
    clearTimeout(this.#retryTimer);
    window.removeEventListener('online', this.#probeNow);
    window.removeEventListener('offline', this.#onOffline);
    document.removeEventListener('visibilitychange', this.#probeNow);
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }

  /** `null` where no answer came: it may or may not have been done, so repeat it with its id. */
  async command(type: string, body: unknown, commandId: string): Promise<CommandReply | null> {
    return this.#ask<CommandReply>('command', { commandId, type, body }, COMMAND_TIMEOUT_MS);
  }

  /** Signalling of a call; `null` where no answer came. */
  async call(request: CallInput): Promise<CallReply | null> {
    return this.#ask<CallReply>('call', request, COMMAND_TIMEOUT_MS);
  }

  async #ask<Reply>(event: string, request: unknown, timeoutMs: number): Promise<Reply | null> {
    // Without a line nothing is sent: socket.io would keep it and send it behind our back.
    if (!this.#socket.connected) return null;
    try {
      return (await this.#socket.timeout(timeoutMs).emitWithAck(event, request)) as Reply;
    } catch {
      return null;
    }
  }

  async #subscribe(): Promise<void> {
    if (this.#isSubscribing) return;
    this.#isSubscribing = true;
    clearTimeout(this.#probeTimer);
    const request = subscription(this.#live);
    const answer = await this.#ask<SubscribeAnswer>('subscribe', request, PROBE_TIMEOUT_MS);
    this.#isSubscribing = false;
    if (!answer) {
      this.#startOver();
      return;
    }
    if (!answer.ok) {
      if (TOKEN_REFUSALS.includes(answer.problem.kind)) this.#refuse();
      else this.#onLost();
      return;
    }
    this.#take(receiveAnswer(this.#live, answer, Date.now()));
  }

  #onFrame(frame: Frame): void {
    if (this.#live) this.#take(receiveFrame(this.#live, frame));
  }

  #take(live: Live | 'gap'): void {
    if (live === 'gap') {
      this.#live = null;
      void this.#subscribe();
      return;
    }
    this.#live = live;
    this.#planProbe();
    this.#listener.onLive(live);
  }

  #planProbe(): void {
    clearTimeout(this.#probeTimer);
    const waitMs = document.hidden ? PROBE_HIDDEN_MS : PROBE_VISIBLE_MS;
    this.#probeTimer = setTimeout(this.#probeNow, waitMs);
  }

  readonly #probeNow = (): void => {
    if (this.#socket.connected) void this.#subscribe();
    else if (!document.hidden) this.#startOver();
  };

  readonly #onOffline = (): void => this.#listener.onLost();

  /** Opens a new line at once; the old one may be dead without knowing it. */
  #startOver(): void {
    this.#listener.onLost();
    this.#socket.disconnect();
    this.#socket.connect();
  }

  #onLost(): void {
    clearTimeout(this.#probeTimer);
    this.#listener.onLost();
    // socket.io comes back by itself except where the server has turned it away.
    if (this.#socket.active) return;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#socket.connect(), RECONNECT_MS);
  }

  #refuse(): void {
    this.close();
    this.#listener.onTokenRefused();
  }
}
