import { expect, type Locator, type Page } from '@playwright/test';

/** The phone simulator, in German. */
export class PhonePage {
  readonly page: Page;
  readonly #demoUrl: string;

  constructor(page: Page, demoUrl: string) {
    this.page = page;
    this.#demoUrl = demoUrl;
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.#demoUrl}/phone/`);
    await expect(this.page.getByRole('heading', { level: 1, name: 'Telefone' })).toBeVisible();
  }

  /** Takes the phone with this number into the hand. */
  async take(number: string): Promise<void> {
    await this.page.getByRole('button', { name: number }).click();
    await expect(this.page.getByRole('button', { name: number, pressed: true })).toBeVisible();
  }

  async write(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'SMS an die Zentrale' }).fill(text);
    await this.page.getByRole('button', { name: 'Senden' }).click();
  }

  get thread(): Locator {
    return this.page.getByRole('log', { name: 'SMS-Verlauf' });
  }

  message(text: string): Locator {
    return this.thread.getByText(text);
  }
}
