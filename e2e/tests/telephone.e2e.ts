import { expect, test, type Browser } from '@playwright/test';
import { loudnessOf, shareOf, toneFrames } from '@zentrale/channels/testing';
import { signInColleague, type Colleague } from '../support/cast.ts';
import { Handset } from '../support/handset.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone, listen, SILENCE_DB } from '../support/tones.ts';

// A telephone, as the provider carries it, and an agent in a real browser: each hears the other.

const AGENT_HZ = 660;
const CALLER_HZ = 440;
const LEA = '+4915155500101';
/** Frames of a whole number of waves, again and again. */
const CALLER_TONE = toneFrames(CALLER_HZ, 50);

let server: ServerProcess;
let atWork: Browser;
let mara: Colleague;
let telephone: Handset;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, launchOptions }) => {
  server = await ServerProcess.prepare();
  await server.start();
  atWork = await launchWithTone(browser, AGENT_HZ, launchOptions);
});
test.afterAll(async () => {
  await atWork.close();
  await server.dispose();
});

const bar = () => mara.page.getByRole('region', { name: 'Anruf' });

/** Calls, and presses that key when asked. */
async function dial(key: string): Promise<void> {
  telephone = new Handset(server.demoUrl, LEA, CALLER_TONE);
  await expect.poll(() => telephone.spoken.length).toBeGreaterThan(0);
  telephone.press(key);
}

/** While nobody is free: how long it may take, and the offer to be called back. */
async function hearsOfWaiting(): Promise<void> {
  await expect.poll(() => telephone.spoken.join(' ')).toMatch(/(verbunden|Wartezeit).*Rückruf/);
}

/** The last half second. */
const lately = () => telephone.heard.slice(-25);
const hearsAgent = () => shareOf(AGENT_HZ, lately()) > 0.5;
const hearsMusic = () => loudnessOf(lately()) > 300 && shareOf(AGENT_HZ, lately()) < 0.2;
const maraHears = async (hz: number) =>
  (await listen(mara.page)).some((heard) => heard.db > SILENCE_DB && Math.abs(heard.hz - hz) < 15);

test('a caller waits with music and is heard by the agent who accepts', async () => {
  mara = await signInColleague(atWork, server, 'mara@bergwerk.example', { language: 'de' });
  await giveEars(mara.context);
  await mara.page.reload();
  await dial('1');
  await hearsOfWaiting();
  await expect.poll(hearsMusic).toBe(true);
  await mara.inbox.becomeReadyByKeyboard();
  await expect(mara.offers.from(LEA)).toContainText('Anruf');
  await mara.offers.acceptByKeyboard();
  await expect(bar()).toContainText('Verbunden');
  await expect.poll(() => maraHears(CALLER_HZ)).toBe(true);
  await expect.poll(hearsAgent).toBe(true);
});

test('on hold the telephone plays music, and the agent hears nothing', async () => {
  await mara.page.keyboard.press('Alt+H');
  await expect(bar()).toContainText('Gehalten');
  await expect.poll(hearsMusic).toBe(true);
  await expect.poll(() => maraHears(CALLER_HZ)).toBe(false);
  await mara.page.keyboard.press('Alt+H');
  await expect.poll(() => maraHears(CALLER_HZ)).toBe(true);
  await expect.poll(hearsAgent).toBe(true);
});

test('what the caller presses is there to read', async () => {
  for (const key of '4711') telephone.press(key);
  await expect(mara.page.getByText('Der Anrufer hat 4711 gedrückt')).toBeVisible();
});

test('the agent types keys for a menu on the other side, and the telephone hears their tones', async () => {
  await mara.page.keyboard.press('Alt+B');
  const keypad = mara.page.getByRole('dialog', { name: 'Tastenfeld' });
  await expect(keypad).toBeVisible();
  const before = telephone.heard.length;
  await mara.page.keyboard.type('5');
  await expect(keypad.getByLabel('Gedrückt')).toHaveText('5');
  // 770 and 1336 Hz, for 100 ms.
  const hasTone = (hz: number) =>
    telephone.heard.some(
      (_, at) => at >= before && shareOf(hz, telephone.heard.slice(at, at + 4)) > 0.3,
    );
  await expect.poll(() => hasTone(770) && hasTone(1336)).toBe(true);
  await mara.page.keyboard.press('Escape');
  await expect(keypad).toBeHidden();
});

test('the caller hangs up, and the agent is in wrap-up', async () => {
  telephone.hangUp();
  await telephone.over;
  await expect(bar()).toBeHidden();
  await expect(mara.page.getByText('Nachbearbeitung').first()).toBeVisible();
  expect(mara.watch.complaints).toEqual([]);
});

test('a caller wishes to be called back, is called by the agent, and they talk', async () => {
  await mara.page.getByRole('button', { name: 'Fertig' }).first().click();
  await mara.inbox.becomeNotReady('Pause');
  await dial('1');
  await hearsOfWaiting();
  await expect.poll(hearsMusic).toBe(true);
  telephone.press('1');
  await telephone.over;
  expect(telephone.spoken.at(-1)).toContain('Wir rufen Sie zurück.');
  await mara.inbox.becomeReadyByKeyboard();
  await expect(mara.offers.from(LEA)).toContainText('Rückruf');
  await mara.offers.acceptByKeyboard();
  await expect(mara.page.getByRole('button', { name: 'Kunden anrufen' })).toBeVisible();
  await mara.page.keyboard.press('Alt+L');
  await expect(bar()).toContainText('Es klingelt');
  await expect
    .poll(async () => {
      telephone = new Handset(server.demoUrl, LEA, CALLER_TONE, 'answers');
      return telephone.opened;
    })
    .toBe(true);
  await expect(bar()).toContainText('Verbunden');
  await expect.poll(() => maraHears(CALLER_HZ)).toBe(true);
  await expect.poll(hearsAgent).toBe(true);
  telephone.hangUp();
  await telephone.over;
  await expect(bar()).toBeHidden();
});

test('the agent hangs up, and the caller hears goodbye', async () => {
  await mara.page.getByRole('button', { name: 'Fertig' }).first().click();
  await dial('1');
  await expect(mara.offers.from(LEA)).toContainText('Anruf');
  // Somebody is free: nothing is said of waiting.
  expect(telephone.spoken.join(' ')).not.toContain('Rückruf');
  await mara.offers.acceptByKeyboard();
  await expect(bar()).toContainText('Verbunden');
  await expect.poll(hearsAgent).toBe(true);
  await bar().getByRole('button', { name: 'Auflegen' }).click();
  await telephone.over;
  expect(telephone.spoken.at(-1)).toBe('Auf Wiederhören.');
  await expect(bar()).toBeHidden();
});
