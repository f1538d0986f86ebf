import type { Locator, Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

export class FloorScreen {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  async open(url: string): Promise<void> {
    await this.page.goto(`${url}/floor`);
  }

  /** Who waits, in the order of service. */
  get waiting(): Locator {
    return this.page.getByRole('region', { name: this.#words('Waiting') }).getByRole('button');
  }

  waitingFrom(customerName: string): Locator {
    return this.waiting.filter({ hasText: customerName });
  }

  agent(name: string): Locator {
    return this.page
      .getByRole('region', { name: this.#words('Agents') })
      .getByRole('listitem')
      .filter({ hasText: name });
  }
}
