import { type StartForm, VisitorApi } from './api.ts';
import { newId } from './new-id.ts';
import { OngoingChat, type Token } from './ongoing.ts';
import { initialState, type WidgetState } from './state.ts';
import { browserStorage, openShelf, parseJson, type Shelf } from './storage.ts';
import { Store } from './store.ts';

const SETTINGS_AGAIN_MS = [1_000, 3_000, 10_000, 30_000];

/** The widget on one page: its settings, the form, and the chat while there is one. */
export class Session {
  readonly store: Store<WidgetState>;
  readonly #origin: string;
  readonly #siteKey: string;
  readonly #api: VisitorApi;
  readonly #shelf: Shelf;
  #ongoing: OngoingChat | null = null;

  constructor(about: { origin: string; siteKey: string; language: 'de' | 'en' }) {
    this.#origin = about.origin;
    this.#siteKey = about.siteKey;
    this.#api = new VisitorApi(about.origin);
    this.#shelf = openShelf(`zentrale.chat.${about.siteKey}.`, browserStorage());
    const chosen = this.#shelf.get('language');
    const language = chosen === 'de' || chosen === 'en' ? chosen : about.language;
    this.store = new Store(initialState(language, this.#shelf.get('sound') === 'on'));
    // Another tab of the same shop has started or left a chat.
    window.addEventListener('storage', (event) => {
      if (event.key?.endsWith(`${about.siteKey}.token`)) this.#followToken();
    });
  }

  /** The current chat; null while the form is shown. */
  get ongoing(): OngoingChat | null {
    return this.#ongoing;
  }

  /** Loads the site's settings, as often as it takes; an unknown site shows nothing at all. */
  async load(attempt = 0): Promise<void> {
    const answer = await this.#api.settings(this.#siteKey);
    if (answer.ok) {
      this.store.set({ settings: answer.value });
      this.#followToken();
      return;
    }
    const waitMs = SETTINGS_AGAIN_MS[Math.min(attempt, SETTINGS_AGAIN_MS.length - 1)];
    if (answer.trouble.mayRetry) setTimeout(() => void this.load(attempt + 1), waitMs);
    else
      reportError(new Error(`zentrale: there is no chat for this site (${answer.trouble.kind})`));
  }

  setOpen(isOpen: boolean): void {
    this.store.set({ isOpen });
    this.#ongoing?.markRead();
  }

  setLanguage(language: 'de' | 'en'): void {
    this.#shelf.set('language', language);
    this.store.set({ language });
  }

  setSound(isSoundOn: boolean): void {
    this.#shelf.set('sound', isSoundOn ? 'on' : 'off');
    this.store.set({ isSoundOn });
  }

  /**
   * Begins a chat. The start id stays until an answer has come, so that a second click, a lost
   * answer or a reload leads to the same chat.
   */
  async start(form: Omit<StartForm, 'language'>): Promise<void> {
    if (this.store.state.isStarting) return;
    this.store.set({ isStarting: true, startTrouble: null });
    const startId = this.#shelf.get('startId') ?? newId();
    this.#shelf.set('startId', startId);
    const visitorId = this.#visitorId();
    const answer = await this.#api.startChat({
      siteKey: this.#siteKey,
      startId,
      ...(visitorId ? { visitorId } : {}),
      ...form,
      language: this.store.state.language,
    });
    if (answer.ok || !answer.trouble.mayRetry) this.#shelf.remove('startId');
    this.store.set({ isStarting: false, startTrouble: answer.ok ? null : answer.trouble });
    if (!answer.ok) return;
    const { token, conversationId } = answer.value;
    this.#shelf.set('token', JSON.stringify({ token, conversationId }));
    this.keepDraft('');
    this.#followToken();
  }

  /** Leaves the closed or lost chat and shows the form. */
  startAnother(): void {
    this.#leave(false);
  }

  /** What stands in the composer; survives a reload. */
  get draft(): string {
    return this.#shelf.get('draft') ?? '';
  }

  keepDraft(text: string): void {
    if (text) this.#shelf.set('draft', text);
    else this.#shelf.remove('draft');
  }

  #followToken(): void {
    const token = toToken(parseJson(this.#shelf.get('token')));
    this.#ongoing?.close(false);
    this.#ongoing = null;
    if (!token) {
      this.store.set({ phase: 'form', chat: null, call: null, lines: [], unreadCount: 0 });
      return;
    }
    this.store.set({ phase: 'chat', isExpired: false, startTrouble: null, endTrouble: false });
    this.#ongoing = new OngoingChat(this.#origin, token, {
      store: this.store,
      api: this.#api,
      shelf: this.#shelf,
      onRefused: () => this.#leave(true),
    });
    this.#ongoing.markRead();
  }

  #leave(isExpired: boolean): void {
    this.#ongoing?.close(true);
    this.#ongoing = null;
    for (const name of ['token', 'readSeq', 'draft']) this.#shelf.remove(name);
    this.store.set({
      phase: 'form',
      isExpired,
      chat: null,
      call: null,
      lines: [],
      unreadCount: 0,
      typingName: null,
      isBannerShown: false,
      endTrouble: false,
      isAskingLater: false,
      laterTrouble: false,
      picked: [],
    });
  }

  /** The journey script's id, there only while the customer consents. */
  #visitorId(): string | undefined {
    const journey = openShelf(`zentrale.journey.${this.#siteKey}.`, browserStorage());
    return journey.get('visitorId') ?? undefined;
  }
}

function toToken(value: unknown): Token | null {
  if (typeof value !== 'object' || value === null) return null;
  const { token, conversationId } = value as Partial<Token>;
  return typeof token === 'string' && typeof conversationId === 'string'
    ? { token, conversationId }
    : null;
}
