import { expect, test, type Browser } from '@playwright/test';
import type { QueueSettings } from '@zentrale/protocol/views';
import { expectAccessible } from '../support/audit.ts';
import { openVisitor, type Visitor } from '../support/cast.ts';
import type { LiveClient } from '../support/live-client.ts';
import { openChat, openDesk, startChat } from '../support/people.ts';
import { ServerProcess } from '../support/server-process.ts';
import { configureQueue, openFrom } from '../support/settings.ts';
import { acceptNext, chatForm, finish } from '../support/work.ts';

// What customers read while nobody is with them. Each part leaves an empty queue behind.
test.describe.configure({ mode: 'serial' });

const QUEUE = 'service';
const DAY_MS = 24 * 60 * 60_000;
/** So many handle times have to be known before a wait is quoted. */
const HANDLED = 5;
const UNDER_A_MINUTE = 'Less than a minute.';

let server: ServerProcess;
let jonas: LiveClient;
let paul: LiveClient;

test.beforeAll(async () => {
  server = await ServerProcess.prepare();
  await server.start();
  jonas = await openDesk(server, 'jonas@bergwerk.example');
  paul = await openDesk(server, 'paul@bergwerk.example');
  await paul.watch('routing-settings');
});

test.afterAll(async () => {
  jonas.close();
  paul.close();
  await server.dispose();
});

const configure = (change: Partial<QueueSettings>) => configureQueue(paul, QUEUE, change);

async function somebodyWaiting(): Promise<LiveClient> {
  const chat = await openChat(server, await startChat(server, chatForm()));
  await chat.until(
    'a place in the line',
    () => (chat.entry<{ position: number | null }>('chat', 'chat')?.position ?? null) !== null,
  );
  return chat;
}

async function ask(browser: Browser, name: string): Promise<Visitor> {
  const visitor = await openVisitor(browser, server, { language: 'en' });
  await visitor.shop.open();
  await visitor.widget.open();
  const email = `${name.toLowerCase()}@example.com`;
  await visitor.widget.start({ name, email, topic: 'Delivery', text: 'Where is my parcel?' });
  return visitor;
}

async function leave({ widget, watch, context }: Visitor): Promise<void> {
  await widget.endByCustomer();
  expect(watch.complaints).toEqual([]);
  await context.close();
}

test('a customer sees her place and how long it may take, both anew whenever the line moves', async ({
  browser,
}) => {
  await jonas.command('set-ready', {});
  for (let count = 0; count < HANDLED; count += 1) {
    await startChat(server, chatForm());
    const { interactionId } = await acceptNext(jonas);
    await finish(jonas, interactionId);
  }
  // Jonas has room for two; whoever comes now waits.
  await startChat(server, chatForm());
  const held = [await acceptNext(jonas)];
  await startChat(server, chatForm());
  held.push(await acceptNext(jonas));
  await somebodyWaiting();

  const lea = await ask(browser, 'Lea');
  await expect(lea.widget.wait(`You are number 2 in line. ${UNDER_A_MINUTE}`)).toBeVisible();
  const [first, second] = held.map(({ interactionId }) => interactionId);
  await finish(jonas, String(first));
  held[0] = await acceptNext(jonas);
  await expect(lea.widget.wait(`You are next. ${UNDER_A_MINUTE}`)).toBeVisible();
  // Nobody takes new work any longer: a number would be a guess.
  await jonas.command('set-not-ready', { reason: 'break', drain: true });
  await expect(lea.widget.words).toHaveText('You are next.');
  await jonas.command('set-ready', {});
  await expect(lea.widget.words).toHaveText(`You are next. ${UNDER_A_MINUTE}`);
  await finish(jonas, String(second));
  held[1] = await acceptNext(jonas);
  await expect(lea.widget.withAgent('Jonas')).toBeVisible();
  for (const { interactionId } of held) await finish(jonas, interactionId);
  expect(lea.watch.complaints).toEqual([]);
  await lea.context.close();
});

test('a full queue says so, promises to write later, and the focus stays with the promise', async ({
  browser,
}) => {
  await jonas.command('set-not-ready', { reason: 'break' });
  const before = await somebodyWaiting();
  await configure({ lengthMax: 1, onFull: 'refuse', offersCallback: true });
  const nils = await ask(browser, 'Nils');
  const { widget } = nils;
  await expect(widget.words).toHaveText(widget.texts.fullLater);
  await expect(widget.later).toHaveAccessibleDescription(widget.texts.whenQuieter);
  await expectAccessible(nils.page);
  await widget.later.press('Enter');
  await expect(widget.words).toContainText(widget.texts.promisedFrom);
  await expect(widget.words).toBeFocused();
  // Said to the ear at once, not only when the pause between two numbers is over.
  await expect(widget.said).toContainText(widget.texts.promisedFrom);
  await expectAccessible(nils.page);
  await leave(nils);
  await before.command('end-chat', {});
  before.close();
});

test('a full queue without callbacks ends the chat and says why', async ({ browser }) => {
  await configure({ offersCallback: false });
  const before = await somebodyWaiting();
  const paula = await ask(browser, 'Paula');
  await expect(paula.widget.closed).toBeVisible();
  await expect(paula.widget.note('A lot of people are waiting just now.')).toBeVisible();
  await expect(paula.widget.another).toBeFocused();
  expect(paula.watch.complaints).toEqual([]);
  await paula.context.close();
  await before.command('end-chat', {});
  before.close();
});

test('a closed centre says when it opens, and promises to write then', async ({ browser }) => {
  await openFrom(paul, 'later', new Date(Date.now() + 2 * DAY_MS));
  await configure({
    lengthMax: 500,
    offersCallback: true,
    calendarId: 'later',
    onClosed: 'refuse',
  });
  const ole = await ask(browser, 'Ole');
  const { widget } = ole;
  await expect(widget.words).toContainText('Nobody is here just now. We are back from');
  await expect(widget.later).toHaveAccessibleDescription(widget.texts.whenOpen);
  await widget.later.click();
  await expect(widget.words).toContainText(widget.texts.promisedFrom);
  await leave(ole);
});
