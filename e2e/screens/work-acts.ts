import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

/** What an agent does with her work beside answering: by key, as somebody without a mouse does. */
export class WorkActs {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  /** A group of the list, by its heading. */
  group(name: 'Active' | 'On hold' | 'Wrap-up' | 'Parked' | 'With colleagues'): Locator {
    return this.page
      .getByRole('navigation', { name: this.#words('My interactions') })
      .getByRole('group', { name: this.#words(name) });
  }

  async holdOrGoOn(): Promise<void> {
    await this.page.keyboard.press('Alt+H');
  }

  /** `digit`: the choice in the menu, from 1. */
  async park(digit: number): Promise<void> {
    await this.openParkMenu();
    await this.page.keyboard.press(String(digit));
  }

  async openParkMenu(): Promise<void> {
    await this.page.keyboard.press('Alt+K');
    await expect(this.page.getByRole('menuitem').first()).toBeVisible();
  }

  get parkedBar(): Locator {
    return this.page.getByRole('region', { name: this.#words('Parked') }).filter({
      has: this.page.getByRole('button', { name: this.#words('Take up again') }),
    });
  }

  async takeUpAgain(): Promise<void> {
    await this.page.keyboard.press('Alt+U');
  }

  async reopen(): Promise<void> {
    await this.page.keyboard.press('Alt+O');
  }

  async askColleague(name: string, note: string): Promise<void> {
    await this.page.keyboard.press('Alt+Shift+X');
    const dialog = this.page.getByRole('dialog', { name: this.#words('Ask a colleague') });
    await dialog.getByRole('radio', { name }).click();
    await dialog.getByRole('textbox', { name: this.#words('Note for the colleague') }).fill(note);
    await dialog.getByRole('button', { name: this.#words('Ask'), exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  readsAlong(name: string): Locator {
    return this.page.getByText(
      this.#words('{name} reads along; the customer does not notice', { name }),
    );
  }

  async bringToCustomer(): Promise<void> {
    await this.page.getByRole('button', { name: this.#words('Bring to the customer') }).click();
  }

  async handOverTo(name: string): Promise<void> {
    await this.page
      .getByRole('button', { name: this.#words('More: what next with {name}', { name }) })
      .click();
    await this.page
      .getByRole('menuitem', { name: this.#words('Hand over to {name}', { name }) })
      .click();
  }

  takingPart(customerName: string): Locator {
    return this.page.getByRole('region', {
      name: this.#words('Taking part with {customerName}', { customerName }),
    });
  }

  /** Why the customer cannot be written to, where the field says so. */
  get notSeenYet(): Locator {
    return this.page.getByText(
      this.#words('The customer does not see you yet. Join in to write to them.'),
    );
  }

  // Taking by hand

  async openWaiting(): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('w');
    await expect(
      this.page.getByRole('heading', { name: this.#words('Waiting'), level: 1 }),
    ).toBeVisible();
  }

  /** By its address, as somebody does who reloads the page or has kept a bookmark. */
  async openWaitingByAddress(url: string): Promise<void> {
    await this.page.goto(`${url}/waiting`);
  }

  waiting(customerName: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: customerName });
  }

  async take(customerName: string): Promise<void> {
    await this.page
      .getByRole('button', { name: this.#words('Take {0}', { 0: customerName }) })
      .click();
  }

  get noRoom(): Locator {
    return this.page.getByRole('dialog', { name: this.#words('You have no room left') });
  }

  async takeAnyway(): Promise<void> {
    await this.noRoom.getByRole('button', { name: this.#words('Take it anyway') }).click();
  }

  // Going home

  async signOutAfterTheLast(): Promise<void> {
    await this.page.getByRole('button', { name: this.#words('My state:') }).click();
    await this.page
      .getByRole('menuitem', { name: this.#words('Sign out after the last one') })
      .click();
    await expect(
      this.page.getByText(this.#words('Finishing, then signing out')).first(),
    ).toBeVisible();
  }

  get signInForm(): Locator {
    return this.page.getByRole('button', { name: this.#words('Sign in'), exact: true });
  }
}
