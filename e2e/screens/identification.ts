import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

/** The script of an identification beside the call, and its record afterwards. */
export class IdentificationScreen {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  async askByKeyboard(): Promise<void> {
    await expect(this.act('Identify')).toBeVisible();
    await this.page.keyboard.press('Alt+J');
    await expect(this.panel).toBeVisible();
  }

  get panel(): Locator {
    const name = this.#words('Identification');
    return this.page.getByRole('region', { name, exact: true });
  }

  /** The step under way, by its German name. */
  step(name: string): Locator {
    return this.panel.getByRole('region', { name, exact: true });
  }

  act(words: string): Locator {
    return this.page.getByRole('button', { name: this.#words(words), exact: true });
  }

  /** By key, as somebody does who watches the picture. */
  async photograph(): Promise<void> {
    const film = this.panel.getByLabel(this.#words('The customer’s picture'));
    const height = () => film.evaluate((video: { videoHeight: number }) => video.videoHeight);
    // A line is small at first, until the browsers trust it.
    await expect.poll(height, { timeout: 60_000 }).toBe(720);
    await this.page.keyboard.press('Alt+B');
    await expect(this.panel.getByAltText(this.#words('The photograph just taken'))).toBeVisible();
    await this.page.keyboard.press('Alt+B');
  }

  get compared(): Locator {
    return this.page.getByRole('table', { name: this.#words('Data and document') });
  }

  get lines(): Locator {
    return this.panel.getByRole('textbox', { name: this.#words('Lines of the zone') });
  }

  async open(): Promise<void> {
    const navigation = this.page.getByRole('navigation', { name: this.#words('Main') });
    await navigation.getByRole('link', { name: this.#words('Identity') }).click();
    const heading = { level: 1, name: this.#words('Identifications') };
    await expect(this.page.getByRole('heading', heading)).toBeVisible();
  }

  of(customerName: string): Locator {
    const list = this.page.getByRole('navigation', { name: this.#words('Identifications') });
    return list.getByRole('link', { name: customerName });
  }

  get record(): Locator {
    return this.page.getByRole('article', { name: this.#words('Identification') });
  }
}
