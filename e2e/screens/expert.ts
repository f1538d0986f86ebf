import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

export class ExpertScreen {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  get list(): Locator {
    return this.page.getByRole('navigation', { name: this.#words('My consultations') });
  }

  question(agentName: string): Locator {
    return this.list.getByRole('link', { name: agentName });
  }

  get noQuestions(): Locator {
    return this.list.getByRole('heading', { name: this.#words('No questions') });
  }

  async take(): Promise<void> {
    await this.page.getByRole('button', { name: this.#words('Take the question') }).click();
  }

  async join(): Promise<void> {
    await this.page.getByRole('button', { name: this.#words('Join the conversation') }).click();
  }

  async leave(): Promise<void> {
    await this.page.getByRole('button', { name: this.#words('Leave') }).click();
  }

  get isOver(): Locator {
    return this.page.getByRole('heading', { name: this.#words('This consultation is over') });
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: this.#words('Conversation') });
  }

  message(text: string): Locator {
    return this.log.getByRole('article').filter({ hasText: text });
  }

  privateField(partner: string): Locator {
    return this.page.getByRole('textbox', {
      name: this.#words('Private message to {partner}', { partner }),
    });
  }

  customerField(customerName: string): Locator {
    return this.page.getByRole('textbox', {
      name: this.#words('Reply to {customerName}', { customerName }),
    });
  }

  /** By its shortcut; possible before she has joined, writing is not. */
  async chooseReply(customerName: string): Promise<void> {
    await this.page.keyboard.press('Alt+R');
    await expect(this.customerField(customerName)).toBeFocused();
  }

  async writeToCustomer(customerName: string, text: string): Promise<void> {
    await this.chooseReply(customerName);
    await expect(this.customerField(customerName)).toBeEditable();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }
}
