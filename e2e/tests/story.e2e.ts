import { expect, test, type Browser } from '@playwright/test';
import type { QueueSettingsView } from '@zentrale/protocol/views';
import { ExpertScreen } from '../screens/expert.ts';
import { FloorScreen } from '../screens/floor.ts';
import { DevicesPage } from '../screens/devices.ts';
import { PhonePage } from '../screens/phone.ts';
import { WorkActs } from '../screens/work-acts.ts';
import {
  openBrowser,
  openVisitor,
  signInColleague,
  type Colleague,
  type Somebody,
  type Visitor,
} from '../support/cast.ts';
import { openDesk } from '../support/people.ts';
import { ServerProcess } from '../support/server-process.ts';

// One day at the centre, told in order: each part begins where the one before ended.
test.describe.configure({ mode: 'serial' });

/** Long enough for desktops to find a server that was killed, short enough to wait for. */
const GRACE_SECONDS = 5;
/** Long enough to be seen on a busy machine, short enough to wait for its end. */
const MISSED_OFFER_MS = 10_000;
const KELLER_PHONE = '+4915112345601';
const NORDHALLE_PHONE = '+4915112345602';
const LEA = { name: 'Lea Brandt', email: 'lea.brandt@example.com' };
const PAULA = { name: 'Paula Kern', email: 'paula.kern@example.com' };
const NILS = { name: 'Nils Holm', email: 'nils.holm@example.com' };

let server: ServerProcess;
let lea: Visitor;
let nils: Visitor;
let paula: Visitor;
let mara: Colleague;
let jonas: Colleague;
let ruth: Colleague;
let floor: FloorScreen;
let phone: PhonePage;
let handset: Somebody;

async function lookAround(browser: Browser): Promise<Visitor> {
  const visitor = await openVisitor(browser, server, { language: 'de' });
  await visitor.shop.open();
  await visitor.shop.agree();
  await visitor.shop.goToBoots();
  await visitor.shop.goToDelivery();
  return visitor;
}

test.beforeAll(async () => {
  server = await ServerProcess.prepare({
    // Seeded at the first start, so it has to be there from the beginning.
    ZENTRALE_RECONNECT_GRACE_SECONDS: String(GRACE_SECONDS),
  });
  await server.start();
});

test.afterAll(async () => {
  await server.dispose();
});

test('a visitor looks around after consent; her chat reaches the agent who has the skill', async ({
  browser,
}) => {
  [lea, mara] = await Promise.all([
    lookAround(browser),
    signInColleague(browser, server, 'mara@bergwerk.example', { language: 'de' }),
  ]);
  await expect(mara.inbox.emptyWords).toBeVisible();
  await mara.inbox.becomeReadyByKeyboard();

  await lea.widget.open();
  await lea.widget.start({
    ...LEA,
    topic: 'Rückgabe und Umtausch',
    text: 'Der Schuh ist mir zu klein, ich möchte ihn zurückschicken.',
  });

  const offer = mara.offers.from(LEA.name);
  await expect(offer).toBeVisible();
  await expect(mara.offers.countdown).toBeVisible();
  await expect(mara.offers.whyYou).toBeVisible();
  await expect(mara.offers.longestFree).toBeVisible();
  await expect(mara.offers.before).toBeVisible();
  await expect(offer).toContainText('Wanderschuh Kammweg');
  await expect(offer).toContainText('Lieferung & Rückgabe');
  await expect(mara.page).toHaveTitle(`(1) ${mara.offers.titleWords('Chat', LEA.name)}`);

  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.about(LEA.name)).toBeVisible();
  await expect(offer).toBeHidden();
  await expect(mara.panel.message('zurückschicken')).toBeVisible();
  await expect(lea.widget.withAgent('Mara')).toBeVisible();

  await mara.panel.reply('Guten Tag Frau Brandt, das kläre ich gern.');
  await expect(lea.widget.message('das kläre ich gern')).toBeVisible();

  // Browser and customer have become one story.
  await mara.panel.show('Customer');
  await expect(mara.panel.context).toContainText(LEA.email);
  await mara.panel.show('Journey');
  await expect(mara.panel.touchpoint('page-viewed', 'Wanderschuh Kammweg')).toBeVisible();
  await expect(mara.panel.touchpoint('chat-started')).toBeVisible();
});

