import type { Locator, Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

/** The supervisor's floor, the panel beside it, and the dialogs of what is done. */
export class FloorScreen {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  async open(url: string, view: '' | '/today' | '/what-if' = ''): Promise<void> {
    await this.page.goto(`${url}/floor${view}`);
  }

  /** Who waits, most urgent first. */
  get waiting(): Locator {
    return this.page.getByRole('region', { name: this.#words('Waiting') }).getByRole('button');
  }

  waitingFrom(customerName: string): Locator {
    return this.waiting.filter({ hasText: customerName });
  }

  agent(name: string): Locator {
    return this.page
      .getByRole('region', { name: this.#words('Agents'), exact: true })
      .getByRole('listitem')
      .filter({ hasText: name });
  }

  /** What an agent has of a customer. */
  work(agentName: string, customerName: string): Locator {
    return this.agent(agentName).getByRole('button').filter({ hasText: customerName });
  }

  /** A figure of the headline, by the English name of its tile; opens what lies behind it. */
  figure(english: string, count: number): Locator {
    const strip = this.page.getByRole('region', { name: this.#words('Right now') });
    return strip.getByRole('button', { name: `${this.#words(english)}: ${count}`, exact: true });
  }

  queue(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }

  alertsOf(queueName: string): Locator {
    return this.queue(queueName).getByRole('button', {
      name: this.#words('Alerts of {name}', { name: queueName }),
    });
  }

  get alerts(): Locator {
    return this.page
      .getByRole('region', { name: this.#words('Alerts'), exact: true })
      .getByRole('listitem');
  }

  /** Beside the page, or above it: the panel, or the dialog of an act. */
  get panel(): Locator {
    return this.page.getByRole('dialog').first();
  }

  async act(english: string): Promise<void> {
    await this.panel.getByRole('button', { name: this.#words(english), exact: true }).click();
  }

  /** In the dialog that an act opened. */
  async confirm(english: string, reason: string): Promise<void> {
    const dialog = this.page.getByRole('dialog').last();
    await dialog.getByRole('textbox', { name: this.#words('Reason') }).fill(reason);
    await dialog.getByRole('button', { name: this.#words(english), exact: true }).click();
  }

  field(english: string): Locator {
    return this.page.getByRole('textbox', { name: this.#words(english), exact: true });
  }

  /** Begins to supervise, in the panel of somebody's work. */
  async supervise(mode: string, reason: string): Promise<void> {
    const modes = this.panel.getByRole('radiogroup', { name: this.#words('How to take part') });
    await modes.getByText(this.#words(mode), { exact: true }).click();
    await this.field('Reason').fill(reason);
    await this.act(mode);
  }

  async writeTo(fieldName: Locator, text: string): Promise<void> {
    await fieldName.fill(text);
    await fieldName.press('Enter');
  }

  note(agentName: string): Locator {
    return this.page.getByRole('textbox', {
      name: this.#words('Note to {name}', { name: agentName }),
    });
  }

  get message(): Locator {
    return this.field('Message to the customer');
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
  }
}
