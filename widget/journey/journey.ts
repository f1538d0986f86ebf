import type { PageViewed } from '@zentrale/protocol';
import { newId } from '../chat/new-id.ts';
import { parseJson, type Shelf } from '../chat/storage.ts';

type Page = Pick<(typeof PageViewed)['_output'], 'viewId' | 'url' | 'title' | 'viewedAt'>;

const PENDING_MAX = 30;

/**
 * Records the pages a visitor looks at, after consent and never before: until then nothing is
 * requested and no id exists. Views wait on the shelf until the server has taken them.
 */
export class Journey {
  readonly #siteKey: string;
  readonly #base: string;
  readonly #shelf: Shelf;
  #isSending = false;
  #url = '';

  constructor(siteKey: string, origin: string, shelf: Shelf) {
    this.#siteKey = siteKey;
    this.#base = `${origin}/api/v1/visitor/`;
    this.#shelf = shelf;
  }

  /** What the visitor has chosen; null while not asked. */
  get choice(): boolean | null {
    const choice = this.#shelf.get('consent');
    return choice === null ? null : choice === 'granted';
  }

  /** Watches for pages, for shops that change their address without loading. */
  start(): void {
    const look = () => this.#view();
    window.addEventListener('online', () => void this.#send());
    window.addEventListener('popstate', look);
    // Absent in older browsers; there a page counts when it is loaded.
    (window as { navigation?: EventTarget }).navigation?.addEventListener('navigatesuccess', look);
    look();
    // A withdrawal that could not be delivered is delivered later.
    if (this.choice === false) void this.#tellWithdrawal();
  }

  async setConsent(isGranted: boolean): Promise<void> {
    if (isGranted === this.choice) return;
    const known = this.#shelf.get('visitorId');
    this.#shelf.set('consent', isGranted ? 'granted' : 'declined');
    if (isGranted) {
      this.#shelf.remove('withdrawn');
      this.#shelf.set('visitorId', newId());
      this.#url = '';
      this.#view();
      return;
    }
    for (const name of ['visitorId', 'told', 'pending']) this.#shelf.remove(name);
    if (known) this.#shelf.set('withdrawn', known);
    await this.#tellWithdrawal();
  }

  #view(): void {
    if (!this.choice || location.href === this.#url) return;
    this.#url = location.href;
    const page: Page = {
      viewId: newId(),
      url: location.href.slice(0, 1000),
      title: document.title.slice(0, 200),
      viewedAt: Date.now(),
    };
    this.#keep([...this.#pending(), page].slice(-PENDING_MAX));
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      while (this.choice && (await this.#sendOne())) {
        // One after the other: the journey keeps its order.
      }
    } finally {
      this.#isSending = false;
    }
  }

  /** Returns whether there may be more to send now. */
  async #sendOne(): Promise<boolean> {
    const visitorId = this.#shelf.get('visitorId');
    const page = this.#pending()[0];
    if (!visitorId || !page) return false;
    const told = this.#shelf.get('told');
    if (!told) {
      const status = await this.#post('consent', { visitorId, isGranted: true });
      if (!isDone(status)) return false;
      this.#shelf.set('told', told === null ? 'once' : 'twice');
    }
    const status = await this.#post('pages', { visitorId, ...page });
    if (status === 403 && this.#shelf.get('told') === 'once') {
      // The server has no record of the consent (any more): give it once again.
      this.#shelf.set('told', '');
      return true;
    }
    // Anything else that is refused would be refused again.
    const isSettled = isDone(status) || (status >= 400 && status < 500 && status !== 429);
    if (isSettled) this.#keep(this.#pending().filter((each) => each.viewId !== page.viewId));
    return isSettled;
  }

  async #tellWithdrawal(): Promise<void> {
    const visitorId = this.#shelf.get('withdrawn');
    if (!visitorId) return;
    const status = await this.#post('consent', { visitorId, isGranted: false });
    if (isDone(status)) this.#shelf.remove('withdrawn');
  }

  /** The HTTP status; 0 where nobody answered. */
  async #post(path: string, body: object): Promise<number> {
    try {
      const response = await fetch(this.#base + path, {
        method: 'POST',
        credentials: 'omit',
        // Goes on when the visitor leaves the page.
        keepalive: true,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ siteKey: this.#siteKey, ...body }),
      });
      return response.status;
    } catch {
      return 0;
    }
  }

  #pending(): Page[] {
    const pages = parseJson(this.#shelf.get('pending'));
    return Array.isArray(pages) ? pages : [];
  }

  #keep(pages: readonly Page[]): void {
    this.#shelf.set('pending', JSON.stringify(pages));
  }
}

function isDone(status: number): boolean {
  return status >= 200 && status < 300;
}
