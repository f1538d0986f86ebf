import { expect, test, type Browser } from '@playwright/test';
import { shareOf, toneFrames } from '@zentrale/channels/testing';
import { signInColleague, type Colleague } from '../support/cast.ts';
import { Handset } from '../support/handset.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone } from '../support/tones.ts';

// The server dies in the middle of a telephone call and comes back: nobody is left in a call that
// is none, and the next caller is served.
test.describe.configure({ mode: 'serial' });

const AGENT_HZ = 660;
const LEA = '+4915155500101';
const TONE = toneFrames(440, 50);

let server: ServerProcess;
let atWork: Browser;
let mara: Colleague;

test.beforeAll(async ({ browser, launchOptions }) => {
  server = await ServerProcess.prepare({
    ZENTRALE_CALL_GRACE_SECONDS: '6',
    ZENTRALE_RECONNECT_GRACE_SECONDS: '5',
  });
  await server.start();
  atWork = await launchWithTone(browser, AGENT_HZ, launchOptions);
  mara = await signInColleague(atWork, server, 'mara@bergwerk.example', { language: 'de' });
  await giveEars(mara.context);
  await mara.page.reload();
});
test.afterAll(async () => {
  await atWork.close();
  await server.dispose();
});

const bar = () => mara.page.getByRole('region', { name: 'Anruf' });

/** Lea calls, Mara accepts, and is heard. */
async function talk(): Promise<Handset> {
  const telephone = new Handset(server.demoUrl, LEA, TONE);
  await expect.poll(() => telephone.spoken.length).toBeGreaterThan(0);
  telephone.press('1');
  await expect(mara.offers.from(LEA)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expect(bar()).toContainText('Verbunden');
  await expect.poll(() => shareOf(AGENT_HZ, telephone.heard.slice(-25))).toBeGreaterThan(0.5);
  return telephone;
}

test('a call of a server that died ends, and its agent wraps up', async () => {
  await mara.inbox.becomeReadyByKeyboard();
  await talk();
  await server.kill();
  await server.start();
  await expect(bar()).toContainText('Der Kunde hat die Verbindung verloren');
  // The provider has lost its stream with the process; it is waited for, and then it is over.
  await expect(bar()).toBeHidden({ timeout: 20_000 });
  const done = mara.page.getByRole('button', { name: 'Fertig' }).first();
  await done.click();
  await expect(mara.inbox.list.getByText('Aktiv')).toBeHidden();
});

test('the next caller is connected', async () => {
  const telephone = await talk();
  await bar().getByRole('button', { name: 'Auflegen' }).click();
  await telephone.over;
  await expect(bar()).toBeHidden();
});
