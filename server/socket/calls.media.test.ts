import { asId, type InteractionId } from '@zentrale/kernel/values';
import { killMediaWorkers, mediaWorkerForTests, mustHaveWorker } from '@zentrale/channels/testing';
import type { CallView } from '@zentrale/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callWorld } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until, visit } from '../testing/story.ts';

const { path, isSkipped } = mediaWorkerForTests();
const { agent: MARA, otherAgent: JONAS, supervisor: RUTH } = BERGWERK;
const GRACE_SECONDS = 2;

describe.skipIf(isSkipped)('calls at the doors', () => {
  let open: OpenCentre;
  const world = callWorld(() => open);
  beforeAll(async () => {
    const settings = { CALL_GRACE_SECONDS: GRACE_SECONDS, RECONNECT_GRACE_SECONDS: 1 };
    open = await openCentre({ mediaWorker: mustHaveWorker(path), settings, hasNeighbour: true });
  });
  afterEach(() => world.clear());
  afterAll(() => open.close());

  const { call, is, talking } = world;
  const place = (interactionId: string) =>
    world.state()?.interactions.get(asId<InteractionId>(interactionId))?.state;

  describe('a call from the website', () => {
    test('waits with music, is offered as voice, and connects the two who talk', async () => {
      const customer = await world.customer();
      const { callId, conversationId } = customer;
      expect(call(customer.page)).toMatchObject({ callId, state: 'waiting', answeredAt: null });
      await customer.page.enter(callId);
      await until('music', () =>
        customer.page.frames.find((frame) => frame.type === 'consumer' && frame.source === 'music'),
      );
      const mara = await world.staff(MARA, true);
      const interactionId = await world.accept(mara, conversationId);
      expect(world.state()?.interactions.get(asId(interactionId))?.channel).toBe('voice');
      await until(
        'the call at the desk',
        () => mara.page.entry('desk', `call:${callId}`) ?? undefined,
      );
      await mara.page.enter(callId);
      const heard = await until('one another', () => {
        const [theirs, hers] = [customer.page, mara.page].map((page) =>
          page.frames.find((frame) => frame.type === 'consumer' && frame.source === 'microphone'),
        );
        return theirs && hers ? { theirs, hers } : undefined;
      });
      expect(heard.theirs).toMatchObject({ kind: 'audio', callId });
      const names = await until('both to be there', () => {
        const parties = call(customer.page)?.parties ?? [];
        return parties.length < 2 ? undefined : parties.map(({ role, name }) => [role, name]);
      });
      expect(names).toEqual([
        ['customer', 'Rosa Rückkehr'],
        ['holder', 'Mara'],
      ]);
      expect(await world.notes(conversationId)).toContain('call-started');
    });

    test('is abandoned when the customer hangs up while waiting', async () => {
      const { page, callId, conversationId } = await world.customer();
      await page.enter(callId);
      expect(await page.command('end-call', {})).toMatchObject({ ok: true });
      await is(page, 'ended');
      expect(call(page)).toMatchObject({ endReason: 'abandoned', answeredAt: null });
      await until('the queue to forget it', () =>
        world.state()?.interactions.size === 0 ? true : undefined,
      );
      expect(await world.notes(conversationId)).toEqual(
        expect.arrayContaining(['call-started', 'call-ended', 'customer-left']),
      );
    });

    test('is in wrap-up after either hangs up', async () => {
      for (const who of ['customer', 'mara'] as const) {
        const { customer, mara, interactionId, callId } = await talking();
        if (who === 'customer') await customer.page.command('end-call', {});
        else expect(await mara.page.command('end-call', { callId })).toMatchObject({ ok: true });
        await is(customer.page, 'ended');
        await until('wrap-up', () => (place(interactionId) === 'wrap-up' ? true : undefined));
        expect(mara.page.frames).toContainEqual(expect.objectContaining({ type: 'ended', callId }));
        await until('the desk without it', () =>
          mara.page.entry('desk', `call:${callId}`) === null ? true : undefined,
        );
        expect(await customer.page.ask({ act: 'join', callId })).toMatchObject({
          problem: { kind: 'call.unknown' },
        });
        await world.clear();
      }
    });

    test('ends with the whole conversation', async () => {
      const { customer, interactionId } = await talking();
      expect(await customer.page.command('end-chat', {})).toMatchObject({ ok: true });
      await is(customer.page, 'ended');
      await until('wrap-up', () => (place(interactionId) === 'wrap-up' ? true : undefined));
    });

    test('ends with the interaction, whoever completes it', async () => {
      const { customer, mara, interactionId } = await talking();
      await mara.page.command('complete-interaction', { interactionId });
      await is(customer.page, 'ended');
      expect(call(customer.page)?.endReason).toBe('agent-hung-up');
    });

    test('is on hold and back as the interaction is', async () => {
      const { customer, mara, interactionId } = await talking();
      await mara.page.command('hold-interaction', { interactionId });
      await is(customer.page, 'on-hold');
      expect(call(customer.page)?.heldAt).toEqual(expect.any(Number));
      await mara.page.command('retrieve-interaction', { interactionId });
      await is(customer.page, 'active');
      expect(call(customer.page)?.heldAt).toBeNull();
    });

    test('goes to another agent with the customer in it', async () => {
      const { customer, mara, interactionId, callId } = await talking();
      const jonas = await world.staff(JONAS, true);
      await mara.page.command('transfer-to-agent', { interactionId, agentId: JONAS.personId });
      await world.accept(jonas, customer.conversationId);
      await until('Mara to be out', () => mara.page.frames.find(({ type }) => type === 'removed'));
      expect(await mara.page.ask({ act: 'join', callId })).toMatchObject({
        problem: { kind: 'call.not-yours' },
      });
      await jonas.page.enter(callId);
      const roles = () => call(customer.page)?.parties.map(({ name }) => name);
      await until('Jonas', () => (roles()?.includes('Jonas') ? true : undefined));
      expect(roles()).not.toContain('Mara');
    });
  });

  describe('in the call', () => {
    test('mute shows on both sides and stays over a reload', async () => {
      const { customer, callId } = await talking();
      await customer.page.act({ act: 'set-muted', callId, isMuted: true });
      const own = () => call(customer.page)?.parties.find(({ role }) => role === 'customer');
      await until('mute', () => (own()?.isMuted === true ? true : undefined));
      const { partyId } = own() ?? { partyId: '' };
      const again = await customer.again();
      expect(await again.enter(callId)).toMatchObject({ partyId });
      await until('the old page to know', () =>
        customer.page.frames.find(({ type }) => type === 'replaced'),
      );
      expect(own()?.isMuted).toBe(true);
      expect(await customer.page.ask({ act: 'set-muted', callId, isMuted: false })).toMatchObject({
        problem: { kind: 'call.not-joined' },
      });
    });

    test('whoever loses the connection may come back within the grace period', async () => {
      const { customer, mara, callId } = await talking();
      await mara.page.watch(`conversation/${customer.conversationId}`);
      customer.page.close();
      const seen = () =>
        mara.page
          .entry<CallView>(`conversation/${customer.conversationId}`, 'call')
          ?.parties.find(({ role }) => role === 'customer')?.connection;
      await until('the loss', () => (seen() === 'lost' ? true : undefined));
      const back = await customer.again();
      await back.enter(callId);
      await until('the return', () => (seen() === 'joining' ? true : undefined));
      await new Promise((settle) => setTimeout(settle, GRACE_SECONDS * 1000 + 300));
      expect(open.centre.calls.find(BERGWERK.tenantId, callId)).not.toBeNull();
    });

    test('a customer who does not come back ends it, and the agent wraps up', async () => {
      const { customer, mara, interactionId, callId } = await talking();
      customer.page.close();
      const ended = await until('the end', () =>
        mara.page.frames.find(({ type }) => type === 'ended'),
      );
      expect(ended).toEqual({ type: 'ended', callId, reason: 'network-lost' });
      await until('wrap-up', () => (place(interactionId) === 'wrap-up' ? true : undefined));
    });

    test('a supervisor who monitors joins unseen by the customer', async () => {
      const { customer, interactionId, callId } = await talking();
      const ruth = await world.staff(RUTH);
      expect(await ruth.page.ask({ act: 'join', callId })).toMatchObject({
        problem: { kind: 'call.not-yours' },
      });
      const started = await ruth.page.command('supervise-interaction', {
        interactionId,
        mode: 'monitor',
        reason: 'quality',
      });
      expect(started).toMatchObject({ ok: true });
      await ruth.page.enter(callId);
      const live = open.centre.calls.find(BERGWERK.tenantId, callId);
      expect(live?.call.parties.map(({ role }) => role)).toContain('monitor');
      expect(call(customer.page)?.parties.map(({ role }) => role)).toEqual(['customer', 'holder']);
    });

    test('a chat becomes a call and stays the same conversation', async () => {
      const { conversationId } = await visit(open, BERGWERK);
      const mara = await world.staff(MARA, true);
      const interactionId = await world.accept(mara, conversationId);
      const begun = await mara.page.command('start-call', { conversationId, media: 'video' });
      if (!begun.ok) throw new Error(begun.problem.kind);
      const { callId } = begun.answer as { callId: string };
      await mara.page.enter(callId);
      const live = open.centre.calls.find(BERGWERK.tenantId, callId);
      expect(live?.call).toMatchObject({ conversationId, interactionId, state: 'active' });
      expect(await mara.page.command('end-call', { callId })).toMatchObject({ ok: true });
      // The chat goes on: it was there before the call.
      expect(place(interactionId)).toBe('active');
    });
  });

  describe('when things break', () => {
    test('a dead media worker costs nobody the call', async () => {
      const { customer, mara, callId } = await talking();
      killMediaWorkers();
      for (const { page } of [customer, mara]) {
        await until('the news', () => page.frames.find(({ type }) => type === 'rejoin'));
      }
      await until('a new worker', () =>
        open.centre.calls.mediaOffered().length > 0 ? true : undefined,
      );
      await customer.page.enter(callId);
      await mara.page.enter(callId);
      await until('one another', () =>
        customer.page.frames.filter(
          (frame) => frame.type === 'consumer' && frame.source === 'microphone',
        ).length === 2
          ? true
          : undefined,
      );
      expect(call(customer.page)).toMatchObject({ callId, state: 'active' });
    });

    test('an agent who is gone is replaced, and the customer stays in the call', async () => {
      const { customer, mara, callId } = await talking();
      mara.page.close();
      await is(customer.page, 'waiting');
      const jonas = await world.staff(JONAS, true);
      await world.accept(jonas, customer.conversationId);
      await jonas.page.enter(callId);
      await is(customer.page, 'active');
      expect(call(customer.page)).toMatchObject({ callId, endedAt: null });
    });

    test('the next process takes up calls, and who does not come back has left', async () => {
      const { customer, callId } = await talking();
      const { calls } = open.centre;
      await calls.close();
      const [record] = await calls.restore(BERGWERK.tenantId);
      expect(record?.call).toMatchObject({ callId, state: 'active', parties: [] });
      const again = await customer.again();
      await again.enter(callId);
      expect(record?.call.parties.map(({ role }) => role)).toEqual(['customer']);
    });
  });
});
