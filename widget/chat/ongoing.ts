import type { CommandReply } from '@zentrale/protocol';
import { troubleOf, type VisitorApi } from './api.ts';
import { Calling } from './calling.ts';
import type { Connection } from './connection.ts';
import { lastSeq, linesOf, unreadCount } from './lines.ts';
import { callOf, chatOf, identificationOf, type Live, messagesOf, typingOf } from './live.ts';
import { loadPart } from './load-script.ts';
import { newId } from './new-id.ts';
import { Outbox } from './outbox.ts';
import { playChime } from './chime.ts';
import type { WidgetState } from './state.ts';
import type { Shelf } from './storage.ts';
import type { Store } from './store.ts';
import { Uploads } from './uploads.ts';

const BANNER_AFTER_MS = 1_500;
const SEND_AGAIN_MS = 2_000;
const LOAD_AGAIN_MS = 3_000;
const TYPING_EVERY_MS = 3_000;

export interface Token {
  readonly token: string;
  readonly conversationId: string;
}

/** One conversation of the customer, from its token to its end. */
export class OngoingChat {
  readonly #store: Store<WidgetState>;
  readonly #api: VisitorApi;
  readonly #shelf: Shelf;
  readonly #token: Token;
  readonly #outbox: Outbox;
  readonly calling: Calling;
  readonly uploads: Uploads;
  #connection: Connection | null = null;
  #isClosed = false;
  #live: Live | null = null;
  #isOnline = false;
  #isSending = false;
  #readSeq: number;
  /** The reading position the server has been told. */
  #toldSeq = 0;
  #typedAt = 0;
  #bannerTimer: ReturnType<typeof setTimeout> | undefined;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #sendTimer: ReturnType<typeof setTimeout> | undefined;
  #endId: string | null = null;
  #laterId: string | null = null;

