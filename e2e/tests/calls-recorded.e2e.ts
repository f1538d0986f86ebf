import { expect, test, type Browser, type Page } from '@playwright/test';
import type { RecordingDetails } from '@zentrale/protocol';
import { CallBarScreen } from '../screens/call-bar.ts';
import { RecordingsScreen } from '../screens/recordings.ts';
import { WorkActs } from '../screens/work-acts.ts';
import { expectAccessible } from '../support/audit.ts';
import { openVisitor, signInColleague, type Colleague, type Visitor } from '../support/cast.ts';
import { expectToHear, VOICE_HZ } from '../support/hearing.ts';
import { measureTrack, STRETCH_MS, type Stretch } from '../support/recorded-sound.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone } from '../support/tones.ts';

// A call that is recorded, told in order: what the customer is told, what is kept of it, when, on
// which track, and who hears it afterwards.
test.describe.configure({ mode: 'serial' });

const LEA = { name: 'Lea Brandt', email: 'lea.brandt@example.com' };
const SILENCE_DB = -60;
const TOLERANCE_HZ = 15;
/** What a stretch may be off at either end of a pause. */
const EDGE_MS = STRETCH_MS + 400;

let server: ServerProcess;
let browsers: Browser[] = [];
let lea: Visitor;
let mara: Colleague;
let recordingId = '';

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

const sitDown = (name: string) => {
  const [, atWork] = browsers as [Browser, Browser];
  return signInColleague(atWork, server, `${name}@bergwerk.example`, { language: 'de' });
};
const bar = () => new CallBarScreen(mara.page, mara.words);
const phone = () => lea.page.getByRole('region', { name: 'Anruf' });
const recordingsOf = ({ page, words }: Colleague) => new RecordingsScreen(page, words);
const pass = (page: Page, ms: number) => page.waitForTimeout(ms);

