import { expect, test } from '@playwright/test';
import { WorkActs } from '../screens/work-acts.ts';
import { openVisitor, signInColleague, type Colleague, type Visitor } from '../support/cast.ts';
import { ServerProcess } from '../support/server-process.ts';

// Two agents and their customers: each part begins where the one before ended.
test.describe.configure({ mode: 'serial' });

const LEA = 'Lea Brandt';
const NILS = 'Nils Holm';
const PAULA = 'Paula Kern';
const OLE = 'Ole Winter';

let server: ServerProcess;
let mara: Colleague;
let jonas: Colleague;
let marasActs: WorkActs;
let jonasActs: WorkActs;
let lea: Visitor;
let ole: Visitor;

test.beforeAll(async ({ browser }) => {
  server = await ServerProcess.prepare();
  await server.start();
  mara = await signInColleague(browser, server, 'mara@bergwerk.example', { language: 'en' });
  jonas = await signInColleague(browser, server, 'jonas@bergwerk.example', { language: 'en' });
  marasActs = new WorkActs(mara.page, mara.words);
  jonasActs = new WorkActs(jonas.page, jonas.words);
});

test.afterAll(async () => {
  await server.dispose();
});

async function chat(
  browser: Parameters<typeof openVisitor>[0],
  name: string,
  text: string,
): Promise<Visitor> {
  const visitor = await openVisitor(browser, server, { language: 'de' });
  await visitor.shop.open();
  await visitor.widget.open();
  const email = `${name.toLowerCase().replace(' ', '.')}@example.com`;
  await visitor.widget.start({ name, email, topic: 'Rückgabe und Umtausch', text });
  return visitor;
}

test('the customer waits on hold, and while the agent has parked her question', async ({
  browser,
}) => {
  await mara.inbox.becomeReadyByKeyboard();
  lea = await chat(browser, LEA, 'Der Schuh ist zu klein.');
  await expect(mara.offers.from(LEA)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.about(LEA)).toBeVisible();
  await expect(marasActs.group('Active')).toContainText(LEA);

  await marasActs.holdOrGoOn();
  await expect(marasActs.group('On hold')).toContainText(LEA);
  await expect(lea.widget.note(`Mara ${lea.widget.texts.oneMoment}`)).toBeVisible();
  await marasActs.holdOrGoOn();
  await expect(marasActs.group('Active')).toContainText(LEA);
  await expect(lea.widget.note(`Mara ${lea.widget.texts.backAgain}`)).toBeVisible();

  await marasActs.park(2);
  await expect(marasActs.group('Parked')).toContainText(LEA);
  await expect(marasActs.parkedBar).toBeVisible();
  await marasActs.takeUpAgain();
  await expect(marasActs.group('Active')).toContainText(LEA);

  // Until she answers: her words wake it, and the agent who knows her is asked first.
  await marasActs.park(4);
  await expect(marasActs.group('Parked')).toContainText(LEA);
  await lea.widget.write('Ich habe die Nummer gefunden: 4711.');
  await expect(mara.offers.from(LEA)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.message('4711')).toBeVisible();
  await expect(marasActs.group('Active')).toContainText(LEA);
});

test('a consulted colleague reads along, comes to the customer, and takes over', async () => {
  await jonas.page.bringToFront();
  await jonas.inbox.becomeReadyByKeyboard();
  await mara.page.bringToFront();
  await marasActs.askColleague('Jonas Weber', 'Kannst du das übernehmen?');
  await expect(jonas.offers.from(LEA)).toBeVisible();
  await expect(jonas.offers.dock).toContainText('Mara Lindner asks you to take part');
  await jonas.page.bringToFront();
  await jonas.offers.acceptByKeyboard();
  await expect(jonasActs.takingPart(LEA)).toBeVisible();
  await expect(jonasActs.group('With colleagues')).toContainText(LEA);
  await expect(jonas.panel.message('4711')).toBeVisible();
  await expect(jonas.panel.log).toContainText('Kannst du das übernehmen?');
  await expect(marasActs.readsAlong('Jonas Weber')).toBeVisible();
  await expect(lea.widget.log).not.toContainText('Jonas');

  await mara.page.bringToFront();
  await marasActs.bringToCustomer();
  await expect(lea.widget.note('Jonas ist jetzt auch dabei.')).toBeVisible();
  await jonas.page.bringToFront();
  await jonas.panel.reply('Guten Tag, ich bin Jonas.');
  await expect(lea.widget.message('ich bin Jonas')).toBeVisible();

  await mara.page.bringToFront();
  await marasActs.handOverTo('Jonas Weber');
  await expect(mara.inbox.emptyWords).toBeVisible();
  await expect(jonas.panel.about(LEA)).toBeVisible();
  await expect(jonasActs.group('Active')).toContainText(LEA);
  await expect(lea.widget.withAgent('Jonas')).toBeVisible();
});

test('from wrap-up the way leads back to the customer, by key or by her words', async () => {
  await jonas.page.bringToFront();
  await jonas.panel.completeByKeyboard(1);
  await expect(lea.widget.closed).toBeVisible();
  await jonasActs.reopen();
  await expect(jonasActs.group('Active')).toContainText(LEA);
  await expect(lea.widget.withAgent('Jonas')).toBeVisible();
  await jonas.panel.reply('Noch etwas: der Karton ist nicht nötig.');
  await expect(lea.widget.message('der Karton ist nicht nötig')).toBeVisible();
  await jonas.panel.completeByKeyboard(1);
  await jonas.panel.finishWrapUpByKeyboard();
  await jonas.inbox.becomeNotReady('Break');
});

test('a customer leaves and is answered later, at her place in the line', async ({ browser }) => {
  await mara.page.bringToFront();
  await mara.inbox.becomeNotReady('Break');
  const nils = await chat(browser, NILS, 'Wo ist mein Paket?');
  await expect(nils.widget.wait(nils.widget.texts.next)).toBeVisible();
  await nils.widget.answerLater();
  await nils.context.close();
  ole = await chat(browser, OLE, 'Passt der Rucksack ins Handgepäck?');
  await expect(ole.widget.wait('Sie stehen an 2. Stelle.')).toBeVisible();

  await marasActs.openWaiting();
  await expect(marasActs.waiting(NILS)).toContainText('Callback');
  await expect(marasActs.waiting(OLE)).toBeVisible();
  await mara.page.keyboard.press('Alt+Shift+R');
  await expect(mara.offers.from(NILS)).toBeVisible();
  await expect(mara.offers.dock).toContainText('Callback');
  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.message('Wo ist mein Paket?')).toBeVisible();
  await expect(mara.offers.from(OLE)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.message('Handgepäck')).toBeVisible();
});

test('more than fits is taken by hand only on purpose', async ({ browser }) => {
  await chat(browser, PAULA, 'Ich brauche eine Rechnung.');
  await mara.page.bringToFront();
  await marasActs.openWaiting();
  await marasActs.take(PAULA);
  await expect(marasActs.noRoom).toBeVisible();
  await marasActs.takeAnyway();
  await expect(mara.panel.message('Ich brauche eine Rechnung.')).toBeVisible();
  await expect(marasActs.group('Active').getByRole('link')).toHaveCount(3);
});

test('going home: the last one is finished, then the session ends', async () => {
  await marasActs.signOutAfterTheLast();
  for (const name of [PAULA, OLE, NILS]) {
    await mara.inbox.row(name).click();
    await expect(mara.panel.about(name)).toBeVisible();
    await mara.panel.completeByKeyboard(1);
    await mara.page.keyboard.press('Alt+F');
  }
  await expect(marasActs.signInForm).toBeVisible();
});
