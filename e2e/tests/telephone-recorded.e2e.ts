import { expect, test } from '@playwright/test';
import { toneFrames } from '@zentrale/channels/testing';
import type { RecordingDetails } from '@zentrale/protocol';
import { RecordingsScreen } from '../screens/recordings.ts';
import { signInColleague, type Colleague } from '../support/cast.ts';
import { Handset } from '../support/handset.ts';
import { expectToHear, VOICE_HZ } from '../support/hearing.ts';
import { measureTrack } from '../support/recorded-sound.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone } from '../support/tones.ts';

// A telephone call that is recorded: the caller is told, and each side is kept as it came.

const LEA = '+4915155500101';
const SILENCE_DB = -60;
const TOLERANCE_HZ = 15;

test('a caller is told, and each side is recorded on its own track', async ({
  browser,
  launchOptions,
}) => {
  const server = await ServerProcess.prepare({});
  const atWork = await launchWithTone(browser, VOICE_HZ.mara, launchOptions);
  await server.start();
  const sitDown = (name: string): Promise<Colleague> =>
    signInColleague(atWork, server, `${name}@bergwerk.example`, { language: 'de' });
  const paul = await sitDown('paul');
  const rules = new RecordingsScreen(paul.page, paul.words);
  await rules.open();
  await rules.choose(paul.words('All others'), 'all recorded, the customer is told');
  const mara = await sitDown('mara');
  await giveEars(mara.context);
  await mara.page.reload();
  await mara.inbox.becomeReadyByKeyboard();

  const tone = toneFrames(VOICE_HZ.customer, 50);
  const telephone = new Handset(server.demoUrl, LEA, tone);
  await expect.poll(() => telephone.spoken.length).toBeGreaterThan(0);
  telephone.press('1');
  await expect.poll(() => telephone.spoken.join(' ')).toContain('Dieser Anruf wird aufgezeichnet.');
  await expect(mara.offers.from(LEA)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expectToHear(mara.page, 'customer');
  await mara.page.waitForTimeout(3_000);
  await mara.page.keyboard.press('Alt+E');
  await expect(mara.page.getByRole('region', { name: 'Anruf' })).toBeHidden();

  const screen = new RecordingsScreen(mara.page, mara.words);
  await screen.open();
  await screen.recording(LEA).click();
  await expect(screen.moments).toBeVisible();
  const recordingId = new URL(mara.page.url()).pathname.split('/').at(-1) ?? '';
  const address = `${server.url}/api/v1/recordings/${recordingId}`;
  const details = (await (await mara.page.request.get(address)).json()) as RecordingDetails;
  const forms = details.tracks.map(({ side, mediaType }) => `${side} ${mediaType}`);
  // In a call with a telephone the agent's browser speaks the telephone's language, too.
  expect(forms.toSorted()).toEqual(['centre audio/wav', 'customer audio/wav']);
  for (const { track, side } of details.tracks) {
    const { stretches } = await measureTrack(mara.page, recordingId, track);
    const hz = side === 'customer' ? VOICE_HZ.customer : VOICE_HZ.mara;
    const spoken = stretches.filter(
      (one) => one.db > SILENCE_DB && Math.abs(one.hz - hz) <= TOLERANCE_HZ,
    );
    expect(spoken.length, side).toBeGreaterThan(3);
  }
  expect(mara.watch.complaints).toEqual([]);
  await telephone.over;
  await atWork.close();
  await server.dispose();
});
