import { expect, test, type Browser } from '@playwright/test';
import { toneFrames } from '@zentrale/channels/testing';
import type { RecordingDetails } from '@zentrale/protocol';
import { RecordingsScreen } from '../screens/recordings.ts';
import { expectAccessible } from '../support/audit.ts';
import { signInColleague, type Colleague } from '../support/cast.ts';
import { Handset } from '../support/handset.ts';
import { expectToHear, VOICE_HZ } from '../support/hearing.ts';
import { pickUpWhenRinging } from '../support/pick-up.ts';
import { measureTrack, type Stretch } from '../support/recorded-sound.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone } from '../support/tones.ts';

// Telephone calls that are recorded: who calls is told, whom we call is asked, and each side is
// kept as it came.

const LEA = '+4915155500101';
/** One of the telephones of the demo's page. */
const AMIRA = '+4915112345603';
const TONE = toneFrames(VOICE_HZ.customer, 50);
const SILENCE_DB = -60;
const TOLERANCE_HZ = 15;

let server: ServerProcess;
let atWork: Browser;
let paul: Colleague;
let mara: Colleague;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, launchOptions }) => {
  server = await ServerProcess.prepare({});
  atWork = await launchWithTone(browser, VOICE_HZ.mara, launchOptions);
  await server.start();
  [paul, mara] = await Promise.all([sitDown('paul'), sitDown('mara')]);
  await giveEars(mara.context);
  await mara.page.reload();
});
test.afterAll(async () => {
  await atWork.close();
  await server.dispose();
});

const sitDown = (name: string): Promise<Colleague> =>
  signInColleague(atWork, server, `${name}@bergwerk.example`, { language: 'de' });
const bar = () => mara.page.getByRole('region', { name: 'Anruf', exact: true });

async function rule(mode: string): Promise<void> {
  const rules = new RecordingsScreen(paul.page, paul.words);
  await rules.open();
  await rules.choose(paul.words('All others'), mode);
}

/** What was kept of the call with that number, by side. */
async function recordedOf(number: string): Promise<Map<string, readonly Stretch[]>> {
  const screen = new RecordingsScreen(mara.page, mara.words);
  await screen.open();
  await screen.recording(number).click();
  await expect(screen.moments).toBeVisible();
  const recordingId = new URL(mara.page.url()).pathname.split('/').at(-1) ?? '';
  const address = `${server.url}/api/v1/recordings/${recordingId}`;
  const details = (await (await mara.page.request.get(address)).json()) as RecordingDetails;
  const forms = details.tracks.map(({ side, mediaType }) => `${side} ${mediaType}`);
  // In a call with a telephone the agent's browser speaks the telephone's language, too.
  expect(forms.toSorted()).toEqual(['centre audio/wav', 'customer audio/wav']);
  const bySide = new Map<string, readonly Stretch[]>();
  for (const { track, side } of details.tracks) {
    bySide.set(side, (await measureTrack(mara.page, recordingId, track)).stretches);
  }
  return bySide;
}

function expectEachVoice(recorded: ReadonlyMap<string, readonly Stretch[]>): void {
  for (const [side, stretches] of recorded) {
    const hz = side === 'customer' ? VOICE_HZ.customer : VOICE_HZ.mara;
    const spoken = stretches.filter(
      (one) => one.db > SILENCE_DB && Math.abs(one.hz - hz) <= TOLERANCE_HZ,
    );
    expect(spoken.length, side).toBeGreaterThan(3);
  }
}

test('a caller is told, and each side is recorded on its own track', async () => {
  await rule('all recorded, the customer is told');
  await mara.inbox.becomeReadyByKeyboard();
  const telephone = new Handset(server.demoUrl, LEA, TONE);
  await expect.poll(() => telephone.spoken.length).toBeGreaterThan(0);
  telephone.press('1');
  await expect.poll(() => telephone.spoken.join(' ')).toContain('Dieser Anruf wird aufgezeichnet.');
  await expect(mara.offers.from(LEA)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expectToHear(mara.page, 'customer');
  await mara.page.waitForTimeout(3_000);
  await mara.page.keyboard.press('Alt+E');
  await expect(bar()).toBeHidden();
  await mara.page.getByRole('button', { name: 'Fertig' }).first().click();
  expectEachVoice(await recordedOf(LEA));
  await telephone.over;
});

test('whom we call is asked by key, and recorded from her yes on', async () => {
  await rule('recorded where the customer agrees');
  await mara.page.keyboard.press('Alt+Shift+L');
  const dialog = mara.page.getByRole('dialog', { name: 'Eine Nummer anrufen' });
  await dialog.getByRole('textbox', { name: 'Nummer' }).fill(AMIRA);
  await dialog.getByRole('combobox', { name: 'Worum es geht' }).press('ArrowDown');
  await mara.page.keyboard.press('ArrowDown');
  await mara.page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Anrufen' }).press('Enter');
  await expect(bar()).toContainText('Es klingelt');
  await expect(bar()).toContainText('Nicht aufgezeichnet, bis der Kunde zustimmt');
  const telephone = await pickUpWhenRinging(server.demoUrl, AMIRA, TONE);
  await expect(bar()).toContainText('Der Kunde hat abgenommen und wird um Zustimmung gebeten');
  await expect(bar()).toContainText('Nicht aufgezeichnet: der Kunde wird gefragt');
  await expectAccessible(mara.page);
  await expect.poll(() => telephone.spoken.join(' ')).toContain('aufzeichnen?');
  expect(telephone.spoken[0]).toBe('Guten Tag, hier ist Bergwerk Outdoor.');
  telephone.press('1');
  await expect(bar()).toContainText('Wird aufgezeichnet');
  await expectToHear(mara.page, 'customer');
  await mara.page.waitForTimeout(3_000);
  await bar().getByRole('button', { name: 'Auflegen' }).click();
  await expect(bar()).toBeHidden();
  await telephone.over;
  expectEachVoice(await recordedOf(AMIRA));
  const screen = new RecordingsScreen(mara.page, mara.words);
  await expect(screen.player).toContainText('Der Kunde hat zugestimmt');
  expect(mara.watch.complaints).toEqual([]);
});
