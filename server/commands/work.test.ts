import { durationMs } from '@zentrale/kernel/values';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BERGWERK } from '../testing/cast.ts';
import { chatWorld, must } from '../testing/chat-world.ts';
import type { Caller } from '../testing/caller.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';
import { deskSource } from '../views/desk.ts';

const { agent: MARA, otherAgent: JONAS } = BERGWERK;

describe('what agents do with their work', () => {
  let open: OpenCentre;
  let mara: Caller;
  let jonas: Caller;
  const world = chatWorld(() => open);

  beforeAll(async () => {
    open = await openCentre();
    // All chats here are of one customer: nobody shall wait for whom she spoke to last.
    await world.configure({ stickyMs: durationMs(0) });
    mara = await world.agent(MARA);
  });
  afterEach(() => world.clear());
  afterAll(() => open.close());

  const noted = (chat: Awaited<ReturnType<typeof world.chat>>, code: string) =>
    until(`the note ${code}`, async () => ((await chat.notes()).includes(code) ? true : undefined));

  test('of two who are offered the same the slower reads quietly who was quicker', async () => {
    // A customer nobody has served yet: otherwise the agent of last time is asked alone.
    await world.configure({ offerCountMax: 2 });
    jonas = await world.agent(JONAS);
    const chat = await world.chat();
    const offerOf = (personId: string) =>
      until('both offers', () => {
        const ids = [...(world.state()?.agents.get(personId as never)?.offerIds ?? [])];
        return ids[0];
      });
    const [marasOffer, jonasOffer] = [await offerOf(MARA.personId), await offerOf(JONAS.personId)];
    await must(mara.command('accept-offer', { offerId: marasOffer }));
    const late = await jonas.command('accept-offer', { offerId: jonasOffer });
    expect(late.problem.kind).toBe('offer.over');
    const address = { tenantId: BERGWERK.tenantId, topic: 'desk', owner: JONAS.personId };
    const won = await until('the quiet note', async () => {
      const entries = await deskSource(open.centre, address).read([`won:${jonasOffer}`]);
      return entries.get(`won:${jonasOffer}`);
    });
    expect(won).toMatchObject({ byName: 'Mara Lindner', customerName: 'Rosa Rückkehr' });
    expect(chat.now()).toMatchObject({ agentId: MARA.personId });
    await world.configure({ offerCountMax: 1 });
    await must(jonas.command('set-not-ready', { reason: 'break' }));
  });

  test('hold and retrieve are told to the customer, and only the holder may', async () => {
    const chat = await world.chat();
    const { interactionId } = await world.accept(mara, MARA, chat);
    await must(mara.command('hold-interaction', { interactionId }));
    expect(chat.now()?.state).toBe('on-hold');
    const again = await mara.command('hold-interaction', { interactionId });
    expect(again.problem.kind).toBe('interaction.wrong-state');
    await must(mara.command('retrieve-interaction', { interactionId }));
    expect(chat.now()?.state).toBe('active');
    await noted(chat, 'retrieved');
    expect(await chat.notes('public')).toEqual(expect.arrayContaining(['held', 'retrieved']));
  });

  test('parked work gives its room back and wakes when the customer writes', async () => {
    const chat = await world.chat();
    const { interactionId } = await world.accept(mara, MARA, chat);
    await must(mara.command('park-interaction', { interactionId }));
    expect(chat.now()).toMatchObject({ state: 'parked', agentId: MARA.personId });
    expect(world.state()?.agents.get(MARA.personId as never)?.loadUsed).toBe(0);
    expect(await chat.write('Da bin ich wieder.')).toBeNull();
    // It waits again and is offered to the agent who parked it.
    await world.accept(mara, MARA, chat);
    expect(chat.now()).toMatchObject({ state: 'active', agentId: MARA.personId });
  });

  test('the agent may take up what she parked before it wakes', async () => {
    const chat = await world.chat();
    const { interactionId } = await world.accept(mara, MARA, chat);
    await must(
      mara.command('park-interaction', { interactionId, untilAt: Date.now() + 3_600_000 }),
    );
    await must(mara.command('resume-interaction', { interactionId }));
    expect(chat.now()).toMatchObject({ state: 'active', agentId: MARA.personId });
  });

  test('words after the completion bring back the agent who still wraps up', async () => {
    const chat = await world.chat();
    const { interactionId } = await world.accept(mara, MARA, chat);
    await must(mara.command('complete-interaction', { interactionId, dispositionId: 'solved' }));
    await noted(chat, 'conversation-closed');
    expect(await chat.write('Noch eine Frage!')).toBeNull();
    await until('the same interaction, active again', () =>
      chat.now()?.state === 'active' ? true : undefined,
    );
    expect(chat.now()).toMatchObject({ interactionId, agentId: MARA.personId });
    await noted(chat, 'reopened');
    const conversation = await mara.ask(`/api/v1/conversations/${chat.conversationId}`);
    expect(conversation.json).toMatchObject({ conversation: { state: 'open', interactionId } });
  });

  test('words after wrap-up are refused: the chat is over', async () => {
    const chat = await world.chat();
    const { interactionId } = await world.accept(mara, MARA, chat);
    await must(mara.command('complete-interaction', { interactionId }));
    await noted(chat, 'conversation-closed');
    await must(mara.command('finish-wrap-up', { interactionId }));
    expect((await chat.write('Zu spät?'))?.kind).toBe('conversation.closed');
  });

  test('a consulted colleague notes, in conference she writes, after the hand-over she holds', async () => {
    const chat = await world.chat();
    const { interactionId } = await world.accept(mara, MARA, chat);
    await must(jonas.command('set-ready', {}));
    const { conversationId } = chat;
    const asked = await must(
      mara.command('consult-agent', {
        interactionId,
        agentId: JONAS.personId,
        note: 'Kennst du den Fall?',
      }),
    );
    const { offerId } = asked.json as { offerId: string };
    const twice = await mara.command('consult-agent', { interactionId, agentId: JONAS.personId });
    expect(twice.problem.kind).toBe('party.already');
    await must(jonas.command('accept-offer', { offerId }));
    expect(chat.now()).toMatchObject({ state: 'active', agentId: MARA.personId });

    const internal = { conversationId, visibility: 'internal' as const, text: 'Ja, ich schaue.' };
    await must(jonas.command('send-message', internal));
    const tooSoon = await jonas.command('send-message', { conversationId, text: 'Guten Tag' });
    expect(tooSoon.problem.kind).toBe('interaction.not-yours');

    await must(mara.command('start-conference', { interactionId, agentId: JONAS.personId }));
    await must(jonas.command('send-message', { conversationId, text: 'Guten Tag' }));
    await noted(chat, 'colleague-joined');
    expect(await chat.notes('public')).not.toContain('colleague-consulted');

    await must(mara.command('complete-transfer', { interactionId, agentId: JONAS.personId }));
    expect(chat.now()).toMatchObject({ state: 'active', agentId: JONAS.personId, parties: [] });
    await noted(chat, 'transferred');
    const gone = await mara.command('send-message', { conversationId, text: 'Tschüss' });
    expect(gone.problem.kind).toBe('interaction.not-yours');
    await must(jonas.command('set-not-ready', { reason: 'break' }));
  });

  test('a colleague may leave; without a conference the customer never hears of her', async () => {
    const chat = await world.chat();
    const { interactionId } = await world.accept(mara, MARA, chat);
    await must(jonas.command('set-ready', {}));
    const agentId = JONAS.personId;
    const asked = await must(mara.command('consult-agent', { interactionId, agentId }));
    const { offerId } = asked.json as { offerId: string };
    await must(jonas.command('accept-offer', { offerId }));
    await must(jonas.command('end-party', { interactionId, agentId }));
    expect(chat.now()?.parties).toEqual([]);
    await noted(chat, 'colleague-left');
    expect(await chat.notes('public')).not.toContain('colleague-left');
    const nobody = await mara.command('start-conference', { interactionId, agentId });
    expect(nobody.problem.kind).toBe('party.unknown');
    await must(jonas.command('set-not-ready', { reason: 'break' }));
  });

  test('waiting work is taken by hand from one’s queues; beyond capacity only on purpose', async () => {
    await must(mara.command('set-not-ready', { reason: 'break' }));
    const chats = [await world.chat(), await world.chat(), await world.chat()];
    for (const chat of chats) await until('the chat to wait', () => chat.now());
    const ids = chats.map((chat) => chat.now()?.interactionId ?? '');
    await must(mara.command('take-interaction', { interactionId: ids[0] ?? '' }));
    await must(mara.command('take-interaction', { interactionId: ids[1] ?? '' }));
    const interactionId = ids[2] ?? '';
    const full = await mara.command('take-interaction', { interactionId });
    expect(full.problem.kind).toBe('agent.no-capacity');
    await must(mara.command('take-interaction', { interactionId, isOverride: true }));
    expect(chats[2]?.now()).toMatchObject({ state: 'active', agentId: MARA.personId });
    await world.clear();
    await must(mara.command('set-ready', {}));
  });

  test('draining to the end of the shift signs the agent out after the last one', async () => {
    const chat = await world.chat();
    const { interactionId } = await world.accept(mara, MARA, chat);
    await must(mara.command('sign-out-agent', { drain: true }));
    const agent = () => world.state()?.agents.get(MARA.personId as never);
    expect(agent()).toMatchObject({ routability: 'draining', next: 'offline' });
    await must(mara.command('complete-interaction', { interactionId }));
    await must(mara.command('finish-wrap-up', { interactionId }));
    expect(agent()?.connection).toBe('offline');
  });
});
