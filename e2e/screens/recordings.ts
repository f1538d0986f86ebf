import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

/** Recorded calls at the desktop, and which ones are recorded. */
export class RecordingsScreen {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: this.#words('Recordings'), exact: true }).click();
    const heading = { level: 1, name: this.#words('Recordings') };
    await expect(this.page.getByRole('heading', heading)).toBeVisible();
  }

  /** `mode` in the English words of the choice. */
  choose(queueName: string, mode: string): Promise<void> {
    return this.#select(this.#words('Recording of {name}', { name: queueName }), mode);
  }

  /** `what` in the English words of the choice. */
  keep(queueName: string, what: string): Promise<void> {
    return this.#select(this.#words('What is kept of {name}', { name: queueName }), what);
  }

  async #select(label: string, choice: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: label });
    await box.click();
    await this.page.getByRole('option', { name: this.#words(choice), exact: true }).click();
    await expect(box).toHaveValue(this.#words(choice));
    await expect(box).toBeEnabled();
    await expect(this.page.getByText(this.#words('Saved.'))).toBeAttached();
  }

  recording(customerName: string): Locator {
    const list = this.page.getByRole('navigation', { name: this.#words('Recordings') });
    return list.getByRole('link', { name: customerName }).first();
  }

  get player(): Locator {
    return this.page.getByRole('article', { name: this.#words('Recording') });
  }

  get moments(): Locator {
    return this.player.getByRole('list', { name: this.#words('What happened in the call') });
  }

  get position(): Locator {
    return this.player.getByRole('slider', { name: this.#words('Position') });
  }

  async play(): Promise<void> {
    await this.player.getByRole('button', { name: this.#words('Play') }).click();
  }

  get noRecordings(): Locator {
    return this.page.getByRole('heading', { name: this.#words('No recordings') });
  }
}
