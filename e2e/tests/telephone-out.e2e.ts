import { expect, test, type Browser } from '@playwright/test';
import { toneFrames } from '@zentrale/channels/testing';
import { signInColleague, type Colleague } from '../support/cast.ts';
import { Handset } from '../support/handset.ts';
import { pickUpWhenRinging } from '../support/pick-up.ts';
import type { LiveClient } from '../support/live-client.ts';
import { openDesk } from '../support/people.ts';
import { configureQueue, openFrom } from '../support/settings.ts';
import { ServerProcess } from '../support/server-process.ts';
import { launchWithTone } from '../support/tones.ts';

// Calls that the agent makes: whom a machine answers for, and who is not to be called after all.

/** One of the telephones of the demo's page. */
const AMIRA = '+4915112345603';
/** Numbers that end so have an answering machine. */
const MACHINE = '+4915155500199';
const MINUTE_MS = 60_000;
const TONE = toneFrames(440, 50);

let server: ServerProcess;
let atWork: Browser;
let mara: Colleague;
let paul: LiveClient;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, launchOptions }) => {
  server = await ServerProcess.prepare();
  await server.start();
  atWork = await launchWithTone(browser, 660, launchOptions);
  mara = await signInColleague(atWork, server, 'mara@bergwerk.example', { language: 'de' });
  paul = await openDesk(server, 'paul@bergwerk.example');
  await paul.watch('routing-settings');
});
test.afterAll(async () => {
  paul.close();
  await atWork.close();
  await server.dispose();
});

/** The part of a browser's sound that is looked at. */
interface Audio {
  readonly duration: number;
  readonly currentTime: number;
  play(): Promise<void>;
}

const bar = () => mara.page.getByRole('region', { name: 'Anruf' });

/** Calls, and asks to be called back while nobody is ready. */
async function askForCallback(from: string): Promise<void> {
  const telephone = new Handset(server.demoUrl, from, TONE);
  await expect.poll(() => telephone.spoken.length).toBeGreaterThan(0);
  telephone.press('1');
  await expect.poll(() => telephone.spoken.join(' ')).toMatch(/verbunden|Wartezeit/);
  await expect
    .poll(() => {
      telephone.press('1');
      return telephone.spoken.at(-1);
    })
    .toContain('Wir rufen Sie zurück.');
  await telephone.over;
}

async function acceptAndCall(from: string): Promise<void> {
  await mara.inbox.becomeReadyByKeyboard();
  await expect(mara.offers.from(from)).toContainText('Rückruf');
  await mara.offers.acceptByKeyboard();
  await expect(mara.page.getByRole('button', { name: 'Kunden anrufen' })).toBeVisible();
  await mara.page.keyboard.press('Alt+L');
}

const pickUp = (number: string) => pickUpWhenRinging(server.demoUrl, number, TONE);

test('a number is called by keyboard, and whoever answers is spoken with', async () => {
  await expect(mara.inbox.state).toBeVisible();
  await mara.page.keyboard.press('Alt+Shift+L');
  const dialog = mara.page.getByRole('dialog', { name: 'Eine Nummer anrufen' });
  await dialog.getByRole('textbox', { name: 'Nummer' }).fill('0900 1234567');
  await dialog.getByRole('combobox', { name: 'Worum es geht' }).press('ArrowDown');
  await mara.page.keyboard.press('ArrowDown');
  await mara.page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Anrufen' }).press('Enter');
  await expect(dialog).toContainText('Diese Nummer wird nicht angerufen');
  await dialog.getByRole('textbox', { name: 'Nummer' }).fill('0151 123 45603');
  await mara.page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(bar()).toContainText('Es klingelt');
  await expect(mara.panel.about(AMIRA)).toBeVisible();
  const telephone = await pickUp(AMIRA);
  await expect.poll(() => telephone.heard.length).toBeGreaterThan(0);
  await bar().getByRole('button', { name: 'Auflegen' }).click();
  await telephone.over;
  await expect(bar()).toBeHidden();
  await mara.page.getByRole('button', { name: 'Fertig' }).first().click();
});

test('that a machine answered is told to the agent', async () => {
  await askForCallback(MACHINE);
  await acceptAndCall(MACHINE);
  await expect(bar()).toContainText('Ein Anrufbeantworter hat abgenommen');
  await bar().getByRole('button', { name: 'Auflegen' }).click();
  await expect(bar()).toBeHidden();
});

test('who is hung up on before answering is not rung any longer', async () => {
  await mara.page.getByRole('button', { name: 'Fertig' }).first().click();
  await mara.inbox.becomeNotReady('Pause');
  await askForCallback(AMIRA);
  await acceptAndCall(AMIRA);
  await expect(bar()).toContainText('Es klingelt');
  const phone = await mara.context.newPage();
  await phone.goto(`${server.demoUrl}/phone/`);
  await phone.getByRole('button', { name: /Amira/ }).click();
  const ringing = phone.getByText('Die Zentrale ruft an');
  await expect(ringing).toBeVisible();
  await bar().getByRole('button', { name: 'Auflegen' }).click();
  await expect(ringing).toBeHidden();
});

test('who writes an SMS is called in the same conversation, which goes on after the call', async () => {
  await mara.page.getByRole('button', { name: 'Fertig' }).first().click();
  const body = { from: AMIRA, body: 'Rufen Sie mich bitte an?' };
  const headers = { 'content-type': 'application/json' };
  await fetch(`${server.demoUrl}/phone/messages`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  await expect(mara.offers.from(AMIRA)).toContainText('SMS');
  await mara.offers.acceptByKeyboard();
  await mara.page.getByRole('tab', { name: 'Kunde' }).click();
  await mara.page.getByRole('button', { name: `${AMIRA} anrufen` }).click();
  await expect(bar()).toContainText('Es klingelt');
  const telephone = await pickUp(AMIRA);
  await expect(bar()).toContainText('Verbunden');
  telephone.hangUp();
  await expect(bar()).toBeHidden();
  await expect(mara.page.getByPlaceholder(/schreiben/)).toBeVisible();
  await mara.panel.completeByKeyboard(1);
});

test('what a caller said while the centre was closed is played when it opens', async () => {
  test.slow();
  await mara.page.getByRole('button', { name: 'Fertig' }).first().click();
  const opensAt = new Date(Math.ceil((Date.now() + 10_000) / MINUTE_MS) * MINUTE_MS);
  await openFrom(paul, 'soon', opensAt);
  await configureQueue(paul, 'service', { calendarId: 'soon', onClosed: 'refuse' });
  const telephone = new Handset(server.demoUrl, AMIRA, TONE);
  await expect.poll(() => telephone.spoken.length).toBeGreaterThan(0);
  telephone.press('1');
  await expect.poll(() => telephone.spoken.join(' ')).toContain('nach dem Ton');
  telephone.press('1');
  await mara.page.waitForTimeout(2000);
  telephone.press('#');
  await telephone.over;
  expect(telephone.spoken.at(-1)).toContain('Danke für Ihre Nachricht.');
  await expect(mara.offers.from(AMIRA)).toContainText('Rückruf', { timeout: 90_000 });
  await mara.offers.acceptByKeyboard();
  const player = mara.page.getByLabel('Sprachnachricht');
  await expect
    .poll(() => player.evaluate<number, Audio>((audio) => audio.duration))
    .toBeGreaterThan(1);
  await player.evaluate<void, Audio>((audio) => audio.play());
  await expect
    .poll(() => player.evaluate<number, Audio>((audio) => audio.currentTime))
    .toBeGreaterThan(0.5);
  expect(mara.watch.complaints).toEqual([]);
});
