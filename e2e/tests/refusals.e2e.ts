import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { SubscribeAnswer } from '@zentrale/protocol/socket';
import type { ConversationView, OfferView } from '@zentrale/protocol/views';
import { signInColleague } from '../support/cast.ts';
import { LiveClient } from '../support/live-client.ts';
import { openDesk, signIn, startChat } from '../support/people.ts';
import { ServerProcess } from '../support/server-process.ts';
import { acceptNext, chatForm, finish, refusalOf } from '../support/work.ts';

// What roles and states forbid, and that the refusal says why.
test.describe.configure({ mode: 'serial' });

const MARA = 'mara@bergwerk.example';
const ELIF = 'elif@bergwerk.example';

let server: ServerProcess;

test.beforeAll(async () => {
  server = await ServerProcess.prepare();
  await server.start();
});

test.afterAll(async () => {
  await server.dispose();
});

test.describe('roles', () => {
  test('an agent has no floor, an expert no foreign conversation, nobody a foreign role', async () => {
    const mara = await openDesk(server, MARA);
    const elif = await openDesk(server, ELIF);
    const subscribe = async (desk: LiveClient, topic: string) =>
      refusalOf((await desk.socket.emitWithAck('subscribe', { topic })) as SubscribeAnswer);

    expect(await subscribe(mara, 'floor')).toMatchObject({ kind: 'role.forbidden' });
    expect(await subscribe(mara, 'operations')).toMatchObject({ kind: 'role.forbidden' });

    await startChat(server, chatForm());
    await mara.command('set-ready', {});
    const { conversationId, interactionId } = await acceptNext(mara);
    expect(await subscribe(elif, `conversation/${conversationId}`)).toMatchObject({
      kind: 'not-found',
    });
    const cookie = await signIn(server.url, ELIF);
    const read = await fetch(`${server.url}/api/v1/conversations/${conversationId}`, {
      headers: { cookie },
    });
    expect(read.status).toBe(404);
    expect(refusalOf(await elif.command('set-ready', {}))).toMatchObject({
      kind: 'role.forbidden',
      status: 403,
    });
    const write = { conversationId, text: 'Hallo' };
    expect(refusalOf(await elif.command('send-message', write))).toMatchObject({
      kind: 'conversation.unknown',
    });
    await finish(mara, interactionId);
    mara.close();
    elif.close();
  });

  test('a socket without a session or with a foreign token is turned away', async () => {
    for (const [name, options] of [
      ['/desk', {}],
      ['/desk', { cookie: 'zentrale_session=made-up' }],
      ['/chat', { token: 'made-up' }],
    ] as const) {
      const client = new LiveClient(`${server.url}${name}`, options);
      const failure = await new Promise<Error>((turnedAway) =>
        client.socket.once('connect_error', turnedAway),
      );
      expect(failure.message).toBe('sign-in.required');
      client.close();
    }
  });
});

test.describe('commands that the state forbids', () => {
  test('are refused with their reason', async () => {
    const desk = await openDesk(server, MARA);
    await desk.command('set-ready', {});
    const started = await startChat(server, chatForm());
    const offer = await desk.until('an offer', () => desk.entries<OfferView>('desk', 'offer:')[0]);
    const declined = { offerId: offer.offerId, reason: 'busy' };
    expect(await desk.command('decline-offer', declined)).toMatchObject({ ok: true });
    expect(refusalOf(await desk.command('accept-offer', { offerId: offer.offerId }))).toMatchObject(
      {
        kind: 'offer.over',
        status: 409,
      },
    );

    const { conversationId, interactionId } = await acceptNext(desk, offer.offerId);
    expect(conversationId).toBe(started.conversationId);
    expect(refusalOf(await desk.command('finish-wrap-up', { interactionId }))).toMatchObject({
      kind: 'interaction.wrong-state',
    });
    await desk.command('complete-interaction', { interactionId, dispositionId: 'solved' });
    await desk.until(
      'the conversation to be closed',
      () =>
        desk.entry<ConversationView>(`conversation/${conversationId}`, 'conversation')?.state ===
        'closed',
    );
    const late = await desk.command('send-message', { conversationId, text: 'Noch etwas' });
    expect(refusalOf(late)).toMatchObject({ kind: 'conversation.closed', status: 409 });
    expect(refusalOf(await desk.command('no-such-command', {}))).toMatchObject({
      kind: 'command.unknown',
      field: 'type',
    });
    const strange = await desk.command('finish-wrap-up', { interactionId, bonus: 1 });
    expect(refusalOf(strange)).toMatchObject({ kind: 'request.invalid', field: 'body.bonus' });
    const same = randomUUID();
    await desk.command('set-not-ready', { reason: 'break' }, same);
    const other = await desk.command('finish-wrap-up', { interactionId }, same);
    expect(refusalOf(other)).toMatchObject({ kind: 'command.conflict' });
    await desk.command('finish-wrap-up', { interactionId });
    desk.close();
  });
});

test('what is no longer possible is refused in the place where it was asked', async ({
  browser,
}) => {
  const mara = await signInColleague(browser, server, MARA, { language: 'de' });
  await mara.inbox.becomeReadyByKeyboard();
  await startChat(server, chatForm());
  await expect(mara.offers.from('Lea Brandt')).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.about('Lea Brandt')).toBeVisible();
  // Her colleague at the same desk, in another window, is quicker.
  const desk = await openDesk(server, MARA);
  const [work] = desk
    .entries<{ interactionId: string; channel: string }>('desk', 'work:')
    .filter(({ channel }) => channel === 'chat');
  await mara.panel.openCompletion();
  await desk.command('complete-interaction', {
    interactionId: work!.interactionId,
    dispositionId: 'solved',
  });
  await mara.page.keyboard.press('1');
  await expect(mara.panel.completion.getByRole('alert')).toBeVisible();
  desk.close();
  await mara.context.close();
});
