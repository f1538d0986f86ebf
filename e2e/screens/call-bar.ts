import type { Locator, Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

/** The bar of a call at somebody's desk. */
export class CallBarScreen {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  get bar(): Locator {
    return this.page.getByRole('region', { name: this.#words('Call'), exact: true });
  }

  get state(): Locator {
    return this.bar.getByRole('status');
  }

  /** Everybody else in the call, one line each. */
  get people(): Locator {
    return this.bar.getByRole('list', { name: this.#words('Who is in the call') });
  }

  person(name: string): Locator {
    return this.people.getByRole('listitem').filter({ hasText: name });
  }

  /** `mode` in the English words of a call. */
  async changeMode(mode: 'Listen in' | 'Coach' | 'Barge in', reason: string): Promise<void> {
    const word = this.#words(mode);
    await this.bar.getByText(word, { exact: true }).click();
    const dialog = this.page.getByRole('dialog').filter({ has: this.page.getByRole('textbox') });
    const form = dialog.last();
    await form.getByRole('textbox', { name: this.#words('Reason') }).fill(reason);
    await form.getByRole('button', { name: word, exact: true }).click();
  }

  async leave(): Promise<void> {
    await this.bar.getByRole('button', { name: this.#words('Leave the call') }).click();
  }
}
