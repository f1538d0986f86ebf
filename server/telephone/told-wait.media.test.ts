import { loudnessOf, mediaWorkerForTests, mustHaveWorker } from '@zentrale/channels/testing';
import type { Telephone } from '@zentrale/demo/telephone';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { tellWait } from '../policies/tell-wait.ts';
import { connectDemoPhones } from '../seed/demo.ts';
import { callWorld } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';
import { TelephoneProvider } from '../testing/telephone-provider.ts';
import { LEA, telephoneWorld } from '../testing/telephone-world.ts';

const { path, isSkipped } = mediaWorkerForTests();
const { tenantId, agent: MARA, otherAgent: JONAS } = BERGWERK;
const GRACE_SECONDS = 1;
const FIRST = 'Sie sind an Stelle 1 in der Warteschlange.';
const OTHER_NUMBER = '+4915155500102';

describe.skipIf(isSkipped)('who waits on the telephone', () => {
  let open: OpenCentre;
  let provider: TelephoneProvider;
  const world = callWorld(() => open);
  const telephones = telephoneWorld(() => open, world);
  const { dial, liveOf, interactions } = telephones;
  beforeAll(async () => {
    const settings = { CALL_GRACE_SECONDS: GRACE_SECONDS, RECONNECT_GRACE_SECONDS: 1 };
    open = await openCentre({ mediaWorker: mustHaveWorker(path), settings });
    provider = await TelephoneProvider.open(telephones.find);
    await connectDemoPhones(open.centre, provider.url);
  });
  afterEach(async () => {
    await telephones.hangUpAll();
    provider.clear();
    await world.clear();
    await tells(0);
  });
  afterAll(async () => {
    provider.close();
    await open.close();
  });

  /** As often as no administrator may have it. */
  const tells = (everySeconds: number) =>
    open.centre.store.transact(tenantId, (tx) =>
      tx.query(
        `update channel_accounts set settings = settings || $1::jsonb where kind = 'telephone'`,
        [JSON.stringify({ tellsWaitEverySeconds: everySeconds })],
      ),
    );

  /** Somebody in the line, connected with the music. */
  async function inLine(...dialled: Parameters<typeof dial>) {
    const known = new Set(interactions().map(({ interactionId }) => interactionId));
    const { telephone } = dial(...dialled);
    const interaction = await until('the call in its queue', () =>
      interactions().find(
        ({ interactionId, state }) => state === 'queued' && !known.has(interactionId),
      ),
    );
    const live = liveOf(interaction);
    if (live === null) throw new Error('there is no call');
    await connected(telephone, live);
    return { telephone, interaction, live };
  }
  const caller = (live: Line['live']) => live.call.parties.find(({ role }) => role === 'customer');
  const connected = (telephone: Telephone, live: Line['live']) =>
    until('the caller', () =>
      telephone.state === 'streaming' && caller(live)?.connection === 'connected'
        ? true
        : undefined,
    );
  type Line = { live: NonNullable<ReturnType<typeof liveOf>> };

  /** She is told, and hears the music again. */
  async function told({ telephone, live }: Line & { telephone: Telephone }): Promise<string[]> {
    const [{ length }, before] = [telephone.spoken, telephone.streamSid];
    await tellWait(open.centre, { tenantId, body: { callId: live.call.callId } });
    await until('another stream', () => (telephone.streamSid === before ? undefined : true));
    await connected(telephone, live);
    return telephone.spoken.slice(length);
  }
  /** Says everything at once, but the place for ever once she has heard it. */
  function endlessLater() {
    let count = 0;
    const isEndless = (said: string) => said === FIRST && (count += 1) > 1;
    return {
      sayAloud: (said: string) => (isEndless(said) ? new Promise<void>(() => {}) : delay(0)),
    };
  }
  const tellingAgain = (telephone: Telephone) =>
    until('the place again', () =>
      telephone.spoken.filter((said) => said === FIRST).length > 1 ? true : undefined,
    );

  test('is told her place again when somebody before her has left, in her language', async () => {
    const first = await inLine();
    const second = await inLine(['9', '1'], OTHER_NUMBER);
    expect(await told(second)).toEqual([
      'You are number 2 in the line.',
      'You will be connected as soon as somebody is free.',
      'To be called back press 1 while you wait. You keep your place.',
    ]);
    await first.telephone.hangUp();
    await until('one in the line', () => (interactions().length === 1 ? true : undefined));
    expect((await told(second))[0]).toBe('You are number 1 in the line.');
    const { heard } = second.telephone.playout;
    const { length } = heard;
    await until('music', () => (loudnessOf(heard.slice(length)) > 500 ? true : undefined));
    const notes = await world.notes(second.interaction.conversationId);
    expect(notes.filter((code) => code.startsWith('call-'))).toEqual(['call-started']);
  });

  test('is told by the clock, as long as nobody takes the call', async () => {
    await tells(0.2);
    const { telephone, interaction, live } = await inLine();
    await until('the place, twice more', () =>
      telephone.spoken.filter((said) => said === FIRST).length > 2 ? true : undefined,
    );
    const mara = await world.staff(MARA, true);
    await world.accept(mara, interaction.conversationId);
    await connected(telephone, live);
    const { length } = telephone.spoken;
    await delay(500);
    expect(telephone.spoken).toHaveLength(length);
    expect(live.call.state).toBe('active');
  });

  test('is not told where the line tells nothing', async () => {
    await inLine();
    await delay(500);
    expect(provider.asked).toEqual([]);
  });

  test('is left alone while an agent is asked to take the call, and once she speaks', async () => {
    const { telephone, interaction, live } = await inLine();
    const mara = await world.staff(MARA, true);
    const stateNow = () => world.state()?.interactions.get(interaction.interactionId)?.state;
    await until('the offer', () => (stateNow() === 'offered' ? true : undefined));
    await tellWait(open.centre, { tenantId, body: { callId: live.call.callId } });
    await world.accept(mara, interaction.conversationId);
    await until('the call to be active', () => (live.call.state === 'active' ? true : undefined));
    await tellWait(open.centre, { tenantId, body: { callId: live.call.callId } });
    expect(provider.asked).toEqual([]);
    expect(telephone.state).toBe('streaming');
  });

  test('is no lost connection while she is told, and connected when an agent takes the call', async () => {
    const { telephone, interaction, live } = await inLine(['1'], LEA, endlessLater());
    await tellWait(open.centre, { tenantId, body: { callId: live.call.callId } });
    await tellingAgain(telephone);
    await delay(GRACE_SECONDS * 1500);
    expect(live.call).toMatchObject({ state: 'waiting', endedAt: null });
    expect(caller(live)?.connection).toBe('joining');
    // Told once, however often that is asked for.
    await tellWait(open.centre, { tenantId, body: { callId: live.call.callId } });
    expect(provider.asked).toHaveLength(1);
    const mara = await world.staff(MARA, true);
    await world.accept(mara, interaction.conversationId);
    await connected(telephone, live);
    expect(telephone.spoken.at(-1)).toBe(FIRST);
    await mara.page.enter(live.call.callId);
    await until('both in the call', () => (live.call.parties.length === 2 ? true : undefined));
  });

  test('is connected as well when the agent took the call just as the provider was asked', async () => {
    await tells(0.2);
    const jonas = await world.staff(JONAS);
    provider.before = async () => {
      provider.before = () => Promise.resolve();
      await jonas.page.command('set-ready', {});
      const [interaction] = interactions();
      await world.accept(jonas, interaction?.conversationId ?? '');
      await until('the call to be active', () => {
        const live = interaction === undefined ? null : liveOf(interaction);
        return live?.call.state === 'active' ? true : undefined;
      });
    };
    const { telephone, live } = await inLine(['1'], LEA, endlessLater());
    await tellingAgain(telephone);
    await connected(telephone, live);
    expect(live.call.state).toBe('active');
    expect(telephone.spoken.at(-1)).toBe(FIRST);
  });

  test('and hangs up while she is told is out of the line', async () => {
    const { telephone, live } = await inLine(['1'], LEA, endlessLater());
    await tellWait(open.centre, { tenantId, body: { callId: live.call.callId } });
    await tellingAgain(telephone);
    await telephone.hangUp();
    await until('an empty line', () => (interactions().length === 0 ? true : undefined));
    expect(live.call.endReason).toBe('customer-hung-up');
  });
});
