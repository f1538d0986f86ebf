import { expect, test, type Browser, type Page } from '@playwright/test';
import { openVisitor, signInColleague, type Colleague, type Visitor } from '../support/cast.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone, listen, SILENCE_DB, type Heard } from '../support/tones.ts';

// One call, told in order. Each side's microphone hears a tone of its own, so that the other side's
// browser can tell whom it hears.
test.describe.configure({ mode: 'serial' });

const CUSTOMER_HZ = 440;
const AGENT_HZ = 1_000;
const LEA = { name: 'Lea Brandt', email: 'lea.brandt@example.com' };

let server: ServerProcess;
let browsers: Browser[] = [];
let lea: Visitor;
let mara: Colleague;

test.beforeAll(async ({ browser, launchOptions }) => {
  server = await ServerProcess.prepare({});
  await server.start();
  browsers = await Promise.all(
    [CUSTOMER_HZ, AGENT_HZ].map((hz) => launchWithTone(browser, hz, launchOptions)),
  );
});

test.afterAll(async () => {
  await Promise.all(browsers.map((each) => each.close()));
  await server.dispose();
});

const LISTENING = { timeout: 20_000 };
const isTone =
  (hz: number) =>
  (heard: Heard): boolean =>
    heard.db > SILENCE_DB && Math.abs(heard.hz - hz) < 12;

async function expectTone(page: Page, hz: number): Promise<void> {
  await expect.poll(async () => (await listen(page)).some(isTone(hz)), LISTENING).toBe(true);
}

async function expectNoTone(page: Page, hz: number): Promise<void> {
  await expect.poll(async () => (await listen(page)).filter(isTone(hz)), LISTENING).toEqual([]);
}

const bar = () => mara.page.getByRole('region', { name: 'Anruf' });
const phone = () => lea.page.getByRole('region', { name: 'Anruf' });

test('a customer who could not fetch what calls need is told so, and may try again', async () => {
  lea = await openVisitor(browsers[0] as Browser, server, { language: 'de' });
  await giveEars(lea.context);
  await lea.shop.open();
  await lea.page.route('**/widget-call.js', (route) => route.abort());
  await lea.widget.open();
  await lea.widget.fillIn({
    ...LEA,
    topic: 'Rückgabe und Umtausch',
    text: 'Ich würde gern sprechen.',
  });
  await lea.page.getByRole('button', { name: 'Jetzt anrufen' }).click();
  await expect(phone()).toContainText('Der Anruf ließ sich nicht aufbauen.');
  await lea.page.unroute('**/widget-call.js');
  await phone().getByRole('button', { name: 'Beitreten' }).click();
  await expect(phone()).toContainText('Sie hören Musik');
});

test('a customer calls from the shop, waits with music, and the agent who accepts is heard', async () => {
  mara = await signInColleague(browsers[1] as Browser, server, 'mara@bergwerk.example', {
    language: 'de',
  });
  await giveEars(mara.context);
  await mara.page.reload();
  await expect
    .poll(async () => (await listen(lea.page)).some(({ db }) => db > SILENCE_DB))
    .toBe(true);
  await expectNoTone(lea.page, AGENT_HZ);

  await mara.inbox.becomeReadyByKeyboard();
  await expect(mara.offers.from(LEA.name)).toContainText('Anruf');
  await mara.offers.acceptByKeyboard();
  await expect(bar()).toContainText(LEA.name);
  await expect(bar()).toContainText('Verbunden');
  await expectTone(mara.page, CUSTOMER_HZ);
  await expectTone(lea.page, AGENT_HZ);
  await expect(phone()).toContainText('Sie sprechen mit Mara');
});

test('who is muted is not heard', async () => {
  await mara.page.keyboard.press('Alt+M');
  await expect(bar()).toContainText('Sie sind stumm');
  await expectNoTone(lea.page, AGENT_HZ);
  await mara.page.keyboard.press('Alt+M');
  await expectTone(lea.page, AGENT_HZ);
  await phone().getByRole('button', { name: 'Mikrofon aus' }).click();
  await expectNoTone(mara.page, CUSTOMER_HZ);
  await phone().getByRole('button', { name: 'Mikrofon an' }).click();
  await expectTone(mara.page, CUSTOMER_HZ);
});

test('on hold the customer hears music and the agent nothing', async () => {
  await mara.page.keyboard.press('Alt+H');
  await expect(bar()).toContainText('Gehalten');
  await expect(phone()).toContainText('Einen Moment bitte');
  await expectNoTone(mara.page, CUSTOMER_HZ);
  await expectNoTone(lea.page, AGENT_HZ);
  await expect
    .poll(async () => (await listen(lea.page)).some(({ db }) => db > SILENCE_DB))
    .toBe(true);
  await mara.page.keyboard.press('Alt+H');
  await expectTone(mara.page, CUSTOMER_HZ);
  await expectTone(lea.page, AGENT_HZ);
});

test('the agent’s page is loaded again and the call goes on', async () => {
  mara.page.on('dialog', (dialog) => void dialog.accept());
  await mara.page.reload();
  await expect(bar()).toContainText('Verbunden');
  await expectTone(mara.page, CUSTOMER_HZ);
  await expectTone(lea.page, AGENT_HZ);
});

test('words go the same way while people talk; hanging up leads to wrap-up', async () => {
  await mara.panel.reply('Hier ist der Link, von dem ich spreche.');
  await expect(lea.widget.message('von dem ich spreche')).toBeVisible();
  await phone().getByRole('button', { name: 'Auflegen' }).click();
  await expect(phone()).toBeHidden();
  await expect(bar()).toBeHidden();
  await expect(mara.page.getByText('Nachbearbeitung').first()).toBeVisible();
  // The browser says that the file did not come the first time.
  expect(lea.watch.complaints).toEqual([expect.stringContaining('ERR_FAILED')]);
  expect(mara.watch.complaints).toEqual([]);
});
