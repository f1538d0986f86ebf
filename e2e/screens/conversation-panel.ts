import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from '../support/desktop-words.ts';

/** The open interaction: header, conversation, composer, wrap-up and the context beside it. */
export class ConversationPanel {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  about(customerName: string): Locator {
    return this.page.getByRole('region', {
      name: this.#words('Interaction with {0}', { 0: customerName }),
    });
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: this.#words('Conversation') });
  }

  message(text: string): Locator {
    return this.log.getByRole('article').filter({ hasText: text });
  }

  get delivered(): string {
    return this.#words('Delivered');
  }

  /** `Enter` sends; the field is reached by its shortcut, as somebody without a mouse does. */
  async reply(text: string): Promise<void> {
    await expect(this.page.getByRole('form', { name: this.#words('Write') })).toBeVisible();
    await this.page.keyboard.press('Alt+R');
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  replyField(customerName: string): Locator {
    return this.page.getByRole('textbox', {
      name: this.#words('Reply to {customerName}', { customerName }),
    });
  }

  async writePrivately(partner: string, text: string): Promise<void> {
    await expect(this.privateTalk(partner)).toBeVisible();
    await this.page.keyboard.press('Alt+P');
    const field = this.page.getByRole('textbox', {
      name: this.#words('Private message to {partner}', { partner }),
    });
    await expect(field).toBeFocused();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  // Asking an expert

  async askExpert(skillName: string, expertName: string, question: string): Promise<void> {
    await this.page.keyboard.press('Alt+X');
    const dialog = this.page.getByRole('dialog', { name: this.#words('Ask an expert') });
    await dialog.getByRole('combobox', { name: this.#words('Skill') }).click();
    await this.page.getByRole('option', { name: skillName }).click();
    await dialog.getByRole('radio', { name: expertName }).click();
    await dialog.getByRole('textbox', { name: this.#words('Question') }).fill(question);
    await dialog.getByRole('button', { name: this.#words('Ask'), exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  privateTalk(expertName: string): Locator {
    return this.page.getByText(
      this.#words('{expertName} advises you privately; the customer does not see it', {
        expertName,
      }),
    );
  }

  // Handing over and finishing

  async transferToQueue(queueName: string, note: string): Promise<void> {
    await this.page.keyboard.press('Alt+T');
    const dialog = this.page.getByRole('dialog', { name: this.#words('Transfer') });
    await dialog.getByRole('combobox', { name: this.#words('Queue') }).click();
    await this.page.getByRole('option', { name: queueName }).click();
    await dialog
      .getByRole('textbox', { name: this.#words('Note for whoever takes over') })
      .fill(note);
    await dialog.getByRole('button', { name: this.#words('Transfer'), exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  get completion(): Locator {
    return this.page.getByRole('dialog', { name: this.#words('Complete with') });
  }

  async openCompletion(): Promise<void> {
    await this.page.keyboard.press('Alt+C');
    await expect(this.completion).toBeVisible();
  }

  /** `digit`: the disposition's place in the list, from 1. */
  async completeByKeyboard(digit: number): Promise<void> {
    await this.openCompletion();
    await this.page.keyboard.press(String(digit));
    await expect(this.wrapUp).toBeVisible();
  }

  /** What opens over the conversation, by the keys that open it. */
  get dialogs(): readonly (readonly [keys: string, dialog: Locator])[] {
    const dialog = (name: string) => this.page.getByRole('dialog', { name: this.#words(name) });
    return [
      ['Alt+X', dialog('Ask an expert')],
      ['Alt+T', dialog('Transfer')],
      ['Alt+C', this.completion],
      ['Shift+?', dialog('Shortcuts')],
    ];
  }

  get wrapUp(): Locator {
    return this.page.getByRole('region', { name: this.#words('Wrap-up') });
  }

  async finishWrapUpByKeyboard(): Promise<void> {
    await this.page.keyboard.press('Alt+F');
    await expect(this.wrapUp).toBeHidden();
  }

  get noLongerYours(): Locator {
    return this.page.getByRole('heading', {
      name: this.#words('This interaction is no longer yours'),
    });
  }

  // Context

  get context(): Locator {
    return this.page.getByRole('complementary', { name: this.#words('Context') });
  }

  async show(tab: 'Alarm' | 'Assist' | 'Customer' | 'Journey'): Promise<void> {
    await this.context.getByRole('tab', { name: this.#words(tab) }).click();
  }

  hint(title: string): Locator {
    return this.context.getByRole('listitem').filter({ hasText: title });
  }

  async useReplyOf(title: string): Promise<void> {
    await this.hint(title)
      .getByRole('button', { name: this.#words('Use reply') })
      .click();
    await expect(this.hint(title)).toBeHidden();
  }

  async searchKnowledge(words: string): Promise<void> {
    await this.context
      .getByRole('searchbox', { name: this.#words('Search knowledge') })
      .fill(words);
  }

  article(title: string): Locator {
    return this.context.getByRole('search').getByRole('button', { name: title });
  }

  async insertArticle(title: string): Promise<void> {
    await this.article(title).click();
    await this.context.getByRole('button', { name: this.#words('Insert into reply') }).click();
  }

  touchpoint(kind: keyof typeof TOUCHPOINTS, title = ''): Locator {
    return this.context
      .getByRole('listitem')
      .filter({ hasText: this.#words(TOUCHPOINTS[kind]) })
      .filter({ hasText: title });
  }
}

/** How the desktop calls what happened with a customer. */
const TOUCHPOINTS = {
  'page-viewed': 'Page',
  'chat-started': 'Chat begun',
  'sms-received': 'SMS',
  'call-received': 'Telephone call',
  'interaction-handled': 'Served',
  'hint-used': 'Hint used',
} as const;
