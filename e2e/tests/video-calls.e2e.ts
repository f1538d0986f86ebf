import { expect, test, type Browser, type Locator } from '@playwright/test';
import { CallBarScreen } from '../screens/call-bar.ts';
import { FloorScreen } from '../screens/floor.ts';
import { openVisitor, signInColleague, type Colleague, type Visitor } from '../support/cast.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone, listen, SILENCE_DB } from '../support/tones.ts';

// A call with pictures, told in order: nobody is seen who did not ask to be.
test.describe.configure({ mode: 'serial' });

const TONE_HZ = 440;
const LEA = { name: 'Lea Brandt', email: 'lea.brandt@example.com' };

let server: ServerProcess;
let chromium: Browser;
let lea: Visitor;
let mara: Colleague;

test.beforeAll(async ({ browser, launchOptions }) => {
  server = await ServerProcess.prepare({});
  await server.start();
  chromium = await launchWithTone(browser, TONE_HZ, launchOptions);
});

test.afterAll(async () => {
  await chromium.close();
  await server.dispose();
});

const bar = () => mara.page.getByRole('region', { name: 'Anruf' });
const phone = () => lea.page.getByRole('region', { name: 'Anruf' });
const seenByMara = () => mara.page.getByLabel(`Bild von ${LEA.name}`);

/** Pictures really arrive: the film has a size, and its time goes on. */
async function expectMoving(video: Locator): Promise<void> {
  const played = () =>
    video.evaluate((film: { videoWidth: number; currentTime: number }) =>
      film.videoWidth > 0 ? film.currentTime : 0,
    );
  await expect.poll(played).toBeGreaterThan(0);
  const before = await played();
  await expect.poll(played).toBeGreaterThan(before);
}

test('a video call begins without pictures', async () => {
  lea = await openVisitor(chromium, server, { language: 'de' });
  mara = await signInColleague(chromium, server, 'mara@bergwerk.example', { language: 'de' });
  await giveEars(lea.context);
  await giveEars(mara.context);
  await mara.page.reload();
  await lea.shop.open();
  await lea.widget.open();
  await lea.widget.fillIn({
    ...LEA,
    topic: 'Rückgabe und Umtausch',
    text: 'Ich würde Ihnen gern etwas zeigen.',
  });
  await lea.page.getByRole('button', { name: 'Mit Video anrufen' }).click();
  await expect(phone()).toContainText('Sie hören Musik');
  await mara.inbox.becomeReadyByKeyboard();
  await expect(mara.offers.from(LEA.name)).toContainText('Videoanruf');
  await mara.offers.acceptByKeyboard();
  await expect(bar()).toContainText('Verbunden');
  await expect(phone()).toContainText('Sie sprechen mit Mara');
  await expect(mara.page.locator('video')).toHaveCount(0);
  await expect(lea.page.locator('video')).toHaveCount(0);
});

test('the customer is seen after switching the camera on, and no longer after off', async () => {
  await phone().getByRole('button', { name: 'Kamera an' }).click();
  await expectMoving(seenByMara());
  await expectMoving(lea.page.getByLabel('Ihr eigenes Bild'));
  await mara.page.keyboard.press('Alt+V');
  await expectMoving(lea.page.getByLabel('Bild von Mara'));
  await expectMoving(mara.page.getByLabel('Ihr eigenes Bild'));
  await phone().getByRole('button', { name: 'Kamera aus' }).click();
  await expect(seenByMara()).toHaveCount(0);
  await phone().getByRole('button', { name: 'Kamera an' }).click();
  await expectMoving(seenByMara());
});

test('the customer shares a screen beside the camera, and stops', async () => {
  const screen = mara.page.getByLabel(`Bildschirm von ${LEA.name}`);
  await phone().getByRole('button', { name: 'Bildschirm teilen' }).click();
  await expectMoving(screen);
  await expectMoving(seenByMara());
  await expect(lea.page.getByLabel('Ihr Bildschirm, wie er gesehen wird')).toBeVisible();
  await phone().getByRole('button', { name: 'Nicht mehr teilen' }).click();
  await expect(screen).toHaveCount(0);
  await expectMoving(seenByMara());
});

test('another microphone is chosen in the middle of the call, and the agent is still heard', async () => {
  const heardByLea = async () =>
    (await listen(lea.page)).some(({ hz, db }) => db > SILENCE_DB && Math.abs(hz - TONE_HZ) < 12);
  await expect.poll(heardByLea).toBe(true);
  await mara.page.getByRole('button', { name: 'Geräte wählen' }).click();
  const other = mara.page.getByRole('menuitemradio', { name: 'Fake Audio Input 2' });
  await other.click();
  await expect(other).toBeChecked();
  await mara.page.keyboard.press('Escape');
  await expect(mara.page.getByLabel('Pegel des Mikrofons')).not.toHaveJSProperty('value', 0);
  await expect.poll(heardByLea).toBe(true);
});

test('a supervisor who listens in sees the customer, and is not seen', async () => {
  const ruth = await signInColleague(chromium, server, 'ruth@bergwerk.example', { language: 'de' });
  const floor = new FloorScreen(ruth.page, ruth.words);
  await floor.open(server.url);
  await floor.work('Mara Lindner', LEA.name).click();
  await floor.supervise('Listen in', 'Einarbeitung');
  await expectMoving(ruth.page.getByLabel(`Bild von ${LEA.name}`));
  const call = new CallBarScreen(ruth.page, ruth.words);
  await ruth.page.keyboard.press('Alt+V');
  await expectMoving(ruth.page.getByLabel('Ihr eigenes Bild'));
  // Once the agent is told that she is there, the picture would be as well.
  await expect(new CallBarScreen(mara.page, mara.words).person('Ruth Sommer')).toBeVisible();
  await expect(mara.page.getByLabel('Bild von Ruth Sommer')).toHaveCount(0);
  await expect(lea.page.getByLabel(/Bild von Ruth/)).toHaveCount(0);
  await call.changeMode('Barge in', 'Ich zeige etwas');
  await expectMoving(lea.page.getByLabel(/Bild von Ruth/));
  await call.leave();
  await expect(call.bar).toBeHidden();
  await expect(lea.page.getByLabel(/Bild von Ruth/)).toHaveCount(0);
  expect(ruth.watch.complaints).toEqual([]);
  await ruth.context.close();
});

test('the agent’s page comes back with the customer’s picture, and the end takes it away', async () => {
  mara.page.on('dialog', (dialog) => void dialog.accept());
  await mara.page.reload();
  await expectMoving(seenByMara());
  await bar().getByRole('button', { name: 'Auflegen' }).click();
  await expect(bar()).toBeHidden();
  await expect(mara.page.locator('video')).toHaveCount(0);
  await expect(lea.page.locator('video')).toHaveCount(0);
  for (const { watch } of [lea, mara]) expect(watch.complaints).toEqual([]);
});
