import { expect, test, type Browser } from '@playwright/test';
import type { RecordingDetails } from '@zentrale/protocol';
import { RecordingsScreen } from '../screens/recordings.ts';
import { expectAccessible } from '../support/audit.ts';
import { openVisitor, signInColleague, type Colleague, type Visitor } from '../support/cast.ts';
import { expectToHear, VOICE_HZ } from '../support/hearing.ts';
import { measureTrack } from '../support/recorded-sound.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone } from '../support/tones.ts';

// Who speaks instead of writing has read nothing of recordings before: she is asked in the call.
test.describe.configure({ mode: 'serial' });

const LEA = { name: 'Lea Brandt', email: 'lea.brandt@example.com' };
const TOLERANCE_HZ = 15;

let server: ServerProcess;
let browsers: Browser[] = [];
let lea: Visitor;
let mara: Colleague;

test.beforeAll(async ({ browser, launchOptions }) => {
  const launching = [VOICE_HZ.customer, VOICE_HZ.mara].map((hz) =>
    launchWithTone(browser, hz, launchOptions),
  );
  server = await ServerProcess.prepare({});
  [browsers] = await Promise.all([Promise.all(launching), server.start()]);
});
test.afterAll(async () => {
  await Promise.all(browsers.map((each) => each.close()));
  await server.dispose();
});

const sitDown = (name: string) =>
  signInColleague(browsers[1] as Browser, server, `${name}@bergwerk.example`, { language: 'de' });
const phone = () => lea.page.getByRole('region', { name: 'Anruf' });
const bar = () => mara.page.getByRole('region', { name: 'Anruf', exact: true });

test('nothing is kept before she says that it may be', async () => {
  const paul = await sitDown('paul');
  const rules = new RecordingsScreen(paul.page, paul.words);
  await rules.open();
  await rules.choose('Service', 'all recorded, the customer is told');
  await paul.context.close();
  mara = await sitDown('mara');
  await giveEars(mara.context);
  await mara.page.reload();
  lea = await openVisitor(browsers[0] as Browser, server, { language: 'de' });
  await giveEars(lea.context);
  await lea.shop.open();
  await lea.widget.open();
  await lea.widget.start({ ...LEA, topic: 'Rückgabe und Umtausch', text: 'Der Schuh drückt.' });
  await mara.inbox.becomeReadyByKeyboard();
  await expect(mara.offers.from(LEA.name)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await lea.page.getByRole('button', { name: 'Sprechen statt schreiben' }).click();
  await expect(phone()).toContainText('Darf der Anruf aufgezeichnet werden?');
  await expect(bar()).toContainText('Nicht aufgezeichnet: der Kunde wird gefragt');
  await Promise.all([expectToHear(mara.page, 'customer'), expectToHear(lea.page, 'mara')]);
  await Promise.all([expectAccessible(lea.page), expectAccessible(mara.page)]);
});

test('from then on each voice is on its own track', async () => {
  await phone().getByRole('button', { name: 'Ja, gern' }).press('Enter');
  await expect(phone()).toContainText('Der Anruf wird aufgezeichnet');
  await expect(bar()).toContainText('Wird aufgezeichnet');
  await lea.page.waitForTimeout(3_000);
  await phone().getByRole('button', { name: 'Auflegen' }).click();
  await expect(bar()).toBeHidden();
  const screen = new RecordingsScreen(mara.page, mara.words);
  await screen.open();
  await screen.recording(LEA.name).click();
  await expect(screen.player).toContainText('Der Kunde hat zugestimmt');
  const recordingId = new URL(mara.page.url()).pathname.split('/').at(-1) ?? '';
  const answer = await mara.page.request.get(`${server.url}/api/v1/recordings/${recordingId}`);
  const { tracks } = (await answer.json()) as RecordingDetails;
  expect(tracks.map(({ side }) => side).toSorted()).toEqual(['centre', 'customer']);
  for (const { track, side } of tracks) {
    const { stretches } = await measureTrack(mara.page, recordingId, track);
    const hz = side === 'customer' ? VOICE_HZ.customer : VOICE_HZ.mara;
    const own = stretches.filter((one) => Math.abs(one.hz - hz) <= TOLERANCE_HZ);
    expect(own.length, side).toBeGreaterThan(2);
  }
  for (const { watch } of [lea, mara]) expect(watch.complaints).toEqual([]);
});