test('an administrator says which calls are recorded, and the customer is asked before', async () => {
  const paul = await sitDown('paul');
  await recordingsOf(paul).open();
  await recordingsOf(paul).choose('Service', 'recorded where the customer agrees');
  await expectAccessible(paul.page);
  await paul.context.close();

  const [atHome] = browsers as [Browser, Browser];
  mara = await sitDown('mara');
  await giveEars(mara.context);
  await mara.page.reload();
  lea = await openVisitor(atHome, server, { language: 'de' });
  await giveEars(lea.context);
  await lea.shop.open();
  await lea.widget.open();
  const consent = lea.page.getByRole('checkbox', { name: /darf aufgezeichnet werden/ });
  await expect(consent).toBeHidden();
  await lea.widget.fillIn({ ...LEA, topic: 'Rückgabe und Umtausch', text: 'Bitte sprechen.' });
  await expect(consent).not.toBeChecked();
  await consent.check();
  await lea.page.getByRole('button', { name: 'Jetzt anrufen' }).click();
  await mara.inbox.becomeReadyByKeyboard();
  await expect(mara.offers.from(LEA.name)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expect(phone()).toContainText('Der Anruf wird aufgezeichnet');
  await expect(bar().bar).toContainText('Wird aufgezeichnet');
});

test('the agent holds, and pauses the recording while card data is spoken', async () => {
  const acts = new WorkActs(mara.page, mara.words);
  await Promise.all([expectToHear(mara.page, 'customer'), expectToHear(lea.page, 'mara')]);
  await pass(lea.page, 2_000);
  await acts.holdOrGoOn();
  await expect(bar().state.first()).toContainText('Gehalten');
  await pass(lea.page, 2_000);
  await acts.holdOrGoOn();
  await expectToHear(mara.page, 'customer');
  await pass(lea.page, 2_500);
  await mara.page.keyboard.press('Alt+G');
  await expect(bar().bar).toContainText('Aufzeichnung angehalten');
  await expect(phone()).toContainText('Die Aufzeichnung ist unterbrochen');
  // Nobody else notices: they go on talking.
  await expectToHear(mara.page, 'customer');
  await pass(lea.page, 2_000);
  await mara.page.keyboard.press('Alt+G');
  await expect(phone()).toContainText('Der Anruf wird aufgezeichnet');
  await pass(lea.page, 2_500);
  await phone().getByRole('button', { name: 'Auflegen' }).click();
  await expect(bar().bar).toBeHidden();
});

/** Stretches that lie wholly inside or outside of what the marks say was not kept. */
function sorted(stretches: readonly Stretch[], { marks }: RecordingDetails) {
  const at = (code: string) => marks.find((mark) => mark.code === code)?.atMs ?? Number.NaN;
  const gaps = [
    [at('held'), at('retrieved')],
    [at('paused'), at('resumed')],
  ] as const;
  const isIn = ({ fromMs }: Stretch, [from, to]: readonly [number, number], edge: number) =>
    fromMs >= from + edge && fromMs + STRETCH_MS <= to - edge;
  const inGaps = gaps.map((gap) => stretches.filter((one) => isIn(one, gap, EDGE_MS - STRETCH_MS)));
  const outside = stretches.filter(
    (one) =>
      one.fromMs >= EDGE_MS &&
      one.fromMs + STRETCH_MS <= at('ended') - EDGE_MS &&
      gaps.every(([from, to]) => one.fromMs + STRETCH_MS <= from - 400 || one.fromMs >= to + 400),
  );
  return { inGaps, outside };
}

test('each voice is on its own track at its own time, and nothing of what was not to be kept', async () => {
  const screen = recordingsOf(mara);
  await screen.open();
  await screen.recording(LEA.name).click();
  await expect(screen.moments).toContainText('Aufzeichnung angehalten');
  recordingId = new URL(mara.page.url()).pathname.split('/').at(-1) ?? '';
  const details = (await (
    await mara.page.request.get(`${server.url}/api/v1/recordings/${recordingId}`)
  ).json()) as RecordingDetails;
  expect(details.marks.map(({ code }) => code)).toEqual([
    'holds',
    'held',
    'retrieved',
    'paused',
    'resumed',
    'ended',
  ]);
  expect(details.tracks.map(({ side }) => side).toSorted()).toEqual(['centre', 'customer']);
  for (const { track, side } of details.tracks) {
    const { stretches, durationMs } = await measureTrack(mara.page, recordingId, track);
    expect(Math.abs(durationMs - details.recording.durationMs)).toBeLessThan(100);
    const { inGaps, outside } = sorted(stretches, details);
    for (const gap of inGaps) {
      expect(gap.length, side).toBeGreaterThan(0);
      expect(gap.filter(({ db }) => db > SILENCE_DB)).toEqual([]);
    }
    const hz = side === 'customer' ? VOICE_HZ.customer : VOICE_HZ.mara;
    expect(outside.length, side).toBeGreaterThan(2);
    const isOther = (one: Stretch) => one.db <= SILENCE_DB || Math.abs(one.hz - hz) > TOLERANCE_HZ;
    expect(outside.filter(isOther)).toEqual([]);
  }
});

test('the agent who was heard plays it', async () => {
  const screen = recordingsOf(mara);
  await screen.play();
  await expect
    .poll(async () => Number(await screen.position.getAttribute('aria-valuenow')))
    .toBeGreaterThan(500);
  await screen.moments.getByRole('button', { name: /Nicht mehr gehalten/ }).click();
  await expect
    .poll(async () => Number(await screen.position.getAttribute('aria-valuenow')))
    .toBeGreaterThan(3_000);
});

test('the page of a recording is for everybody', () => expectAccessible(mara.page));

test('a supervisor finds it as well; a colleague who was not there does not', async () => {
  const [ruth, jonas] = await Promise.all([sitDown('ruth'), sitDown('jonas')]);
  await recordingsOf(ruth).open();
  await expect(recordingsOf(ruth).recording(LEA.name)).toBeVisible();
  await recordingsOf(jonas).open();
  await expect(recordingsOf(jonas).noRecordings).toBeVisible();
  await jonas.page.goto(`${server.url}/recordings/${recordingId}`);
  await expect(jonas.page.getByText('Diese Aufnahme dürfen Sie nicht hören')).toBeVisible();
  for (const { watch } of [lea, mara, ruth]) expect(watch.complaints).toEqual([]);
});
