import { expect, test, type Browser } from '@playwright/test';
import { CallBarScreen } from '../screens/call-bar.ts';
import { ExpertScreen } from '../screens/expert.ts';
import { FloorScreen } from '../screens/floor.ts';
import { WorkActs } from '../screens/work-acts.ts';
import { openVisitor, signInColleague, type Colleague, type Visitor } from '../support/cast.ts';
import { expectToHear, VOICE_HZ, type Voice } from '../support/hearing.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone } from '../support/tones.ts';

// One call that goes through many hands, told in order. Every microphone hears a tone of its own;
// what is heard is measured where it arrives.
test.describe.configure({ mode: 'serial' });

const LEA = { name: 'Lea Brandt', email: 'lea.brandt@example.com' };

interface Desk extends Colleague {
  readonly acts: WorkActs;
  readonly call: CallBarScreen;
}

let server: ServerProcess;
let browsers: Readonly<Record<Voice, Browser>>;
let lea: Visitor;
let mara: Desk;
let jonas: Desk;
let ruth: Desk;
let elif: Desk;
let floor: FloorScreen;

test.beforeAll(async ({ browser, launchOptions }) => {
  const voices = Object.entries(VOICE_HZ);
  const launching = voices.map(async ([voice, hz]) => [
    voice,
    await launchWithTone(browser, hz, launchOptions),
  ]);
  server = await ServerProcess.prepare({});
  const [launched] = await Promise.all([Promise.all(launching), server.start()]);
  browsers = Object.fromEntries(launched) as typeof browsers;
});

test.afterAll(async () => {
  await Promise.all(Object.values(browsers).map((each) => each.close()));
  await server.dispose();
});

async function sitDown(voice: Voice, name: string = voice): Promise<Desk> {
  const email = `${name}@bergwerk.example`;
  const colleague = await signInColleague(browsers[voice], server, email, { language: 'de' });
  await giveEars(colleague.context);
  await colleague.page.reload();
  const { page, words } = colleague;
  return { ...colleague, acts: new WorkActs(page, words), call: new CallBarScreen(page, words) };
}

const phone = () => lea.page.getByRole('region', { name: 'Anruf' });

