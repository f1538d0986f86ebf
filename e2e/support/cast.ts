import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { ConversationPanel } from '../screens/conversation-panel.ts';
import { InboxScreen } from '../screens/inbox.ts';
import { OfferDock } from '../screens/offer-dock.ts';
import { ShopPage } from '../screens/shop.ts';
import { SignInScreen } from '../screens/sign-in.ts';
import { Widget } from '../screens/widget.ts';
import { ConsoleWatch } from './console-watch.ts';
import { desktopWords, type Language, type Words } from './desktop-words.ts';
import type { ServerProcess } from './server-process.ts';

const LOCALES = { de: 'de-DE', en: 'en-GB' } as const;

interface Look {
  readonly language: Language;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { width: number; height: number };
}

/** Somebody with a browser of their own. */
export interface Somebody {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watch: ConsoleWatch;
}

export interface Colleague extends Somebody {
  readonly words: Words;
  readonly inbox: InboxScreen;
  readonly offers: OfferDock;
  readonly panel: ConversationPanel;
}

export interface Visitor extends Somebody {
  readonly shop: ShopPage;
  readonly widget: Widget;
}

export async function openBrowser(browser: Browser, look: Look): Promise<Somebody> {
  const { language, ...rest } = look;
  const context = await browser.newContext({
    locale: LOCALES[language],
    timezoneId: 'Europe/Berlin',
    permissions: ['notifications'],
    ...rest,
  });
  return { context, page: await context.newPage(), watch: new ConsoleWatch(context) };
}

/** Somebody of the centre, signed in through the sign-in page. */
export async function signInColleague(
  browser: Browser,
  server: ServerProcess,
  email: string,
  look: Look,
): Promise<Colleague> {
  // Every browser here is a German one: English is a choice, made on the sign-in page.
  const somebody = await openBrowser(browser, { ...look, language: 'de' });
  const { page } = somebody;
  const words = desktopWords(look.language);
  const signIn = new SignInScreen(page, words);
  await signIn.open(server.url);
  if (look.language === 'en') await signIn.choose('en');
  await signIn.signIn(email);
  await expect(page.getByRole('navigation', { name: words('Main'), exact: true })).toBeVisible();
  return {
    ...somebody,
    words,
    inbox: new InboxScreen(page, words),
    offers: new OfferDock(page, words),
    panel: new ConversationPanel(page, words),
  };
}

export async function openVisitor(
  browser: Browser,
  server: ServerProcess,
  look: Look,
): Promise<Visitor> {
  const somebody = await openBrowser(browser, look);
  const { page } = somebody;
  return {
    ...somebody,
    shop: new ShopPage(page, server.demoUrl, look.language),
    widget: new Widget(page, look.language),
  };
}