test('an SMS reaches the same agent and is answered while the chat goes on', async ({
  browser,
}) => {
  handset = await openBrowser(browser, { language: 'de' });
  phone = new PhonePage(handset.page, server.demoUrl);
  await phone.open();
  await phone.take(KELLER_PHONE);
  await phone.write('Wo bleibt meine Lieferung?');

  await expect(mara.offers.from('Keller').or(mara.offers.from(KELLER_PHONE))).toBeVisible();
  await lea.widget.write('Brauche ich dafür den Karton?');
  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.message('Wo bleibt meine Lieferung?')).toBeVisible();
  await mara.panel.reply('Ihr Paket ist morgen da.');
  await expect(phone.message('Ihr Paket ist morgen da.')).toBeVisible();
  await expect(mara.panel.message('Ihr Paket ist morgen da.')).toContainText(mara.panel.delivered);

  await mara.inbox.row(LEA.name).click();
  await expect(mara.panel.message('Brauche ich dafür den Karton?')).toBeVisible();
  await mara.panel.reply('Nein, ein fester Beutel genügt.');
  await expect(lea.widget.message('ein fester Beutel genügt')).toBeVisible();
});

test('with the first agent full, a third chat waits, and an alarm overtakes it', async ({
  browser,
}) => {
  const english = { language: 'en' } as const;
  [ruth, jonas, nils] = await Promise.all([
    signInColleague(browser, server, 'ruth@bergwerk.example', english),
    signInColleague(browser, server, 'jonas@bergwerk.example', english),
    openVisitor(browser, server, english),
  ]);
  floor = new FloorScreen(ruth.page, ruth.words);
  await floor.open(server.url);

  await nils.shop.open();
  await nils.shop.agree();
  await nils.widget.open();
  await nils.widget.start({ ...NILS, topic: 'Delivery', text: 'Has my parcel been sent yet?' });
  await expect(floor.waitingFrom(NILS.name)).toBeVisible();
  await expect(mara.offers.dock).toBeHidden();

  const hall = await openBrowser(browser, { language: 'de' });
  const devices = new DevicesPage(hall.page, server.demoUrl);
  await devices.open();
  await devices.press('Tor Nordhalle', 'Öffnen');

  await expect(floor.waiting.first()).toContainText('Tor Nordhalle', { timeout: 20_000 });
  await expect(floor.waiting.nth(1)).toContainText(NILS.name);
  await jonas.inbox.becomeReadyByKeyboard();
  await expect(jonas.offers.from('Tor Nordhalle')).toBeVisible();
  await expect(jonas.offers.from(NILS.name)).toBeHidden();
  await jonas.offers.acceptByKeyboard();
  await expect(jonas.panel.context).toContainText('Tor Nordhalle');
  await expect(jonas.panel.context).toContainText('Lager Nord, Halle 2');
  await expect(jonas.panel.context).toContainText('open');

  await phone.take(NORDHALLE_PHONE);
  await jonas.panel.reply('Bitte das Tor in Halle 2 schließen.');
  await expect(phone.message('Bitte das Tor in Halle 2 schließen.')).toBeVisible();
  await devices.press('Tor Nordhalle', 'Schließen');
  await hall.context.close();

  await expect(jonas.offers.from(NILS.name)).toBeVisible();
  await expect(jonas.offers.withoutCapacity(1)).toBeVisible();
  await jonas.offers.acceptByKeyboard();
  await expect(jonas.panel.message('Has my parcel been sent yet?')).toBeVisible();
  await jonas.panel.reply('Let me have a look.');
  await expect(nils.widget.message('Let me have a look.')).toBeVisible();
  await expect(nils.widget.withAgent('Jonas')).toBeVisible();
});

test('hints follow the conversation; knowledge is found in any inflection', async () => {
  await mara.page.bringToFront();
  await mara.panel.show('Assist');
  await mara.panel.useReplyOf('Rücksendeetikett anbieten');
  await expect(mara.panel.replyField(LEA.name)).toHaveValue(/Etikett für die Rücksendung/);
  await mara.page.keyboard.press('Enter');
  await expect(lea.widget.message('Etikett für die Rücksendung')).toBeVisible();
  await mara.panel.show('Journey');
  await expect(mara.panel.touchpoint('hint-used', 'Rücksendeetikett anbieten')).toBeVisible();

  await mara.panel.show('Assist');
  await mara.panel.searchKnowledge('Rücksendungen');
  const label = 'Etikett für die Rücksendung drucken oder neu anfordern';
  await mara.panel.insertArticle(label);
  await expect(mara.panel.replyField(LEA.name)).toHaveValue(/14 Tage gültig/);
  await mara.page.keyboard.press('Enter');
  await expect(lea.widget.message('14 Tage gültig')).toBeVisible();

  await jonas.panel.searchKnowledge('deliveries');
  await expect(jonas.panel.article('Delivery times and shipping costs')).toBeVisible();
});

