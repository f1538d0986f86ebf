import type { Locator, Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

export class OfferDock {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  get dock(): Locator {
    return this.page.getByRole('complementary', { name: this.#words('Offers') });
  }

  from(customerName: string): Locator {
    return this.dock.getByRole('region', { name: customerName });
  }

  get countdown(): Locator {
    return this.dock.getByRole('timer').filter({ hasText: /\d+ (Sekunde|second)/ });
  }

  get whyYou(): Locator {
    return this.dock.getByRole('heading', { name: this.#words('Why you') });
  }

  get longestFree(): Locator {
    const [before] = this.#words('You have been free the longest: {idle} minutes.').split('{idle}');
    return this.dock.getByText(before ?? '');
  }

  withoutCapacity(count: number): Locator {
    return this.dock.getByText(this.#words('{count} without capacity', { count: String(count) }));
  }

  get before(): Locator {
    return this.dock.getByRole('heading', { name: this.#words('What happened before') });
  }

  titleWords(channelName: string, customerName: string): string {
    return this.#words('Offer: {0} from {1}')
      .replace('{0}', channelName)
      .replace('{1}', customerName);
  }

  async acceptByKeyboard(): Promise<void> {
    await this.page.keyboard.press('Alt+A');
  }

  async decline(reasonName: string): Promise<void> {
    await this.page.keyboard.press('Alt+N');
    await this.page.getByRole('menuitem', { name: reasonName }).click();
  }
}
