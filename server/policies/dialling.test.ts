import { randomUUID } from 'node:crypto';
import { asId, type AgentId, type CalendarId } from '@zentrale/kernel/values';
import type { DialEntriesAdded, DialEntriesPage, DialListView } from '@zentrale/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callWorld } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';

const { agent: MARA, otherAgent: JONAS, supervisor: RUTH, tenantId, topicId } = BERGWERK;
const SETTINGS = {
  name: 'Spring offers',
  topicId,
  calendarId: null as string | null,
  attemptsMax: 2,
  retryAfterMinutes: 60,
};

type Ruth = Awaited<ReturnType<ReturnType<typeof callWorld>['staff']>>;

describe('dialling from lists', () => {
  let open: OpenCentre;
  let ruth: Ruth;
  const world = callWorld(() => open);

  beforeAll(async () => {
    open = await openCentre();
  });
  afterEach(async () => {
    for (const { listId, state } of lists()) {
      if (state !== 'ended') await ask(ruth, 'set-dial-list-state', { listId, state: 'ended' });
    }
    await world.clear();
  });
  afterAll(() => open.close());

  async function ask<Answer = unknown>(who: Ruth, type: string, body: object): Promise<Answer> {
    const reply = await who.page.command(type, body);
    if (!reply.ok) throw new Error(`${type}: ${reply.problem.kind}`);
    return reply.answer as Answer;
  }
  const lists = () => ruth.page.entries<DialListView>('dial-lists', 'dial-list:');
  const interactions = () => [...(world.state()?.interactions.values() ?? [])];
  const agentNow = (who: typeof MARA) => world.state()?.agents.get(asId<AgentId>(who.personId));

  const upload = async (listId: string, csv: string) => {
    const path = `/api/v1/dial-lists/${listId}/entries`;
    return ruth.caller.upload(path, 'list.csv', Buffer.from(csv));
  };
  async function listOf(numbers: readonly string[], changes: Partial<typeof SETTINGS> = {}) {
    ruth = await world.staff(RUTH);
    await ruth.page.watch('dial-lists');
    const settings = { ...SETTINGS, ...changes };
    const { listId } = await ask<{ listId: string }>(ruth, 'save-dial-list', {
      listId: null,
      ...settings,
    });
    const csv = ['number,name,note', ...numbers.map((number) => `${number},Lea,Tent`)].join('\n');
    expect((await upload(listId, csv)).status).toBe(200);
    const set = (state: string) => ask(ruth, 'set-dial-list-state', { listId, state });
    const entries = async () =>
      ((await ruth.caller.ask(`/api/v1/dial-lists/${listId}/entries`)).json as DialEntriesPage)
        .entries;
    const shown = (wanted: Partial<DialListView>) =>
      until(`the list to be ${JSON.stringify(wanted)}`, () => {
        const list = lists().find((one) => one.listId === listId);
        try {
          expect(list).toMatchObject(wanted);
          return list;
        } catch {
          return undefined;
        }
      });
    return { listId, set, entries, shown };
  }
  const offered = (who: typeof MARA) =>
    until('an offer', () => {
      const offerId = [...(agentNow(who)?.offerIds ?? [])][0];
      return offerId === undefined ? undefined : world.state()?.offers.get(offerId);
    });
  async function accepted(staff: Ruth) {
    const { offerId, interactionId } = await offered(staff.who);
    const offer = await until(
      'the offer on the desk',
      () => staff.page.entry<{ dialling: unknown }>('desk', `offer:${offerId}`) ?? undefined,
    );
    const { conversationId } = await ask<{ conversationId: string }>(staff, 'accept-offer', {
      offerId,
    });
    await staff.page.watch(`conversation/${conversationId}`);
    return { interactionId, conversationId, offer };
  }

  test('keeps what can be dialled, names what cannot, and takes nothing twice', async () => {
    const { listId, shown } = await listOf(['0151 55500301']);
    const csv = 'Nummer;Name\n0151 55500301;Lea\n0151 55500302;Ben\n0900 1234567;Costly\n12;Short';
    expect((await upload(listId, csv)).json as DialEntriesAdded).toEqual({
      addedCount: 1,
      repeatedCount: 1,
      problemCount: 2,
      problems: [
        { line: 4, field: 'number', reason: 'costly-number' },
        { line: 5, field: 'number', reason: 'invalid-number' },
      ],
    });
    await shown({ state: 'paused', entryCount: 2, openCount: 2 });
    expect(await upload(listId, 'name\nLea')).toMatchObject({
      status: 400,
      problem: { kind: 'dial-list.unreadable', field: 'body.file' },
    });
    expect(await upload('unknown_12345678', csv)).toMatchObject({
      status: 404,
      problem: { kind: 'dial-list.unknown', field: 'params.id' },
    });
  });

  test('hands over no more than there are free agents, and shows whom to call', async () => {
    const list = await listOf(['0151 55500303', '0151 55500304', '0151 55500305']);
    await list.set('running');
    await list.shown({ state: 'running', queuedCount: 0 });
    expect(interactions()).toEqual([]);
    const mara = await world.staff(MARA, true);
    const { offer, interactionId } = await accepted(mara);
    expect(offer.dialling).toEqual({
      listName: SETTINGS.name,
      name: 'Lea',
      number: '+4915155500303',
      note: 'Tent',
      attempt: 1,
      attemptsMax: 2,
      lastResult: null,
      chosenResult: null,
    });
    expect(world.state()?.interactions.get(interactionId)).toMatchObject({
      priority: 0,
      isCallback: true,
      channel: 'voice',
    });
    await list.shown({ openCount: 2, queuedCount: 1 });
    // Her only room for a call is taken: the list waits for somebody else.
    await world.staff(JONAS, true);
    await offered(JONAS);
    await list.shown({ openCount: 1, queuedCount: 2 });
    expect(interactions()).toHaveLength(2);
  });

  test('is over with the word of its agent, or due again after the time that was laid down', async () => {
    const list = await listOf(['0151 55500306', '0151 55500307']);
    const mara = await world.staff(MARA, true);
    await list.set('running');
    const first = await accepted(mara);
    await ask(mara, 'skip-dial-entry', {
      interactionId: first.interactionId,
      result: 'wrong-number',
    });
    const second = await accepted(mara);
    const before = Date.now();
    await ask(mara, 'set-dial-result', { conversationId: second.conversationId, result: 'later' });
    await until('the result in the conversation', () =>
      mara.page.entry<{ chosenResult: string }>(`conversation/${second.conversationId}`, 'dialling')
        ?.chosenResult === 'later'
        ? true
        : undefined,
    );
    await ask(mara, 'complete-interaction', { interactionId: second.interactionId });
    await ask(mara, 'finish-wrap-up', { interactionId: second.interactionId });
    await list.shown({ openCount: 1, queuedCount: 0, results: { 'wrong-number': 1 } });
    const [wrong, later] = await list.entries();
    expect(wrong).toMatchObject({ state: 'done', result: 'wrong-number', byName: 'Mara Lindner' });
    expect(later).toMatchObject({ state: 'open', result: 'later', attemptCount: 1 });
    expect((later?.dueAt ?? 0) - before).toBeGreaterThanOrEqual(3_600_000);
    expect(interactions()).toEqual([]);
  });

  test('without a call and a word an attempt is one that was not made', async () => {
    const list = await listOf(['0151 55500308'], { attemptsMax: 1 });
    const mara = await world.staff(MARA, true);
    await list.set('running');
    const { interactionId } = await accepted(mara);
    await ask(mara, 'complete-interaction', { interactionId });
    await ask(mara, 'finish-wrap-up', { interactionId });
    await list.shown({ openCount: 0, queuedCount: 0 });
    expect(await list.entries()).toMatchObject([{ state: 'done', result: 'not-called' }]);
  });

  test('whoever wants no calls is called by no list any more', async () => {
    const number = '0151 55500309';
    const first = await listOf([number]);
    const mara = await world.staff(MARA, true);
    await first.set('running');
    const { interactionId } = await accepted(mara);
    await ask(mara, 'skip-dial-entry', { interactionId, result: 'no-calls' });
    await first.shown({ results: { 'no-calls': 1 } });
    const second = await listOf([number, '0151 55500310']);
    await second.set('running');
    await second.shown({ queuedCount: 1, results: { 'no-calls': 1 } });
    expect(await second.entries()).toMatchObject([
      { state: 'done', attemptCount: 0 },
      { state: 'queued', attemptCount: 1 },
    ]);
  });

  test('a pause takes back what nobody has accepted, and leaves no trace with the customer', async () => {
    const list = await listOf(['0151 55500311']);
    const mara = await world.staff(MARA, true);
    await list.set('running');
    const { interactionId } = await offered(MARA);
    const customerId = world.state()?.interactions.get(interactionId)?.customerId;
    await list.set('paused');
    await list.shown({ state: 'paused', openCount: 1, queuedCount: 0 });
    expect(interactions()).toEqual([]);
    expect(await list.entries()).toMatchObject([{ state: 'open', attemptCount: 0, result: null }]);
    const recent = await open.centre.store.transact(tenantId, (tx) =>
      open.centre.journey.recent(tx, asId(customerId ?? ''), 10),
    );
    expect(recent.map(({ kind }) => kind)).not.toContain('interaction-abandoned');
    await list.set('running');
    expect((await accepted(mara)).offer.dialling).toMatchObject({ attempt: 1 });
    // What an agent has is hers to end.
    await list.set('ended');
    await list.shown({ state: 'ended', queuedCount: 1 });
    expect(
      await ruth.page.command('set-dial-list-state', { listId: list.listId, state: 'running' }),
    ).toMatchObject({ problem: { kind: 'dial-list.ended', field: 'body.listId' } });
  });

  test('nobody is called while the calendar of the list is closed', async () => {
    const runtime = await open.centre.routing.open(tenantId);
    const [opening] = runtime.state.calendars.values();
    if (opening === undefined) throw new Error('the demo has a calendar');
    const calendar = { ...opening, calendarId: asId<CalendarId>('never-dialled'), weekly: [] };
    await runtime.submit(asId(randomUUID()), { type: 'ConfigureCalendar', calendar });
    const list = await listOf(['0151 55500312'], { calendarId: calendar.calendarId });
    await world.staff(MARA, true);
    const other = await listOf(['0151 55500313']);
    await list.set('running');
    await other.set('running');
    await other.shown({ queuedCount: 1 });
    await list.shown({ state: 'running', openCount: 1, queuedCount: 0 });
    expect(await list.entries()).toMatchObject([{ state: 'open', attemptCount: 0 }]);
  });

  test('is for supervisors to begin, and results are for whoever holds the work', async () => {
    const list = await listOf(['0151 55500314']);
    const mara = await world.staff(MARA, true);
    expect(
      await mara.page.command('set-dial-list-state', { listId: list.listId, state: 'running' }),
    ).toMatchObject({ problem: { kind: 'role.forbidden' } });
    await list.set('running');
    const { interactionId, conversationId } = await accepted(mara);
    const jonas = await world.staff(JONAS);
    expect(
      await jonas.page.command('set-dial-result', { conversationId, result: 'later' }),
    ).toMatchObject({ problem: { kind: 'interaction.not-yours' } });
    expect(
      await jonas.page.command('skip-dial-entry', { interactionId, result: 'later' }),
    ).toMatchObject({ problem: { kind: 'interaction.not-yours' } });
  });

  test('a list nobody could dial is refused, with the field', async () => {
    ruth = await world.staff(RUTH);
    await ruth.page.watch('dial-lists');
    const save = (changes: object) =>
      ruth.page.command('save-dial-list', { listId: null, ...SETTINGS, ...changes });
    expect(await save({ topicId: 'unknown' })).toMatchObject({
      problem: { kind: 'queue.unknown', field: 'body.topicId' },
    });
    expect(await save({ calendarId: 'unknown' })).toMatchObject({
      problem: { kind: 'calendar.unknown', field: 'body.calendarId' },
    });
    expect(await save({ attemptsMax: 0 })).toMatchObject({
      problem: { kind: 'request.invalid', field: 'body.attemptsMax' },
    });
    expect(await save({ listId: 'unknown_12345678' })).toMatchObject({
      problem: { kind: 'dial-list.unknown', field: 'body.listId' },
    });
  });
});
