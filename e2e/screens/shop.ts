import { expect, type Page } from '@playwright/test';
import type { Language } from '../support/desktop-words.ts';

const TEXTS = {
  de: {
    accept: 'Zustimmen',
    boots: 'Wanderschuhe',
    bootsHeading: 'Wanderschuh Kammweg',
    delivery: 'Lieferung & Rückgabe',
  },
  en: {
    accept: 'Accept',
    boots: 'Hiking boots',
    bootsHeading: 'Ridgeway hiking boot',
    delivery: 'Delivery & returns',
  },
} as const;

/** The demo shop, with the journey script's consent banner. */
export class ShopPage {
  readonly page: Page;
  readonly #demoUrl: string;
  readonly texts: (typeof TEXTS)[Language];

  constructor(page: Page, demoUrl: string, language: Language) {
    this.page = page;
    this.#demoUrl = demoUrl;
    this.texts = TEXTS[language];
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.#demoUrl}/shop/`);
  }

  get accept() {
    return this.page.getByRole('button', { name: this.texts.accept });
  }

  async agree(): Promise<void> {
    await this.accept.click();
    await expect(this.accept).toBeHidden();
  }

  async goToBoots(): Promise<void> {
    await this.#menu.getByRole('link', { name: this.texts.boots }).click();
    await expect(this.#heading(this.texts.bootsHeading)).toBeVisible();
  }

  async goToDelivery(): Promise<void> {
    await this.#menu.getByRole('link', { name: this.texts.delivery }).click();
    await expect(this.#heading(this.texts.delivery)).toBeVisible();
  }

  get #menu() {
    return this.page.getByRole('banner').getByRole('navigation');
  }

  #heading(name: string) {
    return this.page.getByRole('heading', { level: 1, name });
  }
}
