import type { Locator, Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

export class OperationsScreen {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  async open(url: string): Promise<void> {
    await this.page.goto(`${url}/operations`);
  }

  get devices(): Locator {
    return this.page.getByRole('table', { name: this.#words('Devices') });
  }

  /** Input that could not be used, by the place where it came in. */
  letter(place: string): Locator {
    return this.page.getByRole('main').getByText(place).first();
  }
}
