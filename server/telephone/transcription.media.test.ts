import {
  DeepgramPeer,
  mediaWorkerForTests,
  mustHaveWorker,
  toneFrames,
} from '@zentrale/channels/testing';
import type { Message } from '@zentrale/channels';
import type { HintView, MessageView, SpeechView } from '@zentrale/protocol';
import { asId } from '@zentrale/kernel/values';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callWorld } from '../testing/call-world.ts';
import { BERGWERK, signIn, type CastMember } from '../testing/cast.ts';
import { Caller } from '../testing/caller.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';
import { telephoneWorld } from '../testing/telephone-world.ts';

const { path, isSkipped } = mediaWorkerForTests();
const { tenantId } = BERGWERK;

/** A centre in which calls are written down, and Lea who telephones with Mara. */
function transcribedWorld(open: () => OpenCentre) {
  const world = callWorld(open);
  const telephones = telephoneWorld(open, world);
  const messagesOf = (conversationId: string) =>
    open().centre.store.transact(tenantId, (tx) =>
      open().centre.channels.messages(tx, {
        conversationId: asId(conversationId),
        countMax: 100,
        visibility: 'all',
      }),
    );
  return {
    messagesOf,
    rule: (keeps: 'sound' | 'text' | 'both', mode: 'off' | 'announced' = 'announced') =>
      open().centre.store.transact(tenantId, (tx) =>
        open().centre.recordings.saveRule(tx, null, { mode, keeps, retentionDays: 30 }),
      ),
    spokenIn: async (conversationId: string): Promise<Message[]> =>
      (await messagesOf(conversationId)).filter(({ direction }) => direction === 'spoken'),
    /** They talk, and Mara's page shows the conversation. */
    talking: async () => {
      const call = await telephones.talking();
      const { conversationId } = call.interaction;
      const topic = `conversation/${conversationId}`;
      await call.mara.page.watch(topic);
      const { page } = call.mara;
      return { ...call, conversationId, topic, page };
    },
    async clear() {
      await telephones.hangUpAll();
      await world.clear();
    },
  };
}