  constructor(
    origin: string,
    token: Token,
    about: { store: Store<WidgetState>; api: VisitorApi; shelf: Shelf; onRefused: () => void },
  ) {
    this.#store = about.store;
    this.#api = about.api;
    this.#shelf = about.shelf;
    this.#token = token;
    this.calling = new Calling(origin, about.store, {
      call: async (request) => (await this.#connection?.call(request)) ?? null,
      command: (type, body, commandId) => this.command(type, body, commandId),
    });
    this.uploads = new Uploads(about.store, about.api, token.token);
    this.#outbox = new Outbox(about.shelf, token.conversationId);
    this.#readSeq = Number(about.shelf.get('readSeq') ?? 0);
    this.#waitForBanner();
    void this.#connect(origin, about.onRefused);
    document.addEventListener('visibilitychange', this.markRead);
    this.#show();
  }

  /** How far the centre's clock is ahead of ours. */
  get clockAheadMs(): number {
    return this.#live?.clockAheadMs ?? 0;
  }

  /** Leaves the conversation; `forget` also drops what was never sent. */
  close(forget: boolean): void {
    this.#isClosed = true;
    for (const timer of [this.#bannerTimer, this.#typingTimer, this.#sendTimer])
      clearTimeout(timer);
    document.removeEventListener('visibilitychange', this.markRead);
    this.calling.close();
    this.#connection?.close();
    if (forget) this.#outbox.clear();
  }

  send(text: string): void {
    const { picked } = this.#store.state;
    const attachments = picked.flatMap((each) => (each.attachment ? [each.attachment] : []));
    this.#outbox.add({ clientId: newId(), text, attachments, writtenAt: Date.now() });
    this.uploads.clear();
    this.#typedAt = 0;
    this.#show();
    void this.#sendNext();
  }

  retry(clientId: string): void {
    this.#outbox.retry(clientId, newId());
    this.#show();
    void this.#sendNext();
  }

  discard(clientId: string): void {
    this.#outbox.discard(clientId);
    this.#show();
  }

  /** Tells the agent, at most every few seconds; losing one does no harm. */
  showTyping(): void {
    const now = Date.now();
    if (!this.#isOnline || now - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = now;
    void this.command('show-chat-typing', {}, newId());
  }

  /** Everything on screen counts as read while the panel is open and the page is looked at. */
  readonly markRead = (): void => {
    if (!this.#store.state.isOpen || document.hidden) return;
    const seq = lastSeq(messagesOf(this.#live));
    if (seq > this.#readSeq) {
      this.#readSeq = seq;
      this.#shelf.set('readSeq', String(seq));
      this.#show();
    }
    if (this.#isOnline && this.#readSeq > this.#toldSeq) void this.#tellRead(this.#readSeq);
  };

  async #tellRead(seq: number): Promise<void> {
    this.#toldSeq = seq;
    const reply = await this.command('mark-chat-read', { seq }, newId());
    if (!reply && this.#toldSeq === seq) this.#toldSeq = 0;
  }

  async end(): Promise<void> {
    this.#endId ??= newId();
    this.#store.set({ isEnding: true, endTrouble: false });
    const reply = await this.command('end-chat', {}, this.#endId);
    // Without an answer the same id goes again; an answer settles it.
    if (reply) this.#endId = null;
    const isDone = reply !== null && (reply.ok || reply.problem.kind === 'conversation.closed');
    this.#store.set({ isEnding: false, endTrouble: !isDone });
  }

  /** The customer goes and wants to be written to; a place in the line is kept. */
  async askLater(): Promise<void> {
    this.#laterId ??= newId();
    this.#store.set({ isAskingLater: true, laterTrouble: false });
    const reply = await this.command('request-chat-callback', {}, this.#laterId);
    if (reply) this.#laterId = null;
    this.#store.set({ isAskingLater: false, laterTrouble: !reply?.ok });
  }

  async download(attachmentId: string, fileName: string): Promise<boolean> {
    const blob = await this.#api.download(this.#token.token, attachmentId);
    if (!blob) return false;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return true;
  }

  async #connect(origin: string, onTokenRefused: () => void): Promise<void> {
    try {
      const { Connection } = await loadPart(origin, 'zentraleLive');
      if (this.#isClosed) return;
      this.#connection = new Connection(origin, this.#token.token, {
        onLive: (live) => this.#onLive(live),
        onLost: () => this.#onLost(),
        onCallFrame: (frame) => this.calling.receive(frame),
        onTokenRefused,
      });
    } catch {
      // The banner says that there is no line; the script may be there in a moment.
      setTimeout(
        () => !this.#isClosed && void this.#connect(origin, onTokenRefused),
        LOAD_AGAIN_MS,
      );
    }
  }

  /** Null where there is no line. */
  async command(type: string, body: unknown, commandId: string): Promise<CommandReply | null> {
    return (await this.#connection?.command(type, body, commandId)) ?? null;
  }

  async #sendNext(): Promise<void> {
    clearTimeout(this.#sendTimer);
    const item = this.#outbox.next();
    if (!item || this.#isSending || !this.#isOnline) return;
    this.#isSending = true;
    const attachmentIds = item.attachments.map((each) => each.attachmentId);
    const body = { text: item.text, attachmentIds };
    const reply = await this.command('send-chat-message', body, item.clientId);
    this.#isSending = false;
    const trouble = reply && !reply.ok ? troubleOf(reply.problem) : null;
    if (!reply || trouble?.mayRetry) {
      this.#sendTimer = setTimeout(() => void this.#sendNext(), SEND_AGAIN_MS);
      return;
    }
    if (trouble) this.#outbox.failed(item.clientId, trouble.kind);
    else this.#outbox.accepted(item.clientId);
    this.#show();
    await this.#sendNext();
  }

  #onLive(live: Live): void {
    const isBack = !this.#isOnline;
    const knownSeq = lastSeq(messagesOf(this.#live));
    const isFirst = this.#live === null;
    this.#live = live;
    this.#isOnline = true;
    clearTimeout(this.#bannerTimer);
    this.#bannerTimer = undefined;
    this.#outbox.confirm(messagesOf(live));
    this.#show();
    this.calling.follow(callOf(live));
    if (identificationOf(live) !== null) void this.calling.prepare();
    if (!isFirst && unreadCount(messagesOf(live), knownSeq) > 0) this.#chime();
    this.markRead();
    if (isBack) {
      this.calling.lineBack();
      void this.#sendNext();
    }
  }

  #onLost(): void {
    this.#isOnline = false;
    this.calling.lineLost();
    this.#toldSeq = 0;
    this.#waitForBanner();
  }

  #waitForBanner(): void {
    this.#bannerTimer ??= setTimeout(
      () => this.#store.set({ isBannerShown: true }),
      BANNER_AFTER_MS,
    );
  }

  #chime(): void {
    const { isSoundOn, isOpen } = this.#store.state;
    if (isSoundOn && (!isOpen || document.hidden)) playChime();
  }

  #show(): void {
    const messages = messagesOf(this.#live);
    const typing = typingOf(this.#live, Date.now());
    clearTimeout(this.#typingTimer);
    if (typing) this.#typingTimer = setTimeout(() => this.#show(), typing.msLeft);
    const chat = chatOf(this.#live);
    this.#store.set({
      chat,
      identification: identificationOf(this.#live),
      lines: linesOf(messages, this.#outbox.items, chat?.readSeq ?? 0),
      unreadCount: unreadCount(messages, this.#readSeq),
      typingName: typing?.who ?? null,
      ...(this.#isOnline ? { isBannerShown: false } : {}),
    });
  }
}