test('an expert is asked, talks privately, joins the customer and leaves', async ({ browser }) => {
  const elif = await signInColleague(browser, server, 'elif@bergwerk.example', { language: 'en' });
  const desk = new ExpertScreen(elif.page, elif.words);
  await expect(desk.noQuestions).toBeVisible();

  await mara.panel.askExpert('Footwear', 'Elif Aydin', 'Fällt der Kammweg klein aus?');
  await desk.question('Mara Lindner').click();
  await expect(desk.message('zurückschicken')).toBeVisible();
  await desk.take();
  await mara.panel.writePrivately('Elif Aydin', 'Sie trägt sonst 40.');
  await expect(desk.message('Sie trägt sonst 40.')).toBeVisible();
  await desk.privateField('Mara Lindner').fill('Dann braucht sie 41.');
  await elif.page.keyboard.press('Enter');
  await expect(mara.panel.message('Dann braucht sie 41.')).toBeVisible();

  // What she chose before she is in stays chosen: her words to the customer go nowhere else.
  await desk.chooseReply(LEA.name);
  await desk.join();
  await expect(lea.widget.note(`Elif ${lea.widget.texts.expertJoined}`)).toBeVisible();
  await desk.writeToCustomer(LEA.name, 'Der Kammweg fällt klein aus, 41 passt.');
  await expect(lea.widget.message('41 passt')).toBeVisible();
  await expect(lea.widget.message('41 passt')).toContainText('Elif');
  await expect(lea.widget.log).not.toContainText('Aydin');
  await expect(lea.widget.message('Dann braucht sie 41.')).toHaveCount(0);

  await desk.leave();
  await expect(lea.widget.note(`Elif ${lea.widget.texts.left}`)).toBeVisible();
  await expect(desk.isOver).toBeVisible();
  await elif.context.close();
});

test('the SMS is completed by keyboard, and a chat handed over comes with its context', async () => {
  await mara.inbox.row('Keller').or(mara.inbox.row(KELLER_PHONE)).click();
  await mara.panel.completeByKeyboard(1);
  await mara.panel.finishWrapUpByKeyboard();

  await jonas.page.bringToFront();
  await jonas.panel.transferToQueue('Rechnung', 'Wants an invoice for his firm.');
  await expect(mara.offers.from(NILS.name)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.message('Has my parcel been sent yet?')).toBeVisible();
  await expect(mara.panel.message('Let me have a look.')).toBeVisible();
  await expect(mara.panel.log).toContainText('Wants an invoice for his firm.');
  await expect(nils.widget.withAgent('Mara')).toBeVisible();
  await expect(nils.widget.log).not.toContainText('Wants an invoice for his firm.');
  await mara.panel.reply('Your invoice is on its way.');
  await expect(nils.widget.message('Your invoice is on its way.')).toBeVisible();
  await mara.panel.completeByKeyboard(2);
  await mara.panel.finishWrapUpByKeyboard();
  await expect(nils.widget.closed).toBeVisible();
});

test('a declined and a missed offer go elsewhere; whoever missed one gets no more', async ({
  browser,
}) => {
  await jonas.inbox.row('Tor Nordhalle').click();
  await jonas.panel.completeByKeyboard(1);
  await jonas.panel.finishWrapUpByKeyboard();
  await jonas.inbox.becomeNotReady('Break');

  paula = await openVisitor(browser, server, { language: 'de' });
  await paula.shop.open();
  await paula.widget.open();
  await paula.widget.start({ ...PAULA, topic: 'Lieferung', text: 'Wann kommt mein Rucksack?' });
  await expect(mara.offers.from(PAULA.name)).toBeVisible();
  await jonas.inbox.becomeReadyByKeyboard();
  // Just for the offer that will be missed; the ones before and after it last as long as ever.
  const usualMs = await setOfferTime(MISSED_OFFER_MS);
  await mara.offers.decline('Nicht mein Fachgebiet');
  await expect(mara.offers.dock).toBeHidden();
  await expect(jonas.offers.from(PAULA.name)).toBeVisible();
  await setOfferTime(usualMs);

  // Nobody answers: that is what the offer's time is for.
  await expect(jonas.inbox.missedOfferBanner).toBeVisible({ timeout: MISSED_OFFER_MS + 10_000 });
  await expect(jonas.inbox.state).toContainText(jonas.inbox.missedOfferWord);
  await expect(jonas.offers.dock).toBeHidden();
  await expect(floor.agent('Jonas Weber')).toContainText(jonas.inbox.missedOfferWord);
  // Everybody has turned it down once, so whoever is ready is asked again.
  await expect(mara.offers.from(PAULA.name)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.message('Wann kommt mein Rucksack?')).toBeVisible();
  await mara.panel.reply('Am Freitag.');
  await expect(paula.widget.message('Am Freitag.')).toBeVisible();
});

