import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

/** Where the agent's interactions stand, and the agent's own state above them. */
export class InboxScreen {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  get list(): Locator {
    return this.page.getByRole('navigation', { name: this.#words('My interactions') });
  }

  row(customerName: string): Locator {
    return this.list.getByRole('link', { name: customerName });
  }

  get state(): Locator {
    return this.page.getByRole('button', { name: this.#words('My state:') });
  }

  /** `reasonName` as the centre calls it in the agent's language. */
  async becomeNotReady(reasonName: string): Promise<void> {
    await this.state.click();
    await this.page.getByRole('menuitem', { name: reasonName }).click();
  }

  async becomeReadyByKeyboard(): Promise<void> {
    await expect(this.state).toBeVisible();
    await this.page.keyboard.press('Alt+Shift+R');
    await expect(this.state).toContainText(this.readyWord);
  }

  get readyWord(): string {
    return this.#words('Ready');
  }

  get missedOfferWord(): string {
    return this.#words('Missed offer');
  }

  get missedOfferBanner(): Locator {
    return this.page.getByText(
      this.#words('You missed an offer and get no more until you are ready again.'),
    );
  }

  get backToReady(): Locator {
    return this.page.getByRole('button', { name: this.#words('Back to ready') });
  }

  get noConnectionBanner(): Locator {
    return this.page.getByText(
      this.#words(
        'No connection. What you see may be old; what you write is sent as soon as it is back.',
      ),
    );
  }

  get emptyWords(): Locator {
    return this.page.getByRole('heading', { name: this.#words('Nothing to do just now') });
  }
}
