import { mediaWorkerForTests, mustHaveWorker } from '@zentrale/channels/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callWorld } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { connectDemoPhones } from '../seed/demo.ts';
import { endAnnouncement } from '../policies/end-announcement.ts';
import { until } from '../testing/story.ts';
import { TelephoneProvider } from '../testing/telephone-provider.ts';
import { LEA, telephoneWorld } from '../testing/telephone-world.ts';
import { connectAnew } from './connect-anew.ts';

const { path, isSkipped } = mediaWorkerForTests();
const { tenantId, agent: MARA } = BERGWERK;
const GRACE_SECONDS = 5;
const PLACE = 'Sie sind an Stelle 1 in der Warteschlange.';
const RECORDED = 'Dieser Anruf wird aufgezeichnet.';

describe.skipIf(isSkipped)('who is on the telephone', () => {
  let open: OpenCentre;
  let provider: TelephoneProvider;
  const world = callWorld(() => open);
  const telephones = telephoneWorld(() => open, world);
  const { waiting, streaming, liveOf } = telephones;
  const rule = (mode: 'announced' | 'off') =>
    open.centre.store.transact(tenantId, (tx) =>
      open.centre.recordings.saveRule(tx, null, { mode, keeps: 'sound', retentionDays: 30 }),
    );
  beforeAll(async () => {
    const settings = { CALL_GRACE_SECONDS: GRACE_SECONDS, RECONNECT_GRACE_SECONDS: 1 };
    open = await openCentre({ mediaWorker: mustHaveWorker(path), settings });
    provider = await TelephoneProvider.open(telephones.find);
    await connectDemoPhones(open.centre, provider.url);
  });
  afterEach(async () => {
    await rule('off');
    await telephones.hangUpAll();
    provider.clear();
    await world.clear();
  });
  afterAll(async () => {
    provider.close();
    await open.close();
  });

  /** A telephone whose provider takes for ever over one sentence. */
  const dial = (endless: string) =>
    telephones.dial(['1'], LEA, {
      sayAloud: (said) => (said === endless ? new Promise(() => {}) : Promise.resolve()),
    });
  const saying = (telephone: { readonly spoken: readonly string[] }, said: string) =>
    until('the announcement', () => (telephone.spoken.at(-1) === said ? true : undefined));

  test('and still told of the wait is connected as soon as an agent takes the call, and hears nothing more of it', async () => {
    const { telephone, over } = dial(PLACE);
    const interaction = await waiting();
    await saying(telephone, PLACE);
    const mara = await world.staff(MARA, true);
    await world.accept(mara, interaction.conversationId);
    await streaming(telephone);
    expect(telephone.spoken.at(-1)).toBe(PLACE);
    const live = liveOf(interaction);
    await mara.page.enter(live?.call.callId ?? '');
    await until('both in the call', () => (live?.call.parties.length === 2 ? true : undefined));
    expect(provider.asked).toEqual([telephone.callSid]);
    await mara.page.command('complete-interaction', { interactionId: interaction.interactionId });
    await over;
    expect(telephone.spoken.at(-1)).toBe('Auf Wiederhören.');
  });

  test('and does not hear the wait to its end is told all the same that the call is recorded', async () => {
    await rule('announced');
    const { telephone } = dial(PLACE);
    const interaction = await waiting();
    await saying(telephone, PLACE);
    const mara = await world.staff(MARA, true);
    await world.accept(mara, interaction.conversationId);
    await streaming(telephone);
    expect(telephone.spoken.slice(-2)).toEqual([PLACE, RECORDED]);
    expect(liveOf(interaction)?.call.recording?.state).toBe('on');
  });

  test('and connected already is left alone, however often that is asked for', async () => {
    const { telephone } = dial('');
    const interaction = await waiting();
    await streaming(telephone);
    const live = liveOf(interaction);
    await until('the caller', () => (live?.call.parties.length === 1 ? true : undefined));
    const callId = live?.call.callId;
    const delivery = { tenantId, body: { callId } };
    await endAnnouncement(open.centre, delivery);
    await endAnnouncement(open.centre, delivery);
    const mara = await world.staff(MARA, true);
    await world.accept(mara, interaction.conversationId);
    await until('the call to be active', () => (live?.call.state === 'active' ? true : undefined));
    expect(provider.asked).toEqual([]);
    expect(telephone.state).toBe('streaming');
  });

  test('is not taken for gone where the act overtakes the stream: one stream is left', async () => {
    const { telephone } = dial(PLACE);
    const interaction = await waiting();
    await saying(telephone, PLACE);
    const callId = liveOf(interaction)?.call.callId;
    const delivery = { tenantId, body: { callId } };
    // Both have seen a caller who is not connected, and the provider does one after the other.
    let second = Promise.resolve();
    provider.before = async () => {
      provider.before = () => first;
      second = endAnnouncement(open.centre, delivery);
      await until('both', () => (provider.asked.length === 2 ? true : undefined));
    };
    const first = endAnnouncement(open.centre, delivery);
    await first;
    await second;
    expect(provider.asked).toHaveLength(2);
    await until('the caller', () => {
      const [caller] = liveOf(interaction)?.call.parties ?? [];
      return telephone.state === 'streaming' && caller?.connection === 'connected'
        ? true
        : undefined;
    });
    expect(liveOf(interaction)?.call).toMatchObject({ callId, endedAt: null });
  });

  test('and was connected as the provider was asked is not taken for one who hangs up', async () => {
    const { telephone } = dial('');
    const interaction = await waiting();
    await streaming(telephone);
    const live = liveOf(interaction);
    const connection = () => live?.call.parties[0]?.connection;
    await until('the caller', () => (connection() === 'connected' ? true : undefined));
    const accounts = await open.centre.store.transact(tenantId, (tx) =>
      open.centre.channels.accounts(tx),
    );
    const line = accounts.find(({ kind }) => kind === 'telephone');
    if (live === null || line === undefined) throw new Error('there are a call and a line');
    const streamBefore = telephone.streamSid;
    await connectAnew(open.centre, live, { line, providerCallId: telephone.callSid }, null);
    await until('another stream', () =>
      telephone.streamSid !== streamBefore && connection() === 'connected' ? true : undefined,
    );
    expect(live.call.endedAt).toBeNull();
  });

  test('and has hung up meanwhile is no fault', async () => {
    const { telephone } = dial(PLACE);
    const interaction = await waiting();
    await saying(telephone, PLACE);
    const callId = liveOf(interaction)?.call.callId;
    telephone.vanish();
    await endAnnouncement(open.centre, { tenantId, body: { callId } });
    expect(provider.asked).toEqual([telephone.callSid]);
    await liveOf(interaction)?.end('customer-hung-up');
  });
});
