import { mediaWorkerForTests, mustHaveWorker } from '@zentrale/channels/testing';
import { asId, type AgentId, type InteractionId } from '@zentrale/kernel/values';
import type { CallView } from '@zentrale/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callWorld, type CallPage } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';

const { path, isSkipped } = mediaWorkerForTests();
const { otherAgent: JONAS, expert: ELIF, supervisor: RUTH } = BERGWERK;

describe.skipIf(isSkipped)('colleagues in a call', () => {
  let open: OpenCentre;
  const world = callWorld(() => open);
  beforeAll(async () => {
    open = await openCentre({ mediaWorker: mustHaveWorker(path) });
  });
  afterEach(() => world.clear());
  afterAll(() => open.close());

  const live = (callId: string) => open.centre.calls.find(BERGWERK.tenantId, callId);
  const roles = (callId: string) =>
    live(callId)?.call.parties.map(({ personId, role }) => [personId, role]);
  const role = (callId: string, personId: string) =>
    live(callId)?.invited.find((one) => one.personId === personId)?.role;
  const becomes = (callId: string, personId: string, wanted: string) =>
    until(`${personId} to be ${wanted}`, () =>
      role(callId, personId) === wanted ? true : undefined,
    );
  const command = async (page: CallPage, type: string, body: object) => {
    const reply = await page.command(type, body);
    if (!reply.ok) throw new Error(`${type}: ${reply.problem.kind}`);
    return reply.answer;
  };

  const audited = (act: string) =>
    until(`${act} in the audit trail`, async () => {
      const { store, directory } = open.centre;
      const entries = await store.transact(BERGWERK.tenantId, (tx) =>
        directory.auditTrail(tx, { limit: 50 }),
      );
      return entries.find((entry) => entry.act === act);
    });

  /** Jonas is asked, and accepts. */
  async function consulted() {
    const talking = await world.talking();
    const { mara, interactionId, callId } = talking;
    const jonas = await world.staff(JONAS, true);
    await command(mara.page, 'hold-interaction', { interactionId });
    await command(mara.page, 'consult-agent', { interactionId, agentId: JONAS.personId });
    await world.accept(jonas, talking.customer.conversationId);
    await becomes(callId, JONAS.personId, 'consulted');
    await jonas.page.enter(callId);
    return { ...talking, jonas };
  }

  test('an agent who is consulted finds the call at the desk, and hides from the customer', async () => {
    const { customer, jonas, callId } = await consulted();
    const own = await until(
      'the call at the desk',
      () => jonas.page.entry<CallView>('desk', `call:${callId}`) ?? undefined,
    );
    expect(own).toMatchObject({ ownRole: 'consulted', state: 'on-hold' });
    expect(roles(callId)).toContainEqual([JONAS.personId, 'consulted']);
    const shown = world.call(customer.page)?.parties;
    expect(shown?.map((party) => party.role)).toEqual(['customer', 'holder']);
    // Who somebody is at the centre is nothing for customers.
    expect(shown?.every(({ personId }) => personId === null)).toBe(true);
  });

  test('the consulted one is brought to the customer, and then has the call to herself', async () => {
    const { customer, mara, jonas, interactionId, callId } = await consulted();
    const about = { interactionId, agentId: JONAS.personId };
    await command(mara.page, 'start-conference', about);
    await command(mara.page, 'retrieve-interaction', { interactionId });
    await world.is(customer.page, 'active');
    await becomes(callId, JONAS.personId, 'conferenced');
    await until('Jonas to be shown', () =>
      world.call(customer.page)?.parties.some(({ name }) => name === 'Jonas') ? true : undefined,
    );
    await command(mara.page, 'complete-transfer', about);
    await becomes(callId, JONAS.personId, 'holder');
    await until('Mara to be out', () => mara.page.frames.find(({ type }) => type === 'removed'));
    expect(jonas.page.frames.some(({ type }) => type === 'removed')).toBe(false);
    expect(live(callId)?.call.state).toBe('active');
  });

  test('a call that is parked waits with music, and its agent is out until she takes it up', async () => {
    const { customer, mara, interactionId, callId } = await world.talking();
    await command(mara.page, 'park-interaction', { interactionId });
    await world.is(customer.page, 'waiting');
    await until('Mara to be out', () => mara.page.frames.find(({ type }) => type === 'removed'));
    await command(mara.page, 'resume-interaction', { interactionId });
    await world.is(customer.page, 'active');
    await mara.page.enter(callId);
    expect(roles(callId)).toEqual([
      [null, 'customer'],
      [mara.who.personId, 'holder'],
    ]);
  });

  test('an expert joins with her voice: to the agent first, then to the customer, then no more', async () => {
    const { customer, mara, callId } = await world.talking();
    const { conversationId } = customer;
    const elif = await world.staff(ELIF);
    await command(elif.page, 'set-availability', { isAvailable: true });
    const ask = { conversationId, expertId: ELIF.personId, question: 'Hält die Sohle?' };
    const { consultId } = (await command(mara.page, 'request-consult', ask)) as {
      consultId: string;
    };
    expect(await elif.page.ask({ act: 'join', callId })).toMatchObject({
      problem: { kind: 'call.not-yours' },
    });
    await command(elif.page, 'accept-consult', { consultId });
    await becomes(callId, ELIF.personId, 'consulted');
    await elif.page.enter(callId);
    await command(elif.page, 'join-conversation', { consultId });
    await becomes(callId, ELIF.personId, 'conferenced');
    expect(roles(callId)).toContainEqual([ELIF.personId, 'conferenced']);
    await command(elif.page, 'end-consult', { consultId });
    await until('Elif to be out', () => elif.page.frames.find(({ type }) => type === 'removed'));
    expect(await elif.page.ask({ act: 'join', callId })).toMatchObject({
      problem: { kind: 'call.not-yours' },
    });
  });

  test('a supervisor changes how she takes part without leaving the call, and takes it over', async () => {
    const { customer, mara, interactionId, callId } = await world.talking();
    const ruth = await world.staff(RUTH);
    const supervise = (mode: string) =>
      command(ruth.page, 'supervise-interaction', { interactionId, mode, reason: 'training' });
    await supervise('monitor');
    await becomes(callId, RUTH.personId, 'monitor');
    const { partyId } = await ruth.page.enter(callId);
    for (const mode of ['coach', 'barge', 'monitor'] as const) {
      await supervise(mode);
      await until(mode, () =>
        live(callId)?.call.parties.some((one) => one.partyId === partyId && one.role === mode)
          ? true
          : undefined,
      );
    }
    expect(world.call(customer.page)?.parties.map((one) => one.role)).not.toContain('monitor');
    await command(ruth.page, 'take-over-interaction', { interactionId, reason: 'escalation' });
    await becomes(callId, RUTH.personId, 'holder');
    await until('Mara to be out', () => mara.page.frames.find(({ type }) => type === 'removed'));
    expect(roles(callId)).toEqual([
      [null, 'customer'],
      [RUTH.personId, 'holder'],
    ]);
    for (const act of ['monitor', 'coach', 'barge', 'reassign']) {
      expect(await audited(`floor.${act}`), act).toMatchObject({
        byPersonId: RUTH.personId,
        subjectId: interactionId,
      });
    }
  });

  test('six may be heard; the seventh is refused, wherever she comes from', async () => {
    const { customer, interactionId, callId, mara } = await consulted();
    const id = asId<InteractionId>(interactionId);
    const crowd = ['a', 'b', 'c'].map((name) => asId<AgentId>(`psn_${name}`));
    const holder = { personId: BERGWERK.agent.personId, role: 'holder' as const };
    const beside = [asId<AgentId>(JONAS.personId), ...crowd].map((personId) => ({
      personId: personId as string,
      role: 'conferenced' as const,
    }));
    const filled = { state: 'active', interactionId: id, invited: [holder, ...beside] } as const;
    await live(callId)?.follow(async () => filled);
    const elif = await world.staff(ELIF);
    await command(elif.page, 'set-availability', { isAvailable: true });
    const { conversationId } = customer;
    expect(
      await mara.page.command('request-consult', {
        conversationId,
        expertId: ELIF.personId,
        question: 'Noch jemand?',
      }),
    ).toMatchObject({ problem: { kind: 'call.full', field: 'body.expertId' } });
    const ruth = await world.staff(RUTH);
    const supervise = (mode: string) =>
      ruth.page.command('supervise-interaction', { interactionId, mode, reason: 'training' });
    expect(await supervise('coach')).toMatchObject({
      problem: { kind: 'call.full', field: 'body.mode' },
    });
    expect(await supervise('monitor')).toMatchObject({ ok: true });
  });

  test('at the call’s own door the seventh is refused as well', async () => {
    const { interactionId, callId } = await consulted();
    const id = asId<InteractionId>(interactionId);
    const names = ['mara', 'jonas', 'a', 'b', 'c', 'd'].map((name) => `psn_${name}`);
    const invited = names.map((personId, at) => ({
      personId,
      role: at === 0 ? ('holder' as const) : ('conferenced' as const),
    }));
    const call = live(callId);
    await call?.follow(async () => ({ state: 'active', interactionId: id, invited }));
    const join = (personId: string) =>
      call?.act(
        { personId, name: personId, session: { sessionId: personId, tell: () => {} } },
        { act: 'join', callId },
      );
    for (const personId of names.slice(2, 5)) {
      expect(await join(personId), personId).toMatchObject({ ok: true });
    }
    expect(await join('psn_d')).toMatchObject({ refusal: { kind: 'call.full' } });
  });
});
