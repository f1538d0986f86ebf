import { mediaWorkerForTests, mustHaveWorker } from '@zentrale/channels/testing';
import { asId } from '@zentrale/kernel/values';
import type { CallView } from '@zentrale/protocol';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { toldEvery } from '../policies/tell-wait.ts';
import { connectDemoPhones } from '../seed/demo.ts';
import { Caller } from '../testing/caller.ts';
import { callWorld, type CallPage } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';
import { TelephoneProvider } from '../testing/telephone-provider.ts';
import { LEA, telephoneWorld } from '../testing/telephone-world.ts';

const { path, isSkipped } = mediaWorkerForTests();
const { tenantId, topicId, agent: MARA } = BERGWERK;
const INTRODUCED = 'Guten Tag, hier ist Bergwerk Outdoor.';
const ASKED =
  'Dürfen wir das Gespräch aufzeichnen und mitschreiben? Für Ja drücken Sie die 1, für Nein eine andere Taste.';
const TOLD = 'Dieser Anruf wird aufgezeichnet und mitgeschrieben.';

describe.skipIf(isSkipped)('whom we call', () => {
  let open: OpenCentre;
  let provider: TelephoneProvider;
  const world = callWorld(() => open);
  const telephones = telephoneWorld(() => open, world);
  const { dial, answer, waiting, streaming } = telephones;
  const rule = (mode: 'announced' | 'consent' | 'off') =>
    open.centre.store.transact(tenantId, (tx) =>
      open.centre.recordings.saveRule(tx, null, { mode, keeps: 'both', retentionDays: 30 }),
    );
  beforeAll(async () => {
    const settings = { CALL_GRACE_SECONDS: 5, RECONNECT_GRACE_SECONDS: 1 };
    open = await openCentre({ mediaWorker: mustHaveWorker(path), settings });
    provider = await TelephoneProvider.open(telephones.find);
    await connectDemoPhones(open.centre, provider.url);
    await rule('consent');
  });
  afterEach(async () => {
    await telephones.hangUpAll();
    provider.clear();
    await world.clear();
    await rule('consent');
  });
  afterAll(async () => {
    provider.close();
    await open.close();
  });

  /** Mara calls Lea, whose telephone rings. */
  async function ringing() {
    const { page } = await world.staff(MARA);
    const begun = await page.command('begin-call', { number: LEA, topicId });
    const { conversationId } = (begun as { answer: { conversationId: string } }).answer;
    return call(page, conversationId);
  }
  async function call(page: CallPage, conversationId: string) {
    const placed = await page.command('call-customer', { conversationId });
    expect(placed).toMatchObject({ ok: true });
    const [ring] = provider.placed;
    const live = open.centre.calls.of(tenantId, asId(conversationId));
    if (ring === undefined || live === null) throw new Error('the provider was asked to call');
    const customer = (connection: 'joining' | 'connected') =>
      until(`the customer to be ${connection}`, () =>
        live.call.parties.some((one) => one.role === 'customer' && one.connection === connection)
          ? true
          : undefined,
      );
    const atDesk = () => page.entry<CallView>('desk', `call:${live.call.callId}`);
    return { page, ring, live, customer, atDesk, conversationId };
  }
  const spokenIn = (conversationId: string) =>
    open.centre.store.transact(tenantId, async (tx) => {
      const read = { conversationId: asId<never>(conversationId), countMax: 100 } as const;
      const all = await open.centre.channels.messages(tx, { ...read, visibility: 'all' });
      return all.filter(({ direction }) => direction === 'spoken');
    });
  const refusals = async (conversationId: string) =>
    (await world.notes(conversationId)).filter((code) => code === 'call-not-recorded').length;

  test.each([
    ['announced', [TOLD], 'on'],
    ['off', [], undefined],
  ] as const)(
    'is told what callers are told, where nobody is asked: %s',
    async (mode, told, state) => {
      await rule(mode);
      const { ring, live, customer, conversationId } = await ringing();
      const { telephone } = answer(ring);
      await customer('connected');
      expect(telephone.spoken).toEqual(told);
      expect(live.call.recording?.state).toBe(state);
      expect(await refusals(conversationId)).toBe(0);
      // Nobody who was called is told of a wait.
      expect(await toldEvery(open.centre, live)).toBeNull();
    },
  );

  test('hears who asks, and is recorded from her yes on', async () => {
    const { page, ring, live, customer, atDesk, conversationId } = await ringing();
    await page.enter(live.call.callId);
    await until('the call at the desk', () => atDesk() ?? undefined);
    expect(atDesk()).toMatchObject({ recording: 'asked', parties: [{ role: 'holder' }] });
    const { telephone } = answer(ring);
    await customer('joining');
    const asked = await until('who is asked at the desk', () =>
      atDesk()?.parties.find(({ role }) => role === 'customer'),
    );
    expect([asked.connection, atDesk()?.recording]).toEqual(['joining', 'asked']);
    expect(telephone.spoken).toEqual([INTRODUCED, ASKED]);
    expect(await spokenIn(conversationId)).toEqual([]);
    telephone.press('1');
    await customer('connected');
    expect(live.call.recording).toEqual({ state: 'on', basis: 'consent', keeps: 'both' });
    expect(telephone.spoken).toHaveLength(2);
    await until('the first words', async () =>
      (await spokenIn(conversationId)).length > 0 ? true : undefined,
    );
    expect(await refusals(conversationId)).toBe(0);
  });

  test.each([
    ['another key', '2'],
    ['no key, as machines do', ''],
  ])('and presses %s speaks with us, and nothing is kept', async (_, key) => {
    const { ring, live, customer, conversationId } = await ringing();
    answer(ring, [key]);
    await customer('connected');
    expect(live.call).toMatchObject({ recording: null, state: 'active' });
    expect(await refusals(conversationId)).toBe(1);
    await live.end('agent-hung-up');
    const kept = await open.centre.store.transact(tenantId, (tx) =>
      open.centre.recordings.ofConversations(tx, [asId(conversationId)]),
    );
    expect(kept).toEqual([]);
  });

  test('in a callback is asked in the language of her call', async () => {
    const { telephone, over } = dial(['9', '1', '1']);
    const { conversationId } = await waiting();
    await streaming(telephone);
    telephone.press('1');
    await over;
    const mara = await world.staff(MARA, true);
    await world.accept(mara, conversationId);
    const { ring, live, customer } = await call(mara.page, conversationId);
    const called = answer(ring, ['1']).telephone;
    await customer('connected');
    expect(called.spoken).toEqual([
      'Hello, this is Bergwerk Outdoor.',
      'May we record and transcribe this call? For yes press 1, for no any other key.',
    ]);
    expect(live.call.recording?.state).toBe('on');
  });

  test('and hangs up instead of answering is not recorded, and the agent is in wrap-up', async () => {
    const { ring, live, customer, conversationId } = await ringing();
    const { telephone, over } = answer(ring);
    await customer('joining');
    await telephone.hangUp();
    await over;
    const state = () =>
      [...(world.state()?.interactions.values() ?? [])].find(
        (one) => one.conversationId === conversationId,
      )?.state;
    await until('the wrap-up', () => (state() === 'wrap-up' ? true : undefined));
    expect(live.call).toMatchObject({ state: 'ended', answeredAt: null });
    expect(await refusals(conversationId)).toBe(0);
  });

  test('is hung up on where the agent gives up while she is asked', async () => {
    const { ring, live, customer, page } = await ringing();
    const { telephone, over } = answer(ring);
    await customer('joining');
    const { interactionId } = live.call;
    await page.command('complete-interaction', { interactionId });
    await over;
    expect(provider.asked).toEqual([telephone.callSid]);
    expect(live.call.state).toBe('ended');
  });

  describe('may be told of twice', () => {
    /** As the provider asks, signed. */
    async function post(url: string, callSid: string, Digits?: string): Promise<string> {
      const { accountSid, authToken, fromNumber } = open.demo.sms;
      const fields = {
        CallSid: callSid,
        AccountSid: accountSid,
        From: fromNumber,
        To: LEA,
        CallStatus: 'in-progress',
        Direction: 'outbound-api',
        ...(Digits === undefined ? {} : { Digits }),
      };
      const address = new URL(url, open.centre.publicUrl);
      const { status, text } = await new Caller(open).ask(`${address.pathname}${address.search}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': getExpectedTwilioSignature(authToken, address.toString(), fields),
        },
        body: new URLSearchParams(fields).toString(),
      });
      expect(status).toBe(200);
      return text;
    }
    const actionIn = (twiml: string) =>
      (/ action="([^"]+)"/.exec(twiml)?.[1] ?? '').replaceAll('&amp;', '&');

    test.each([
      ['1', '2', { state: 'on', basis: 'consent', keeps: 'both' }, 0],
      ['2', '1', null, 1],
    ] as const)('key %s stands, whatever comes after it', async (key, later, recording, notes) => {
      const { ring, live, conversationId } = await ringing();
      const questions = [await post(ring.url, ring.callSid), await post(ring.url, ring.callSid)];
      expect(questions[0]).toBe(questions[1]);
      expect(questions[0]).toContain(ASKED);
      const action = actionIn(questions[0] ?? '');
      await Promise.all([key, key].map((Digits) => post(action, ring.callSid, Digits)));
      // Asked once more, she is connected.
      expect(await post(ring.url, ring.callSid)).not.toContain('<Gather');
      expect(await post(action, ring.callSid, later)).toContain('<Connect>');
      expect(live.call.recording).toEqual(recording);
      expect(await refusals(conversationId)).toBe(notes);
    });
  });
});
