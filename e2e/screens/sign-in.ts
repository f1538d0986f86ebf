import { expect, type Page } from '@playwright/test';
import type { Language, Words } from '../support/desktop-words.ts';
import { DEMO_PASSWORD } from '../support/people.ts';

export class SignInScreen {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await expect(this.page.getByRole('heading', { name: 'Zentrale' })).toBeVisible();
  }

  async choose(language: Language): Promise<void> {
    const name = language === 'de' ? 'Deutsch' : 'English';
    await this.page.getByText(name, { exact: true }).click();
    await expect(this.button).toBeVisible();
  }

  async signIn(email: string, password = DEMO_PASSWORD): Promise<void> {
    await this.page.getByRole('textbox', { name: this.#words('E-mail address') }).fill(email);
    await this.page
      .getByRole('textbox', { name: this.#words('Password'), exact: true })
      .fill(password);
    await this.page.keyboard.press('Enter');
  }

  get refusal() {
    return this.page
      .getByRole('alert')
      .filter({ hasText: this.#words('E-mail address or password is wrong.') });
  }

  get button() {
    return this.page.getByRole('button', { name: this.#words('Sign in') });
  }
}
