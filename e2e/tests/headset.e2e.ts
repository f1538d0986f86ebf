import { expect, test, type Browser, type BrowserContext } from '@playwright/test';
import { toneFrames } from '@zentrale/channels/testing';
import { expectAccessible } from '../support/audit.ts';
import { signInColleague, type Colleague } from '../support/cast.ts';
import { Handset } from '../support/handset.ts';
import { giveHeadset, lights, sendReport } from '../support/headset.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone, listen, SILENCE_DB } from '../support/tones.ts';

const HZ = 550;

let server: ServerProcess;
let chromium: Browser;

test.beforeAll(async ({ browser, launchOptions }) => {
  server = await ServerProcess.prepare();
  await server.start();
  chromium = await launchWithTone(browser, HZ, launchOptions);
});
test.afterAll(async () => {
  await chromium.close();
  await server.dispose();
});

/** Mara at her desk; `give` before the page is opened. */
async function maraWith(give: (context: BrowserContext) => Promise<void>): Promise<Colleague> {
  const mara = await signInColleague(chromium, server, 'mara@bergwerk.example', {
    language: 'de',
  });
  await give(mara.context);
  await mara.page.reload();
  return mara;
}

async function tryHeadset({ page }: Colleague): Promise<void> {
  await page.getByRole('button', { name: /Mara Lindner: Einstellungen/ }).click();
  await page.getByRole('button', { name: 'Headset ausprobieren' }).click();
}

test('an agent tries the headset: what it hears comes back from the centre', async () => {
  const mara = await maraWith(giveEars);
  await tryHeadset(mara);
  const dialog = mara.page.getByRole('dialog', { name: 'Headset ausprobieren' });
  await expect(dialog).toContainText('Sagen Sie etwas');
  await expect(dialog.getByLabel('Pegel des Mikrofons')).not.toHaveJSProperty('value', 0);
  const hearsItself = async () =>
    (await listen(mara.page)).some(({ hz, db }) => db > SILENCE_DB && Math.abs(hz - HZ) < 15);
  await expect.poll(hearsItself).toBe(true);
  await expectAccessible(mara.page);
  await mara.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect.poll(hearsItself).toBe(false);
  // And again: the first one has left nothing behind.
  await tryHeadset(mara);
  await expect(dialog).toContainText('Sagen Sie etwas');
  expect(mara.watch.complaints).toEqual([]);
  await mara.context.close();
});

test('the buttons of a headset pick up, mute and hang up, and its lights say how it is', async () => {
  const mara = await maraWith(giveHeadset);
  await tryHeadset(mara);
  await mara.page.getByRole('button', { name: 'Tasten verbinden' }).click();
  await expect(mara.page.getByText('Die Tasten von Testset 20')).toBeVisible();
  await mara.page.keyboard.press('Escape');
  await mara.inbox.becomeReadyByKeyboard();

  const telephone = new Handset(server.demoUrl, '+4915155500101', toneFrames(440, 50));
  await expect.poll(() => telephone.spoken.length).toBeGreaterThan(0);
  telephone.press('1');
  await expect.poll(() => lights(mara.page)).toBe(0b100);
  await sendReport(mara.page, 0b01);
  const bar = mara.page.getByRole('region', { name: 'Anruf' });
  await expect(bar).toContainText('Verbunden');
  await expect.poll(() => lights(mara.page)).toBe(0b001);
  await sendReport(mara.page, 0b11);
  await sendReport(mara.page, 0b01);
  await expect(bar).toContainText('Sie sind stumm');
  await expect.poll(() => lights(mara.page)).toBe(0b011);
  await sendReport(mara.page, 0b00);
  await expect(bar).toBeHidden();
  await telephone.over;
  await expect.poll(() => lights(mara.page)).toBe(0);
  expect(mara.watch.complaints).toEqual([]);
  await mara.context.close();
});
