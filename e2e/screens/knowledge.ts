import { expect, type Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

export class KnowledgeScreen {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  async open(url: string): Promise<void> {
    await this.page.goto(`${url}/knowledge`);
    await expect(
      this.page.getByRole('heading', { name: this.#words('No article is open') }),
    ).toBeVisible();
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: this.#words('Search knowledge') }).fill(words);
  }

  async read(title: string): Promise<void> {
    await this.page.getByRole('search').getByRole('button', { name: title }).click();
    await expect(this.page.getByRole('article', { name: title })).toBeVisible();
  }
}