test('a customer speaks with an agent', async () => {
  const desks = [sitDown('mara'), sitDown('jonas'), sitDown('ruth'), sitDown('mara', 'elif')];
  lea = await openVisitor(browsers.customer, server, { language: 'de' });
  await giveEars(lea.context);
  await lea.shop.open();
  await lea.widget.open();
  await lea.widget.fillIn({ ...LEA, topic: 'Rückgabe und Umtausch', text: 'Bitte sprechen.' });
  [mara, jonas, ruth, elif] = (await Promise.all(desks)) as [Desk, Desk, Desk, Desk];
  await mara.inbox.becomeReadyByKeyboard();
  await lea.page.getByRole('button', { name: 'Jetzt anrufen' }).click();
  await expect(mara.offers.from(LEA.name)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await Promise.all([expectToHear(mara.page, 'customer'), expectToHear(lea.page, 'mara')]);
  await jonas.inbox.becomeReadyByKeyboard();
});

test('a colleague is consulted: the customer hears music, the colleague the agent only', async () => {
  await mara.acts.askColleague('Jonas Weber', 'Es geht um die Sohle.');
  await expect(mara.call.state).toContainText('Gehalten');
  await expect(jonas.offers.from(LEA.name)).toBeVisible();
  await jonas.offers.acceptByKeyboard();
  await Promise.all([expectToHear(jonas.page, 'mara'), expectToHear(mara.page, 'jonas')]);
  await expectToHear(lea.page, 'music');
  await expect(mara.call.person('Jonas Weber')).toContainText('hinzugezogen');
  await expect(mara.call.state).toContainText('Sie sprechen mit Jonas Weber');
  await expect(jonas.call.person('Mara Lindner')).toContainText('führt das Gespräch');
  await expect(phone()).toContainText('Einen Moment bitte');
});

test('in conference each hears both others, and sees who is muted', async () => {
  await mara.acts.bringToCustomer();
  await Promise.all([
    expectToHear(lea.page, 'mara', 'jonas'),
    expectToHear(mara.page, 'customer', 'jonas'),
    expectToHear(jonas.page, 'customer', 'mara'),
  ]);
  await jonas.page.keyboard.press('Alt+M');
  await expect(mara.call.person('Jonas Weber')).toContainText('stumm');
  await expectToHear(lea.page, 'mara');
  await jonas.page.keyboard.press('Alt+M');
  await expectToHear(lea.page, 'mara', 'jonas');
});

test('after the hand-over the new agent is heard and the old one no longer', async () => {
  await mara.acts.handOverTo('Jonas Weber');
  await expect(mara.call.bar).toBeHidden();
  await expectToHear(jonas.page, 'customer');
  await expectToHear(lea.page, 'jonas');
  await expectToHear(mara.page);
});

test('a supervisor listens in and is heard by nobody', async () => {
  floor = new FloorScreen(ruth.page, ruth.words);
  await floor.open(server.url);
  await floor.work('Jonas Weber', LEA.name).click();
  await floor.supervise('Listen in', 'Einarbeitung');
  await expectToHear(ruth.page, 'customer', 'jonas');
  await expect(ruth.call.state).toContainText('niemand hört Sie');
  await expectToHear(lea.page, 'jonas');
  await expectToHear(jonas.page, 'customer');
  await expect(jonas.call.person('Ruth Sommer')).toContainText('hört mit');
});

test('a coach is heard by the agent and not by the customer', async () => {
  await ruth.call.changeMode('Coach', 'Braucht einen Rat');
  await expectToHear(jonas.page, 'customer', 'ruth');
  await expectToHear(lea.page, 'jonas');
  await expectToHear(ruth.page, 'customer', 'jonas');
});

test('who barges in is heard by everybody, and whoever leaves is gone', async () => {
  await ruth.call.changeMode('Barge in', 'Es wird laut');
  await expectToHear(lea.page, 'jonas', 'ruth');
  await expectToHear(jonas.page, 'customer', 'ruth');
  await ruth.call.leave();
  await expect(ruth.call.bar).toBeHidden();
  await expectToHear(lea.page, 'jonas');
  await expectToHear(ruth.page);
});

test('a parked call waits with music and comes back to its agent', async () => {
  await jonas.acts.park(1);
  await expect(jonas.call.bar).toBeHidden();
  await expectToHear(lea.page, 'music');
  await jonas.acts.takeUpAgain();
  await expectToHear(lea.page, 'jonas');
  await expectToHear(jonas.page, 'customer');
});

test('an expert advises by voice while the customer hears music', async () => {
  const expert = new ExpertScreen(elif.page, elif.words);
  await expect(elif.page.getByRole('switch')).toBeChecked();
  await jonas.page.keyboard.press('Alt+X');
  const dialog = jonas.page.getByRole('dialog', { name: jonas.words('Ask an expert') });
  await dialog.getByRole('radio', { name: 'Elif Aydin' }).click();
  await dialog.getByRole('textbox', { name: jonas.words('Question') }).fill('Hält die Sohle?');
  await dialog.getByRole('button', { name: jonas.words('Ask'), exact: true }).click();
  await expert.question('Jonas Weber').click();
  await expert.take();
  await expectToHear(elif.page, 'jonas');
  // Her browser is the one that was Mara's, and so is her tone.
  await expectToHear(jonas.page, 'mara');
  await expectToHear(lea.page, 'music');
  await elif.call.leave();
  await expect(elif.call.bar).toBeHidden();
  await jonas.acts.holdOrGoOn();
  await expectToHear(lea.page, 'jonas');
});

test('a supervisor takes the call over, and gives it to the next agent', async () => {
  await floor.act('Take over');
  await floor.confirm('Take over', 'Ich kenne sie');
  await expectToHear(lea.page, 'ruth');
  await expectToHear(ruth.page, 'customer');
  await expect(jonas.call.bar).toBeHidden();
  await ruth.page.keyboard.press('Alt+T');
  const dialog = ruth.page.getByRole('dialog', { name: ruth.words('Transfer') });
  await dialog.getByText(ruth.words('To an agent')).click();
  await dialog.getByRole('radio', { name: 'Mara Lindner' }).click();
  await dialog.getByRole('button', { name: ruth.words('Transfer'), exact: true }).click();
  await expect(mara.offers.from(LEA.name)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expectToHear(lea.page, 'mara');
  await expect(ruth.call.bar).toBeHidden();
  for (const { watch } of [lea, mara, jonas, ruth, elif]) expect(watch.complaints).toEqual([]);
});
