import { expect, type Locator, type Page } from '@playwright/test';

/** The device simulator, in German. */
export class DevicesPage {
  readonly page: Page;
  readonly #demoUrl: string;

  constructor(page: Page, demoUrl: string) {
    this.page = page;
    this.#demoUrl = demoUrl;
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.#demoUrl}/devices/`);
    await expect(this.page.getByRole('heading', { level: 1, name: 'Geräte' })).toBeVisible();
  }

  card(deviceName: string): Locator {
    return this.page.getByRole('article', { name: deviceName });
  }

  async press(deviceName: string, action: 'Öffnen' | 'Schließen' | 'Unsinn senden'): Promise<void> {
    await this.card(deviceName).getByRole('button', { name: action }).click();
  }
}
