import type { Locator, Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

/** Routing's settings: forms, preview and history. */
export class RoutingScreen {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  async open(url: string, path = ''): Promise<void> {
    await this.page.goto(`${url}/routing${path}`);
    await this.page.getByRole('navigation', { name: this.#words('Parts of routing') }).waitFor();
  }

  async go(section: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: this.#words('Parts of routing') })
      .getByRole('link', { name: this.#words(section), exact: true })
      .click();
  }

  /** The form of what is open, by its title. */
  form(title: string): Locator {
    return this.page.getByRole('form', { name: title, exact: true });
  }

  item(name: string): Locator {
    return this.page.getByRole('main').getByRole('link', { name });
  }

  field(label: string, facts: Readonly<Record<string, string>> = {}): Locator {
    return this.page.getByRole('main').getByLabel(this.#words(label, facts), { exact: true });
  }

  /** Who qualifies in a step, counted from 1. */
  requirement(step: number): Locator {
    return this.page
      .getByRole('group', { name: this.#words('Step {number}', { number: String(step) }) })
      .getByLabel(this.#words('Who qualifies'), { exact: true });
  }

  suggestion(text: string): Locator {
    return this.page.getByRole('option', { name: text });
  }

  button(name: string, facts: Readonly<Record<string, string>> = {}): Locator {
    return this.page.getByRole('button', { name: this.#words(name, facts), exact: true });
  }

  async save(): Promise<void> {
    await this.button('Save').click();
  }

  get isSaved(): Locator {
    return this.page.getByRole('main').getByRole('button', {
      name: this.#words('Save'),
      exact: true,
      disabled: true,
    });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Changes in the history, newest first. */
  get changes(): Locator {
    return this.page.getByRole('main').getByRole('region').getByRole('listitem');
  }

  get answer(): Locator {
    return this.page.getByRole('region', { name: this.#words('Answer'), exact: true });
  }
}
