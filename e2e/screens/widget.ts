import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '../support/desktop-words.ts';

const TEXTS = {
  de: {
    open: 'Chat öffnen',
    name: 'Ihr Name',
    email: 'Ihre E-Mail-Adresse',
    topic: 'Worum geht es?',
    text: 'Ihre Nachricht',
    start: 'Chat starten',
    conversation: 'Unterhaltung',
    compose: 'Nachricht schreiben',
    withAgent: 'Im Gespräch mit',
    offline: 'Keine Verbindung. Was Sie schreiben, wird gesendet, sobald sie zurück ist.',
    closed: 'Der Chat ist beendet.',
    startAnother: 'Neuen Chat beginnen',
    end: 'Chat beenden',
    endYes: 'Ja, beenden',
    expertJoined: 'hilft als Fachkraft mit',
    left: 'hat den Chat verlassen',
    oneMoment: 'sieht nach. Einen Moment bitte.',
    backAgain: 'ist wieder für Sie da.',
    next: 'Sie sind als Nächstes dran.',
    answerLater: 'Später antworten lassen',
    promised: 'Wir schreiben Ihnen hier, sobald Sie an der Reihe sind.',
  },
  en: {
    open: 'Open chat',
    name: 'Your name',
    email: 'Your e-mail address',
    topic: 'What is it about?',
    text: 'Your message',
    start: 'Start chat',
    conversation: 'Conversation',
    compose: 'Write a message',
    withAgent: 'Talking to',
    offline: 'No connection. What you write will be sent as soon as it is back.',
    closed: 'The chat has ended.',
    startAnother: 'Start a new chat',
    end: 'End chat',
    endYes: 'Yes, end it',
    expertJoined: 'has joined as an expert',
    left: 'has left the chat',
    oneMoment: 'is looking into it. One moment please.',
    backAgain: 'is here for you again.',
    next: 'You are next.',
    answerLater: 'Answer me later',
    promised: 'We will write to you here when it is your turn.',
  },
} as const;

export interface PreChat {
  readonly name: string;
  readonly email: string;
  readonly topic: string;
  readonly text: string;
}

/** The chat window in somebody's page. */
export class Widget {
  readonly page: Page;
  readonly texts: (typeof TEXTS)[Language];

  constructor(page: Page, language: Language) {
    this.page = page;
    this.texts = TEXTS[language];
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Bergwerk' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: this.texts.open }).click();
    await expect(this.dialog).toBeVisible();
  }

  async start(form: PreChat): Promise<void> {
    await this.fillIn(form);
    await this.dialog.getByRole('button', { name: this.texts.start }).click();
    await expect(this.message(form.text)).toBeVisible();
  }

  async fillIn(form: PreChat): Promise<void> {
    await this.dialog.getByLabel(this.texts.name).fill(form.name);
    await this.dialog.getByLabel(this.texts.email).fill(form.email);
    await this.dialog.getByLabel(this.texts.topic).selectOption({ label: form.topic });
    await this.dialog.getByLabel(this.texts.text).fill(form.text);
  }

  get log(): Locator {
    return this.dialog.getByRole('log', { name: this.texts.conversation });
  }

  message(text: string): Locator {
    return this.log.getByRole('article').filter({ hasText: text });
  }

  note(words: string): Locator {
    return this.log.getByText(words);
  }

  async write(text: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: this.texts.compose }).fill(text);
    await this.page.keyboard.press('Enter');
    await expect(this.message(text)).toBeVisible();
  }

  withAgent(firstName: string): Locator {
    return this.dialog.getByText(`${this.texts.withAgent} ${firstName}`, { exact: true });
  }

  /** What the customer reads while nobody is with them. */
  wait(words: string): Locator {
    return this.dialog.getByText(words).first();
  }

  async answerLater(): Promise<void> {
    await this.dialog.getByRole('button', { name: this.texts.answerLater }).click();
    await expect(this.wait(this.texts.promised)).toBeVisible();
  }

  get offline(): Locator {
    return this.dialog.getByText(this.texts.offline);
  }

  get closed(): Locator {
    return this.note(this.texts.closed);
  }

  async endByCustomer(): Promise<void> {
    await this.dialog.getByRole('button', { name: this.texts.end }).click();
    await this.dialog.getByRole('button', { name: this.texts.endYes }).click();
    await expect(this.closed).toBeVisible();
  }

  async startAnother(): Promise<void> {
    await this.dialog.getByRole('button', { name: this.texts.startAnother }).click();
  }
}
