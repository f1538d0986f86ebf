import { expect, test, type Browser } from '@playwright/test';
import { CallBarScreen } from '../screens/call-bar.ts';
import { FloorScreen } from '../screens/floor.ts';
import { RecordingsScreen } from '../screens/recordings.ts';
import { expectAccessible } from '../support/audit.ts';
import { openVisitor, signInColleague, type Colleague, type Visitor } from '../support/cast.ts';
import { VOICE_HZ } from '../support/hearing.ts';
import { ServerProcess } from '../support/server-process.ts';
import { launchWithTone } from '../support/tones.ts';

// A call that is written down, told in order: what the customer is told, what the agent reads while
// it is said, the hint that comes of it, and what stays. The words are those of the demo's script.
test.describe.configure({ mode: 'serial' });

const LEA = { name: 'Lea Brandt', email: 'lea.brandt@example.com' };
const SAID = 'Guten Tag, ich möchte meine Bergschuhe zurückgeben.';
const ANSWERED = 'Guten Tag! Das bekommen wir hin, was ist denn damit?';

let server: ServerProcess;
/** Its microphone hears something, for both sides: a script does not mind what. */
let talking: Browser;
let lea: Visitor;
let mara: Colleague;

test.beforeAll(async ({ browser, launchOptions }) => {
  server = await ServerProcess.prepare();
  talking = await launchWithTone(browser, VOICE_HZ.customer, launchOptions);
  await server.start();
});

test.afterAll(async () => {
  await talking.close();
  await server.dispose();
});

const sitDown = (name: string) =>
  signInColleague(talking, server, `${name}@bergwerk.example`, { language: 'de' });
const bar = () => new CallBarScreen(mara.page, mara.words).bar;
const line = (text: string) => mara.panel.message(text);
const hints = () =>
  mara.page.getByRole('region', { name: mara.words('Next best steps') }).getByRole('listitem');

test('an administrator has calls written down, and is told that the demo has a script', async () => {
  const paul = await sitDown('paul');
  const rules = new RecordingsScreen(paul.page, paul.words);
  await rules.open();
  await expect(paul.page.getByRole('note')).toContainText('Demo-Text');
  await rules.choose('Service', 'all recorded, the customer is told');
  await rules.keep('Service', 'sound and transcript');
  await expectAccessible(paul.page);
  expect(paul.watch.complaints).toEqual([]);
  await paul.context.close();
});

test('the customer reads it before she calls', async () => {
  mara = await sitDown('mara');
  lea = await openVisitor(talking, server, { language: 'de' });
  await lea.shop.open();
  await lea.widget.open();
  await lea.widget.fillIn({ ...LEA, topic: 'Rückgabe und Umtausch', text: 'Bitte sprechen.' });
  await expect(lea.page.getByText(/werden aufgezeichnet und mitgeschrieben/)).toBeVisible();
  await lea.page.getByRole('button', { name: 'Jetzt anrufen' }).click();
  await mara.inbox.becomeReadyByKeyboard();
  await expect(mara.offers.from(LEA.name)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expect(lea.page.getByRole('region', { name: 'Anruf' })).toContainText(
    'Der Anruf wird aufgezeichnet und mitgeschrieben.',
  );
  await expect(bar()).toContainText('Wird aufgezeichnet und mitgeschrieben');
  await expect(bar()).toContainText('Demo-Text');
});

test('what she says grows while she speaks, and gives a hint when it is said', async () => {
  await expect(hints().filter({ hasText: 'zurückgeben' })).toHaveCount(0);
  await expect(line('spricht gerade')).toContainText(LEA.name);
  await expect(line('spricht gerade')).toContainText(/Guten Tag, ich/);
  await expect(line(SAID)).toBeVisible();
  await expect(line(SAID)).not.toContainText('spricht gerade');
  // Who cannot hear the call is told, once the sentence is complete.
  await expect(mara.page.getByText(`${LEA.name}: ${SAID}`)).toBeAttached();
  await expect(line(SAID)).toContainText('Demo-Text');
  await expect(hints().filter({ hasText: 'zurückgeben' }).first()).toBeVisible();
});

test('what is written meanwhile stands between what is said', async () => {
  await mara.panel.reply('Das Etikett kommt per E-Mail.');
  await expect(line('Das Etikett kommt per E-Mail.')).toBeVisible();
  await expect(line(ANSWERED)).toContainText('Mara');
  await expect(line(ANSWERED)).not.toContainText('spricht gerade');
  const texts = await mara.panel.log.getByRole('article').allTextContents();
  const places = [SAID, 'Das Etikett', ANSWERED].map((text) =>
    texts.findIndex((one) => one.includes(text)),
  );
  expect(places.toSorted((a, b) => a - b)).toEqual(places);
  expect(places).not.toContain(-1);
  await expectAccessible(mara.page);
});

test('a supervisor who listens in reads along', async () => {
  const ruth = await sitDown('ruth');
  const floor = new FloorScreen(ruth.page, ruth.words);
  await floor.open(server.url);
  await floor.work('Mara Lindner', LEA.name).click();
  await floor.supervise('Listen in', 'Einarbeitung');
  await expect(floor.panel.getByRole('article').filter({ hasText: SAID })).toContainText(
    'Demo-Text',
  );
  await expectAccessible(ruth.page);
  expect(ruth.watch.complaints).toEqual([]);
  await ruth.context.close();
});

test('it stays when the call is over, for the centre and not for the customer’s page', async () => {
  await lea.page.getByRole('button', { name: 'Auflegen' }).click();
  await expect(bar()).toBeHidden();
  await mara.page.reload();
  await expect(line(SAID)).toBeVisible();
  await expect(lea.page.getByText('Das Etikett kommt per E-Mail.')).toBeVisible();
  await expect(lea.page.getByText(SAID)).toHaveCount(0);
  for (const { watch } of [lea, mara]) expect(watch.complaints).toEqual([]);
});
