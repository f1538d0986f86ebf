import { randomUUID } from 'node:crypto';
import { asId, durationMs, type CustomerId } from '@zentrale/kernel/values';
import type { ChatView } from '@zentrale/protocol';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BERGWERK } from '../testing/cast.ts';
import { chatWorld, must, type TestChat } from '../testing/chat-world.ts';
import { makeNight, NIGHT } from '../testing/opening.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';
import { chatSource } from '../views/chat.ts';
import { customerGone } from './customer-gone.ts';

const { tenantId, agent: MARA } = BERGWERK;

/** As the provider hands it in, signed. */
async function sendSms({ app, centre, demo }: OpenCentre): Promise<void> {
  const form = {
    MessageSid: `SM${randomUUID().replaceAll('-', '')}`,
    AccountSid: demo.sms.accountSid,
    From: '+4915112345678',
    To: '+4930901820',
    Body: 'Wo bleibt mein Paket?',
  };
  const url = '/webhooks/twilio/sms';
  const given = await app.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': getExpectedTwilioSignature(
        demo.sms.authToken,
        `${centre.publicUrl}${url}`,
        form,
      ),
    },
    payload: new URLSearchParams(form).toString(),
  });
  if (given.statusCode >= 300) throw new Error(given.body);
}

describe('customers who wait', () => {
  let open: OpenCentre;
  const world = chatWorld(() => open);

  beforeAll(async () => {
    open = await openCentre();
  });
  afterEach(async () => {
    await world.clear();
    await world.configure({
      calendarId: null,
      onClosed: 'wait',
      lengthMax: 500,
      offersCallback: true,
      waitMaxMs: durationMs(86_400_000),
    });
  });
  afterAll(() => open.close());

  const noted = (chat: TestChat, code: string) =>
    until(`the note ${code}`, async () =>
      (await chat.notes('public')).includes(code) ? true : undefined,
    );
  const waiting = async () => {
    const chat = await world.chat();
    await until('the chat to wait', () => chat.now());
    return chat;
  };
  const shown = async ({ conversationId }: TestChat) => {
    const address = { tenantId, topic: 'chat', owner: conversationId };
    const entries = await chatSource(open.centre, address).read(['chat']);
    return entries.get('chat') as ChatView;
  };
  const conversation = ({ conversationId }: TestChat) =>
    open.centre.store.transact(tenantId, (tx) =>
      open.centre.channels.conversation(tx, conversationId),
    );

  test('see their place, and may leave it to be written to later', async () => {
    const first = await waiting();
    const second = await waiting();
    await until('her place', async () => (await shown(second)).position ?? undefined);
    expect(await shown(second)).toMatchObject({
      state: 'waiting',
      position: 2,
      canRequestCallback: true,
      callback: null,
      refusal: null,
    });
    expect(await first.callMeBack()).toBeNull();
    expect(await first.callMeBack()).toBeNull();
    await noted(first, 'callback-requested');
    expect(await shown(first)).toMatchObject({
      position: 1,
      canRequestCallback: false,
      callback: { startsAt: null },
    });
    // She closes the page, and keeps her place; who did not ask loses it.
    await customerGone(open.centre, first.guest);
    await customerGone(open.centre, second.guest);
    await until('the second to be gone', () => (second.now() === undefined ? true : undefined));
    expect(first.now()).toMatchObject({ state: 'queued', isCallback: true });
  });

  test('are not offered a callback where the queue has none', async () => {
    await world.configure({ offersCallback: false });
    const chat = await waiting();
    expect((await shown(chat)).canRequestCallback).toBe(false);
    expect((await chat.callMeBack())?.kind).toBe('callback.not-offered');
  });

  test('are told when the queue is full, and may be written to later', async () => {
    await world.configure({ lengthMax: 1 });
    await waiting();
    const turnedAway = await world.chat();
    await noted(turnedAway, 'queue-full');
    expect(await shown(turnedAway)).toMatchObject({
      state: 'waiting',
      refusal: { kind: 'queue-full', opensAt: null },
      canRequestCallback: true,
    });
    await world.configure({ lengthMax: 500 });
    expect(await turnedAway.callMeBack()).toBeNull();
    await until('the scheduled callback', () =>
      turnedAway.now()?.state === 'scheduled' ? true : undefined,
    );
    expect(turnedAway.now()?.isCallback).toBe(true);
    const callback = await until(
      'the promise',
      async () => (await shown(turnedAway)).callback ?? undefined,
    );
    expect(callback.startsAt).toBeGreaterThan(Date.now());
    await customerGone(open.centre, turnedAway.guest);
    expect((await conversation(turnedAway))?.state).toBe('open');
  });

  test('are told when the queue is full, and the chat ends where there is no callback', async () => {
    await world.configure({ lengthMax: 1, offersCallback: false });
    await waiting();
    const turnedAway = await world.chat();
    await noted(turnedAway, 'conversation-closed');
    expect(await turnedAway.notes('public')).toContain('queue-full');
    expect(turnedAway.now()).toBeUndefined();
    const stats = await open.centre.outboxStats();
    expect(stats.depth).toBe(0);
  });

  test('are told when the queue is closed and when it opens, and are written to then', async () => {
    await makeNight(open.centre);
    await world.configure({ calendarId: NIGHT, onClosed: 'refuse' });
    const chat = await world.chat();
    await noted(chat, 'queue-closed');
    const { refusal, canRequestCallback } = await shown(chat);
    expect(refusal?.kind).toBe('queue-closed');
    expect(refusal?.opensAt).toBeGreaterThan(Date.now());
    expect(canRequestCallback).toBe(true);
    expect(await chat.callMeBack()).toBeNull();
    await until('the scheduled callback', () =>
      chat.now()?.state === 'scheduled' ? true : undefined,
    );
    expect(chat.now()).toMatchObject({ isCallback: true, wakesAt: refusal?.opensAt });
    const callback = await until(
      'the promise',
      async () => (await shown(chat)).callback ?? undefined,
    );
    expect(callback).toEqual({ startsAt: refusal?.opensAt });
  });

  test('who are not there wait for the opening of a closed queue by themselves', async () => {
    await makeNight(open.centre);
    await world.configure({ calendarId: NIGHT, onClosed: 'refuse' });
    await sendSms(open);
    const interaction = await until('the scheduled SMS', () =>
      [...(world.state()?.interactions.values() ?? [])].find(({ channel }) => channel === 'sms'),
    );
    expect(interaction).toMatchObject({ state: 'scheduled', isCallback: false });
    expect(interaction.wakesAt).toBeGreaterThan(Date.now());
  });

  test('whom nobody took and who left: the chat ends', async () => {
    await world.configure({ lengthMax: 1 });
    await waiting();
    const turnedAway = await world.chat();
    await noted(turnedAway, 'queue-full');
    await customerGone(open.centre, turnedAway.guest);
    expect((await conversation(turnedAway))?.state).toBe('closed');
  });

  test('whose wait was too long are told, it stands in their story, and words begin anew', async () => {
    await world.configure({ waitMaxMs: durationMs(1_000) });
    const chat = await waiting();
    await noted(chat, 'wait-expired');
    const { customerId } = (await conversation(chat)) ?? { customerId: asId<CustomerId>('') };
    const recent = await open.centre.store.transact(tenantId, (tx) =>
      open.centre.journey.recent(tx, customerId, 5),
    );
    expect(recent.map(({ kind }) => kind)).toContain('interaction-expired');
    await world.configure({ waitMaxMs: durationMs(86_400_000) });
    expect(await chat.write('Ist noch jemand da?')).toBeNull();
    await until('the next interaction', () => chat.now());
  });

  test('who come back bring what expressions may ask, and their agent of last time', async () => {
    const mara = await world.agent(MARA);
    const chat = await world.chat();
    const { interactionId } = await world.accept(mara, MARA, chat);
    await must(mara.command('complete-interaction', { interactionId, dispositionId: 'solved' }));
    await noted(chat, 'conversation-closed');
    await must(mara.command('finish-wrap-up', { interactionId }));
    await must(mara.command('set-not-ready', { reason: 'break' }));
    const again = await waiting();
    const { context, preferredAgentId } = again.now() ?? {};
    expect(preferredAgentId).toBe(MARA.personId);
    expect(context).toMatchObject({ tier: 'standard', isKnown: true, lastAgent: MARA.personId });
    // Nothing in it tells who the customer is.
    expect(JSON.stringify(context)).not.toMatch(/Rosa|@/);
  });
});
