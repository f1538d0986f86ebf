import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/audit.ts';
import { signInColleague } from '../support/cast.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone, listen, SILENCE_DB } from '../support/tones.ts';

const HZ = 550;

test('an agent tries the headset: what it hears comes back from the centre', async ({
  browser,
  launchOptions,
}) => {
  const server = await ServerProcess.prepare();
  await server.start();
  const chromium = await launchWithTone(browser, HZ, launchOptions);
  try {
    const mara = await signInColleague(chromium, server, 'mara@bergwerk.example', {
      language: 'de',
    });
    await giveEars(mara.context);
    await mara.page.reload();
    await mara.page.getByRole('button', { name: /Mara Lindner: Einstellungen/ }).click();
    await mara.page.getByRole('button', { name: 'Headset ausprobieren' }).click();
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
    await mara.page.getByRole('button', { name: /Mara Lindner: Einstellungen/ }).click();
    await mara.page.getByRole('button', { name: 'Headset ausprobieren' }).click();
    await expect(dialog).toContainText('Sagen Sie etwas');
    expect(mara.watch.complaints).toEqual([]);
  } finally {
    await chromium.close();
    await server.dispose();
  }
});
