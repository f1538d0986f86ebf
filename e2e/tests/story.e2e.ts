import { expect, test } from '@playwright/test';
import { ExpertScreen } from '../screens/expert.ts';
import { FloorScreen } from '../screens/floor.ts';
import { DevicesPage } from '../screens/devices.ts';
import { PhonePage } from '../screens/phone.ts';
import {
  openBrowser,
  openVisitor,
  signInColleague,
  type Colleague,
  type Somebody,
  type Visitor,
} from '../support/cast.ts';
import { ServerProcess } from '../support/server-process.ts';

// One day at the centre, told in order: each part begins where the one before ended.
test.describe.configure({ mode: 'serial' });

/** Long enough for desktops to find a server that was killed, short enough to wait for. */
const GRACE_SECONDS = 5;
const KELLER_PHONE = '+4915112345601';
const NORDHALLE_PHONE = '+4915112345602';
const LEA = { name: 'Lea Brandt', email: 'lea.brandt@example.com' };
const NILS = { name: 'Nils Holm', email: 'nils.holm@example.com' };

let server: ServerProcess;
let lea: Visitor;
let nils: Visitor;
let mara: Colleague;
let jonas: Colleague;
let ruth: Colleague;
let floor: FloorScreen;
let phone: PhonePage;
let handset: Somebody;

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
  lea = await openVisitor(browser, server, { language: 'de' });
  await lea.shop.open();
  await lea.shop.agree();
  await lea.shop.goToBoots();
  await lea.shop.goToDelivery();

  mara = await signInColleague(browser, server, 'mara@bergwerk.example', { language: 'de' });
  await expect(mara.inbox.emptyWords).toBeVisible();
  await mara.inbox.becomeReadyByKeyboard();
  await expect(mara.inbox.state).toContainText(mara.inbox.readyWord);

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
  await expect(mara.panel.touchpoint('Viewed a page', 'Wanderschuh Kammweg')).toBeVisible();
  await expect(mara.panel.touchpoint('Started a chat')).toBeVisible();
});

test('an SMS reaches the same agent and is answered while the chat goes on', async ({ browser }) => {
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