test('an agent whose browser is gone loses her chats to somebody who sees all of them', async ({
  browser,
}) => {
  await mara.context.close();
  await jonas.inbox.backToReady.click();
  await expect(jonas.offers.dock).toBeVisible({ timeout: GRACE_SECONDS * 1000 + 10_000 });
  await jonas.offers.acceptByKeyboard();
  await expect(jonas.panel.log).toBeVisible();
  await expect(jonas.offers.dock).toBeVisible();
  await jonas.offers.acceptByKeyboard();

  await jonas.inbox.row(PAULA.name).click();
  await expect(jonas.panel.message('Wann kommt mein Rucksack?')).toBeVisible();
  await expect(jonas.panel.message('Am Freitag.')).toContainText('Mara');
  await jonas.panel.reply('Hier ist Jonas, ich mache weiter.');
  await expect(paula.widget.message('ich mache weiter')).toBeVisible();
  await expect(paula.widget.withAgent('Jonas')).toBeVisible();
  await jonas.panel.completeByKeyboard(1);
  await jonas.panel.finishWrapUpByKeyboard();

  mara = await signInColleague(browser, server, 'mara@bergwerk.example', { language: 'de' });
  await expect(mara.inbox.emptyWords).toBeVisible();
});

test('the server is killed and comes back: nothing is lost, nothing is there twice', async () => {
  await jonas.inbox.row(LEA.name).click();
  await expect(jonas.panel.message('zurückschicken')).toBeVisible();
  await server.kill();

  await lea.widget.write('Ist noch jemand da?');
  await jonas.panel.reply('Einen Moment noch, bitte.');
  await expect(jonas.panel.message('Einen Moment noch, bitte.')).toBeVisible();
  await expect(jonas.inbox.noConnectionBanner).toBeVisible();
  await expect(lea.widget.offline).toBeVisible();

  await server.start();
  await expect(jonas.inbox.noConnectionBanner).toBeHidden({ timeout: 15_000 });
  await expect(lea.widget.offline).toBeHidden({ timeout: 15_000 });
  await expect(jonas.panel.message('Ist noch jemand da?')).toHaveCount(1);
  await expect(lea.widget.message('Einen Moment noch, bitte.')).toHaveCount(1);
  await lea.widget.write('Danke, alles klar!');
  await expect(jonas.panel.message('Danke, alles klar!')).toHaveCount(1);
  await expect(jonas.panel.message('Ist noch jemand da?')).toHaveCount(1);
  await expect(jonas.panel.message('Einen Moment noch, bitte.')).toHaveCount(1);
  await expect(lea.widget.message('Ist noch jemand da?')).toHaveCount(1);
});

test('the customer’s story is whole, and the next contact shows it to the next agent', async () => {
  // Whoever served her last would be waited for, were he still there.
  const jonasActs = new WorkActs(jonas.page, jonas.words);
  await jonasActs.signOutAfterTheLast();
  await jonas.panel.completeByKeyboard(1);
  await jonas.panel.finishWrapUpByKeyboard();
  await expect(jonasActs.signInForm).toBeVisible();
  await expect(lea.widget.closed).toBeVisible();

  await mara.inbox.becomeReadyByKeyboard();
  await lea.widget.startAnother();
  await lea.widget.start({ ...LEA, topic: 'Beratung', text: 'Und welche Socken passen dazu?' });
  const offer = mara.offers.from(LEA.name);
  await expect(offer).toContainText('Rückgabe und Umtausch');
  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.message('Und welche Socken passen dazu?')).toBeVisible();

  await mara.panel.show('Journey');
  await expect(mara.panel.touchpoint('page-viewed')).toHaveCount(3);
  await expect(mara.panel.touchpoint('chat-started')).toHaveCount(2);
  await expect(mara.panel.touchpoint('hint-used')).toHaveCount(1);
  await expect(mara.panel.touchpoint('interaction-handled')).toHaveCount(1);
});

/** As an administrator changes it for the service queue; answers what it was before. */
async function setOfferTime(offerTimeoutMs: number): Promise<number> {
  const paul = await openDesk(server, 'paul@bergwerk.example');
  await paul.watch('routing-settings');
  const view = paul.entry<QueueSettingsView>('routing-settings', 'queue-settings:service');
  if (view === undefined) throw new Error('the service queue');
  const queue = { ...view.queue, offerTimeoutMs };
  expect(await paul.command('save-queue', { queue })).toMatchObject({ ok: true });
  paul.close();
  return view.queue.offerTimeoutMs;
}
