import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import config from './playwright.config.ts';
import { DevicesPage } from './screens/devices.ts';
import { ExpertScreen } from './screens/expert.ts';
import { FloorScreen } from './screens/floor.ts';
import { PhonePage } from './screens/phone.ts';
import { RoutingScreen } from './screens/routing.ts';
import { openBrowser, openVisitor, signInColleague, type Colleague } from './support/cast.ts';
import type { LiveClient } from './support/live-client.ts';
import { openChat, openDesk, startChat } from './support/people.ts';
import { ServerProcess } from './support/server-process.ts';

// `npm run pictures`: plays a small scene in the demo centre and takes the README's pictures of it.

const FOLDER = join(import.meta.dirname, '..', 'docs', 'pictures');
const BYTES_MAX = 300_000;
const DESK = { width: 1280, height: 800 };
const WALL = { width: 1920, height: 1080 };

mkdirSync(FOLDER, { recursive: true });
const server = await ServerProcess.prepare();
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  await server.start();
  await play(browser);
} finally {
  await browser.close();
  await server.dispose();
}

async function play(browser: Browser): Promise<void> {
  const look = { language: 'en', colorScheme: 'light' } as const;
  const mara = await signInColleague(browser, server, 'mara@bergwerk.example', {
    ...look,
    viewport: DESK,
  });
  await mara.inbox.becomeReadyByKeyboard();

  const lea = await openVisitor(browser, server, { ...look, viewport: DESK });
  await lea.shop.open();
  await lea.shop.agree();
  await lea.shop.goToDelivery();
  await lea.shop.goToBoots();
  await lea.widget.open();
  await lea.widget.start({
    name: 'Lea Brandt',
    email: 'lea.brandt@example.com',
    topic: 'Returns and exchanges',
    text: 'Hello! My Ridgeway boots are too small. May I exchange them for a larger size?',
  });
  await mara.offers.before.waitFor();
  await take(mara.page, 'offer');
  await mara.offers.acceptByKeyboard();
  await mara.panel.reply(
    'Good morning! Of course. Which size do you have now, and where do they press?',
  );
  await lea.widget.message('Of course').waitFor();
  await lea.widget.write('I have 40. They press at the toes when I walk downhill.');
  await mara.panel.message('downhill').waitFor();
  await mara.panel.reply('Thank you. I am asking our footwear specialist and will be right back.');
  await lea.widget.message('footwear specialist').waitFor();
  await take(lea.page, 'widget');

  await receiveSms(browser, mara);
  await mara.inbox.row('Lea Brandt').click();
  await mara.panel.message('downhill').waitFor();
  await askElif(browser, mara);
  await mara.panel.hint('').first().waitFor();
  await take(mara.page, 'inbox-light');
  await mara.page.emulateMedia({ colorScheme: 'dark' });
  await take(mara.page, 'inbox-dark');
  await fillTheFloor(browser);
}

/** A second conversation beside the first. */
async function receiveSms(browser: Browser, mara: Colleague): Promise<void> {
  const { context, page } = await openBrowser(browser, { language: 'de' });
  const phone = new PhonePage(page, server.demoUrl);
  await phone.open();
  await phone.take('+4915112345601');
  await phone.write('Hello, where is my delivery BW-20418?');
  await mara.offers.dock.waitFor();
  await mara.offers.acceptByKeyboard();
  await mara.panel.message('BW-20418').waitFor();
  await context.close();
}

/** The private talk between agent and expert, seen by the expert. */
async function askElif(browser: Browser, mara: Colleague): Promise<void> {
  const elif = await signInColleague(browser, server, 'elif@bergwerk.example', {
    language: 'en',
    colorScheme: 'light',
    viewport: DESK,
  });
  const expert = new ExpertScreen(elif.page, elif.words);
  const question = 'Does the Ridgeway run small? She has 40 and it presses downhill.';
  await mara.panel.askExpert('Footwear', 'Elif Aydin', question);
  await expert.question('Mara Lindner').click();
  await expert.take();
  await mara.panel.writePrivately('Elif Aydin', 'She would like to exchange them today.');
  await expert.message('exchange them today').waitFor();
  await expert
    .privateField('Mara Lindner')
    .fill('It runs half a size small. 41 with a thin sole is right.');
  await elif.page.keyboard.press('Enter');
  await mara.panel.message('half a size small').waitFor();
  await take(elif.page, 'expert');
}

/** More customers than agents, an alarm on top: what a supervisor sees on a busy morning. */
async function fillTheFloor(browser: Browser): Promise<void> {
  const customers = [
    ['Nils Holm', 'delivery', 'Has my parcel been sent yet?'],
    ['Paula Kern', 'billing', 'I was charged twice.'],
    ['Amir Haddad', 'product-advice', 'Which socks go with the Ridgeway?'],
    ['Ines Vogel', 'returns', 'How do I return a jacket?'],
    ['Tom Reuter', 'delivery', 'The courier did not ring.'],
  ] as const;
  const chats: LiveClient[] = [];
  const jonas = await openDesk(server, 'jonas@bergwerk.example');
  await jonas.command('set-ready', {});
  for (const [name, topicId, text] of customers) {
    const email = `${name.toLowerCase().replace(' ', '.')}@example.com`;
    const started = await startChat(server, {
      startId: crypto.randomUUID(),
      name,
      email,
      topicId,
      text,
    });
    chats.push(await openChat(server, started));
  }
  const offer = await jonas.until(
    'an offer',
    () => jonas.entries<{ offerId: string }>('desk', 'offer:')[0],
  );
  await jonas.command('accept-offer', { offerId: offer.offerId });
  const hall = await openBrowser(browser, { language: 'de' });
  const devices = new DevicesPage(hall.page, server.demoUrl);
  await devices.open();
  await devices.press('Tor Nordhalle', 'Öffnen');
  const ruth = await signInColleague(browser, server, 'ruth@bergwerk.example', {
    language: 'en',
    colorScheme: 'light',
    viewport: WALL,
  });
  const floor = new FloorScreen(ruth.page, ruth.words);
  await floor.open(server.url);
  await floor.waitingFrom('Tor Nordhalle').waitFor();
  await take(ruth.page, 'floor');
  await floor.waitingFrom('Ines Vogel').click();
  await ruth.page.getByText('Candidates').waitFor();
  await take(ruth.page, 'why');
  await takeRouting(browser);
  for (const client of [jonas, ...chats]) client.close();
}

/** How queues, steps and limits are laid down. */
async function takeRouting(browser: Browser): Promise<void> {
  const paul = await signInColleague(browser, server, 'paul@bergwerk.example', {
    language: 'en',
    colorScheme: 'light',
    viewport: DESK,
  });
  const routing = new RoutingScreen(paul.page, paul.words);
  await routing.open(server.url, '/queues/service');
  await routing.requirement(1).waitFor();
  await take(paul.page, 'routing');
  await paul.context.close();
}

async function take(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  await page.bringToFront();
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(path);
  console.log(`docs/pictures/${name}.png, ${Math.round(size / 1000)} kB`);
  if (size > BYTES_MAX) {
    throw new Error(`${name}.png has ${size} bytes; ${BYTES_MAX} are allowed.`);
  }
}