describe.skipIf(isSkipped)('a call that is written down', () => {
  let open: OpenCentre;
  const all = transcribedWorld(() => open);
  const { rule, spokenIn, talking } = all;
  beforeAll(async () => {
    open = await openCentre({ mediaWorker: mustHaveWorker(path) });
  });
  afterEach(async () => {
    await all.clear();
    await rule('sound', 'off');
  });
  afterAll(() => open.close());

  const speeches = (page: Awaited<ReturnType<typeof talking>>['page'], topic: string) =>
    page.entries<SpeechView>(topic, 'speech:');

  test('is told so, appears as it is said, and stays in the conversation', async () => {
    await rule('text');
    const { telephone, conversationId, page, topic, live } = await talking();
    expect(telephone.spoken).toContain('Dieser Anruf wird mitgeschrieben.');
    const growing = new Set<string>();
    const [spoken] = await until('the first line', async () => {
      for (const { text } of speeches(page, topic)) growing.add(text);
      const found = await spokenIn(conversationId);
      return found.length > 0 ? found : undefined;
    });
    expect(growing.size).toBeGreaterThan(2);
    expect(spoken).toMatchObject({
      text: 'Guten Tag, ich möchte meine Bergschuhe zurückgeben.',
      author: { kind: 'customer' },
      visibility: 'internal',
      spoken: { callId: live.call.callId, isScript: true, confidencePct: null },
    });
    // It is kept when it has been said, and says when in the call that was.
    const keptMs = (spoken?.sentAt ?? 0) - live.call.requestedAt;
    expect(keptMs - (spoken?.spoken?.toMs ?? 0)).toBeLessThan(1_000);
    expect((spoken?.spoken?.toMs ?? 0) - (spoken?.spoken?.fromMs ?? 0)).toBeGreaterThan(2_000);
    await until(
      'the line on the page',
      () => page.entry<MessageView>(topic, `message:${spoken?.messageId}`) ?? undefined,
    );
    await until('nothing more', () => (speeches(page, topic).length === 0 ? true : undefined));
    expect(page.entry(topic, 'call')).toMatchObject({
      recording: 'on',
      keeps: 'text',
      transcript: { isScript: true, isInterrupted: false },
    });
    // Nothing of the sound is kept.
    const recordings = await open.centre.store.transact(tenantId, (tx) =>
      open.centre.recordings.ofConversations(tx, [asId(conversationId)]),
    );
    expect(recordings).toEqual([]);
  });

  test('gives hints from what was said', async () => {
    await rule('both');
    const { telephone, conversationId } = await talking();
    expect(telephone.spoken).toContain('Dieser Anruf wird aufgezeichnet und mitgeschrieben.');
    const caller = new Caller(open, { cookie: await signIn(open, BERGWERK, BERGWERK.agent) });
    const hints = async () =>
      (
        (await caller.ask(`/api/v1/conversations/${conversationId}/hints`)).json as {
          items: HintView[];
        }
      ).items;
    const isReturn = ({ reason }: HintView) => reason.includes('zurückgeben');
    expect((await hints()).filter(isReturn)).toEqual([]);
    await until('what was said', async () => (await spokenIn(conversationId))[0]);
    expect((await hints()).filter(isReturn)).not.toEqual([]);
  });

  test.each([
    ['on hold', 'hold-interaction', 'on-hold'],
    ['paused', 'pause-recording', 'active'],
  ] as const)('has nothing of what is said while it is %s', async (_, command, state) => {
    await rule('text');
    const { conversationId, page, interaction, live } = await talking();
    const about =
      command === 'pause-recording'
        ? { callId: live.call.callId, isPaused: true }
        : { interactionId: interaction.interactionId };
    await until('the first word', () => [...(live.transcript?.speeches ?? [])][0]);
    expect(await page.command(command, about)).toMatchObject({ ok: true });
    await until('the state', () => (live.call.state === state ? true : undefined));
    const before = JSON.stringify([...(live.transcript?.speeches ?? [])]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(JSON.stringify([...(live.transcript?.speeches ?? [])])).toBe(before);
    expect(await spokenIn(conversationId)).toEqual([]);
  });

  test('is read by who may read the conversation, and by nobody else', async () => {
    await rule('text');
    const { conversationId } = await talking();
    await until('what was said', async () => (await spokenIn(conversationId))[0]);
    const read = async (who: CastMember) => {
      const caller = new Caller(open, { cookie: await signIn(open, BERGWERK, who) });
      return caller.ask(`/api/v1/conversations/${conversationId}`);
    };
    expect((await read(BERGWERK.supervisor)).text).toContain('Bergschuhe');
    expect((await read(BERGWERK.expert)).text).not.toContain('Bergschuhe');
    expect((await read(BERGWERK.expert)).status).toBe(404);
  });

  test('is no call whose rule keeps the sound alone', async () => {
    await rule('sound');
    const { live, page, topic } = await talking();
    expect(live.transcript).toBeNull();
    expect(page.entry(topic, 'call')).toMatchObject({ keeps: 'sound', transcript: null });
  });
});

describe.skipIf(isSkipped)('a provider of transcripts', () => {
  let open: OpenCentre;
  let peer: DeepgramPeer;
  const all = transcribedWorld(() => open);
  const { rule, spokenIn, talking, messagesOf } = all;
  beforeAll(async () => {
    peer = await DeepgramPeer.listen();
    const settings = { TRANSCRIPTION_URL: peer.url, TRANSCRIPTION_KEY: 'dg-secret' };
    open = await openCentre({ mediaWorker: mustHaveWorker(path), settings });
  });
  beforeEach(async () => {
    await rule('text');
  });
  afterEach(async () => {
    peer.isOpen = true;
    await all.clear();
    peer.voices.length = 0;
  });
  afterAll(async () => {
    await open.close();
    await peer.close();
  });

  const voice = (count = 1) => until('the voice', () => peer.voices[count - 1]);
  const notes = async (conversationId: string) =>
    (await messagesOf(conversationId)).flatMap(({ note }) =>
      note?.code.startsWith('transcript-') === true ? [note.code] : [],
    );
  const isTold = (conversationId: string, ...codes: string[]) =>
    until(`${codes.join(', ')} in the conversation`, async () => {
      const found = await notes(conversationId);
      return found.join() === codes.join() ? true : undefined;
    });

  test('gets the sound of the telephone as it was sent, and its words are in the conversation', async () => {
    const { telephone, conversationId, live } = await talking();
    const [tone = new Uint8Array()] = toneFrames(440, 1);
    telephone.speak(() => tone);
    const heard = await voice();
    expect(heard.authorization).toBe('Token dg-secret');
    expect(heard.query.get('encoding')).toBe('mulaw');
    expect(heard.query.get('language')).toBe('de');
    await until('the tone', () => heard.packets.find((packet) => packet.equals(tone)));
    heard.say({ text: 'Meine Karte ist 4242 4242', isFinal: false });
    await until('what is being said', () =>
      [...(live.transcript?.speeches.values() ?? [])].find(
        ({ text }) => text === 'Meine Karte ist •••• ••••',
      ),
    );
    heard.say({ text: 'Meine Karte ist 4242 4242 4242 4242', duration: 0.5, confidence: 0.91 });
    const spoken = await until('the words', async () => (await spokenIn(conversationId))[0]);
    expect(spoken).toMatchObject({
      text: 'Meine Karte ist •••• ••••',
      spoken: { confidencePct: 91, isScript: false },
    });
    expect((spoken.spoken?.toMs ?? 0) - (spoken.spoken?.fromMs ?? 0)).toBe(500);
    await telephone.hangUp();
    await until('a farewell', () => heard.controls.find((type) => type === 'CloseStream'));
  });

  test('that is not there takes nothing from the call, and comes back by itself', async () => {
    peer.isOpen = false;
    const { conversationId, page, topic, live } = await talking();
    await isTold(conversationId, 'transcript-interrupted');
    await until('the call bar', () =>
      page.entry<{ transcript: { isInterrupted: boolean } }>(topic, 'call')?.transcript
        .isInterrupted === true
        ? true
        : undefined,
    );
    expect(live.call.state).toBe('active');
    peer.isOpen = true;
    (await voice()).say({ text: 'Da bin ich wieder' });
    await isTold(conversationId, 'transcript-interrupted', 'transcript-resumed');
    const said = await until('the words', async () => (await spokenIn(conversationId))[0]);
    expect(said.text).toBe('Da bin ich wieder');
    expect(live.call.state).toBe('active');
  });

  test.each([
    ['says rubbish', (one: DeepgramPeer['voices'][number]) => one.sendRaw('{"type":"Results"}')],
    ['hangs up', (one: DeepgramPeer['voices'][number]) => one.drop()],
  ])('that %s is asked again', async (_, misbehave) => {
    const { conversationId, live } = await talking();
    misbehave(await voice());
    await isTold(conversationId, 'transcript-interrupted');
    (await voice(2)).say({ text: 'Weiter' });
    await isTold(conversationId, 'transcript-interrupted', 'transcript-resumed');
    expect(live.call.state).toBe('active');
  });

  test('that is slow is waited for after the call, and nobody waits with it', async () => {
    const { telephone, conversationId, live } = await talking();
    const heard = await voice();
    await until('sound', () => heard.packets[10]);
    heard.say({ text: 'Danke, auf', isFinal: false });
    await until('the words', () => [...(live.transcript?.speeches ?? [])][0]);
    heard.freeze();
    const from = Date.now();
    await telephone.hangUp();
    await until('the end', () => (live.call.state === 'ended' ? true : undefined));
    expect(Date.now() - from).toBeLessThan(1_500);
    const last = await until('the last words', async () => (await spokenIn(conversationId))[0]);
    expect(last.text).toBe('Danke, auf');
  });
});
