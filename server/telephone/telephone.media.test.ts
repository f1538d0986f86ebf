import {
  loudnessOf,
  mediaWorkerForTests,
  mustHaveWorker,
  shareOf,
} from '@zentrale/channels/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callWorld } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';
import { LEA, telephoneWorld } from '../testing/telephone-world.ts';

const { path, isSkipped } = mediaWorkerForTests();
const { agent: MARA } = BERGWERK;
const GRACE_SECONDS = 5;

describe.skipIf(isSkipped)('a telephone call', () => {
  let open: OpenCentre;
  const world = callWorld(() => open);
  const telephones = telephoneWorld(() => open, world);
  const { dial, waiting, streaming, liveOf, conversationOf, interactions, talking } = telephones;
  beforeAll(async () => {
    const settings = { CALL_GRACE_SECONDS: GRACE_SECONDS, RECONNECT_GRACE_SECONDS: 1 };
    open = await openCentre({ mediaWorker: mustHaveWorker(path), settings });
  });
  afterEach(async () => {
    await telephones.hangUpAll();
    await world.clear();
  });
  afterAll(() => open.close());

  test('is greeted, chooses by key, waits with music, and reaches an agent', async () => {
    const { telephone, over } = dial(['2']);
    const interaction = await waiting();
    expect(telephone.spoken[0]).toBe('Willkommen bei Bergwerk Outdoor.');
    expect(telephone.spoken.join(' ')).toMatch(/drücken Sie die 2\..*For English press 9\./);
    expect(await conversationOf(interaction)).toMatchObject({
      channel: 'voice',
      customerName: LEA,
      replyTo: LEA,
      language: 'de',
    });
    await until('music', () => (loudnessOf(telephone.playout.heard) > 500 ? true : undefined));
    const mara = await world.staff(MARA, true);
    await world.accept(mara, interaction.conversationId);
    const live = liveOf(interaction);
    await until('the call to be active', () => (live?.call.state === 'active' ? true : undefined));
    await mara.page.enter(live?.call.callId ?? '');
    const heard = await until('the caller', () =>
      mara.page.frames.find((frame) => frame.type === 'consumer' && frame.source === 'microphone'),
    );
    // What the telephone says arrives as it was: nothing is transcoded.
    expect(JSON.stringify(heard)).toContain('audio/PCMU');
    const { interactionId } = interaction;
    await mara.page.command('complete-interaction', { interactionId });
    await over;
    expect(telephone.spoken.at(-1)).toBe('Auf Wiederhören.');
    expect(await world.notes(interaction.conversationId)).toEqual(
      expect.arrayContaining(['call-started', 'call-ended']),
    );
  });

  test('speaks the language that was chosen, and goes on without a choice', async () => {
    const { telephone } = dial(['9', '', '']);
    const interaction = await waiting();
    await streaming(telephone);
    expect(telephone.spoken.join(' ')).toContain('Für Deutsch drücken Sie die 9.');
    expect(telephone.spoken.at(-1)).toContain('press 1 while you wait');
    expect(await conversationOf(interaction)).toMatchObject({ language: 'en' });
  });

  test('a caller who is known is known by name, one who hides the number is somebody new', async () => {
    const { centre } = open;
    await centre.store.transact(BERGWERK.tenantId, (tx) =>
      centre.journey.identify(tx, {
        identities: [{ kind: 'phone', value: '+4915155500177', isVerified: true }],
        name: 'Lea Brandt',
        because: 'test',
      }),
    );
    dial(['1'], '+4915155500177');
    expect(await conversationOf(await waiting())).toMatchObject({ customerName: 'Lea Brandt' });
    await telephones.hangUpAll();
    await until('nobody', () => (interactions().length === 0 ? true : undefined));
    dial(['1'], 'anonymous');
    const hidden = await conversationOf(await waiting());
    expect(hidden).toMatchObject({ customerName: 'Unbekannter Anrufer', replyTo: '' });
  });

  describe('where the queue asks for consent to recordings', () => {
    const rule = (mode: 'consent' | 'announced' | 'off') =>
      open.centre.store.transact(BERGWERK.tenantId, (tx) =>
        open.centre.recordings.saveRule(tx, null, { mode, keeps: 'sound', retentionDays: 30 }),
      );
    afterEach(() => rule('off'));

    test.each([
      ['1', 'on'],
      ['2', undefined],
      ['', undefined],
    ])('the caller is asked, and key “%s” decides', async (key, state) => {
      await rule('consent');
      const { telephone } = dial(['1', key]);
      const live = liveOf(await waiting());
      expect(telephone.spoken.join(' ')).toContain('Dürfen wir das Gespräch aufzeichnen?');
      expect(live?.call.recording?.state).toBe(state);
    });

    test('or tells them so', async () => {
      await rule('announced');
      const { telephone } = dial();
      const live = liveOf(await waiting());
      await streaming(telephone);
      expect(telephone.spoken).toContain('Dieser Anruf wird aufgezeichnet.');
      expect(live?.call.recording?.state).toBe('on');
    });
  });

  test('who hangs up while waiting is out of the queue', async () => {
    const { telephone, over } = dial();
    await waiting();
    await streaming(telephone);
    await telephone.hangUp();
    await over;
    await until('an empty queue', () => (interactions().length === 0 ? true : undefined));
    expect(telephone.state).toBe('over');
  });

  test('asks by key to be called back, keeps the place, and is told so', async () => {
    const { telephone, over } = dial();
    const { interactionId, queuedAt } = await waiting();
    await streaming(telephone);
    telephone.press('1');
    await over;
    expect(telephone.spoken.at(-1)).toContain('Wir rufen Sie zurück.');
    const kept = world.state()?.interactions.get(interactionId);
    expect(kept).toMatchObject({ state: 'queued', isCallback: true, queuedAt });
  });

  test('keys pressed in the call are a number for the agent', async () => {
    const { telephone, interaction } = await talking();
    for (const key of '4711#') telephone.press(key);
    const notes = await until('the note', async () => {
      const found = await world.notes(interaction.conversationId);
      return found.includes('keys-pressed') ? found : undefined;
    });
    // Four keys and a hash are one number.
    expect(notes.filter((code) => code === 'keys-pressed')).toHaveLength(1);
  });

  test('the agent presses keys, and the telephone hears them as tones', async () => {
    const { telephone, live, mara } = await talking();
    const { callId } = live.call;
    const before = telephone.playout.heard.length;
    await mara.page.act({ act: 'send-keys', callId, keys: '5' });
    await until('the tones of key 5', () => {
      const heard = telephone.playout.heard.slice(before);
      return heard.some(
        (_, at) =>
          shareOf(770, heard.slice(at, at + 4)) > 0.3 &&
          shareOf(1336, heard.slice(at, at + 4)) > 0.3,
      )
        ? true
        : undefined;
    });
    expect(await mara.page.ask({ act: 'send-keys', callId, keys: '12a' })).toMatchObject({
      problem: { kind: 'request.invalid' },
    });
    await mara.page.command('hold-interaction', { interactionId: live.call.interactionId });
    await until('the hold', () => (live.call.state === 'on-hold' ? true : undefined));
    expect(await mara.page.ask({ act: 'send-keys', callId, keys: '1' })).toMatchObject({
      problem: { kind: 'call.no-keypad' },
    });
  });

  test('a lost stream comes back with a key of its own, and the call goes on', async () => {
    const { telephone, live } = await talking();
    const before = telephone.streamSid;
    telephone.loseStream();
    const customer = () => live.call.parties.find(({ role }) => role === 'customer');
    await until('the customer to be back', () =>
      telephone.streamSid !== before && customer()?.connection === 'connected' ? true : undefined,
    );
    expect(live.call.state).toBe('active');
  });

  test('duplicate, late and broken messages do no harm', async () => {
    const { telephone, live } = await talking();
    const media = (timestamp: string, payload: string) =>
      JSON.stringify({ event: 'media', media: { track: 'inbound', timestamp, payload } });
    for (const text of [
      'no json',
      '{"event":"surprise"}',
      '[]',
      media('0', 'AAAA'),
      media('0', 'AAAA'),
      media('-1', 'AAAA'),
      media('99999999999999999999', 'AAAA'),
      media('20', 'no base64'),
      '{"event":"dtmf","dtmf":{"digit":"12"}}',
      '{"event":"mark","mark":{"name":"9999"}}',
    ]) {
      telephone.sendRaw(text);
    }
    const before = telephone.playout.heard.length;
    await new Promise((later) => setTimeout(later, 300));
    expect(telephone.state).toBe('streaming');
    expect(live.call.state).toBe('active');
    expect(telephone.playout.heard.length).toBeGreaterThanOrEqual(before);
  });

  test('the provider is sent little more than it plays', async () => {
    const { telephone } = dial();
    await waiting();
    await until('two seconds of music', () =>
      telephone.playout.heard.length > 100 ? true : undefined,
    );
    expect(telephone.playout.backlogMax).toBeLessThan(20);
  });

  test('the same webhook again begins nothing twice', async () => {
    const { telephone } = dial();
    const interaction = await waiting();
    await streaming(telephone);
    const { telephone: again } = dial(['1'], LEA, { callSid: telephone.callSid });
    await streaming(again);
    expect(interactions().map(({ interactionId }) => interactionId)).toEqual([
      interaction.interactionId,
    ]);
  });
});
