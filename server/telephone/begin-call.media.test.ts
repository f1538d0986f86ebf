import { mediaWorkerForTests, mustHaveWorker } from '@zentrale/channels/testing';
import { asId, type AgentId, type CalendarId, type QueueId } from '@zentrale/kernel/values';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { callWorld, type CallPage } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';
import { LEA } from '../testing/telephone-world.ts';

const { path, isSkipped } = mediaWorkerForTests();
const { agent: MARA, otherAgent: JONAS, tenantId, topicId } = BERGWERK;
const NATIONAL = '0151 555 00101';

interface Begun {
  readonly interactionId: string;
  readonly conversationId: string;
}

describe.skipIf(isSkipped)('a call that an agent begins', () => {
  let open: OpenCentre;
  const world = callWorld(() => open);
  beforeAll(async () => {
    open = await openCentre({ mediaWorker: mustHaveWorker(path) });
  });
  afterEach(() => world.clear());
  afterAll(() => open.close());

  const begin = (page: CallPage, number: string, topic = topicId, commandId = randomUUID()) =>
    page.socket.emitWithAck('command', {
      commandId,
      type: 'begin-call',
      body: { number, topicId: topic },
    }) as Promise<{ ok: boolean; answer: Begun }>;
  const interactions = () => [...(world.state()?.interactions.values() ?? [])];
  const conversations = () =>
    open.centre.store.transact(tenantId, (tx) =>
      tx.query<{ id: string; state: string }>(
        `select conversation_id as id, state from conversations where channel = 'voice'`,
      ),
    );
  const conversationCount = async () => (await conversations()).length;

  test('opens a conversation that is hers at once, with the customer of that number', async () => {
    const mara = await world.staff(MARA);
    await world.staff(JONAS, true);
    const { ok, answer } = await begin(mara.page, NATIONAL);
    expect(ok).toBe(true);
    const interaction = world.state()?.interactions.get(asId(answer.interactionId));
    expect(interaction).toMatchObject({
      state: 'active',
      agentId: MARA.personId,
      channel: 'voice',
    });
    const conversation = await open.centre.store.transact(tenantId, (tx) =>
      open.centre.channels.conversation(tx, asId(answer.conversationId)),
    );
    expect(conversation).toMatchObject({ replyTo: LEA, topicId });
    const [known] = await open.centre.store.transact(tenantId, (tx) =>
      tx.query<{ isVerified: boolean }>(
        `select is_verified as "isVerified" from identities where kind = 'phone' and value = $1`,
        [LEA],
      ),
    );
    expect(known?.isVerified).toBe(false);
  });

  test('begins once, however often the same is asked for', async () => {
    const mara = await world.staff(MARA);
    const commandId = randomUUID();
    const first = await begin(mara.page, LEA, topicId, commandId);
    expect(await begin(mara.page, LEA, topicId, commandId)).toEqual(first);
    expect(interactions()).toHaveLength(1);
  });

  test('stays her work where the provider does not take the call', async () => {
    const mara = await world.staff(MARA);
    const { answer } = await begin(mara.page, LEA);
    const { conversationId } = answer;
    // The demo's phones are not connected here: the provider does not answer.
    expect(await mara.page.command('call-customer', { conversationId })).toMatchObject({
      problem: { kind: 'provider.unavailable' },
    });
    await until('the end of the call', () =>
      open.centre.calls.of(tenantId, asId(conversationId)) === null ? true : undefined,
    );
    expect(interactions()).toMatchObject([{ state: 'active', agentId: MARA.personId }]);
  });

  test.each([
    ['is none', '12', 'invalid-number'],
    ['earns money by being called', '0900 1234567', 'costly-number'],
    ['calls for help', '112', 'invalid-number'],
  ])('to a number that %s is refused, and leaves nothing', async (_, number, reason) => {
    const before = await conversationCount();
    const mara = await world.staff(MARA);
    expect(await begin(mara.page, number)).toMatchObject({
      ok: false,
      problem: { kind: 'call.number-refused', field: 'body.number', facts: { reason } },
    });
    expect(interactions()).toEqual([]);
    expect(await conversationCount()).toBe(before);
  });

  test('to somebody who does not want to hear from the line is refused', async () => {
    const address = '+4915155500177';
    const [sms] = await open.centre.store.transact(tenantId, async (tx) => {
      const accounts = await open.centre.channels.accounts(tx);
      return accounts.filter(({ kind }) => kind === 'sms');
    });
    await open.centre.store.transact(tenantId, (tx) =>
      open.centre.channels.recordOptOut(tx, {
        accountId: sms?.accountId ?? '',
        address,
        isOptedOut: true,
        source: 'keyword',
      }),
    );
    const mara = await world.staff(MARA);
    expect(await begin(mara.page, address)).toMatchObject({
      problem: { kind: 'channel.opted-out' },
    });
    expect(interactions()).toEqual([]);
  });

  test('is refused while she has no room for a call, or is not of the queue', async () => {
    const mara = await world.staff(MARA);
    while (hasRoomForCall()) {
      expect((await begin(mara.page, LEA)).ok).toBe(true);
    }
    const before = await conversationCount();
    expect(await begin(mara.page, LEA)).toMatchObject({ problem: { kind: 'agent.no-capacity' } });
    expect(await begin(mara.page, LEA, 'unknown_12345678')).toMatchObject({
      problem: { kind: 'queue.unknown', field: 'body.topicId' },
    });
    await open.centre.store.transact(tenantId, async (tx) => {
      const settings = await open.centre.directory.centre(tx);
      const others = {
        ...must(settings.topics[0]),
        topicId: 'others',
        queueId: asId<QueueId>('others'),
      };
      const topics = [...settings.topics, others];
      await open.centre.directory.saveCentre(tx, { ...settings, topics });
    });
    expect(await begin(mara.page, LEA, 'others')).toMatchObject({
      problem: { kind: 'queue.not-served', field: 'body.topicId' },
    });
    expect(await conversationCount()).toBe(before);
  });

  /** Mara begins two calls at once, and has room for one. */
  async function race() {
    const mara = await world.staff(MARA);
    const earlier = new Set((await conversations()).map(({ id }) => id));
    const both = await Promise.all([begin(mara.page, LEA), begin(mara.page, '+4915112345603')]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ problem: { kind: 'agent.no-capacity' } });
    const won = both.find(({ ok }) => ok)?.answer;
    await until('one interaction', () => (interactions().length === 1 ? true : undefined));
    expect(interactions()).toMatchObject([{ state: 'active', interactionId: won?.interactionId }]);
    const begun = (await conversations()).filter(({ id }) => !earlier.has(id));
    return { won, begun };
  }

  test('that lost the race for her last room is closed again', async () => {
    // Where one is much quicker the other begins nothing, and there was no race.
    const { won, begun } = await until('a race', async () => {
      const raced = await race();
      if (raced.begun.length > 1) return raced;
      await world.clear();
      return undefined;
    });
    const states = new Map(begun.map(({ id, state }) => [id === won?.conversationId, state]));
    expect(begun).toHaveLength(2);
    expect(states.get(true)).toBe('open');
    expect(states.get(false)).toBe('closed');
  });

  test('is refused where the queue turns away who comes while it is closed', async () => {
    const mara = await world.staff(MARA);
    const runtime = await open.centre.routing.open(tenantId);
    const { topics } = await open.centre.readCentre(tenantId);
    const { queueId } = must(topics.find((topic) => topic.topicId === topicId));
    const queue = must(runtime.state.queues.get(asId(queueId))).config;
    const opening = must([...runtime.state.calendars.values()][0]);
    const calendar = { ...opening, calendarId: asId<CalendarId>('never'), weekly: [] };
    const configure = (to: typeof queue) =>
      runtime.submit(asId(randomUUID()), { type: 'ConfigureQueue', queue: to });
    await runtime.submit(asId(randomUUID()), { type: 'ConfigureCalendar', calendar });
    await configure({ ...queue, calendarId: calendar.calendarId, onClosed: 'refuse' });
    const before = await conversationCount();
    expect(await begin(mara.page, LEA)).toMatchObject({
      problem: { kind: 'queue.closed', field: 'body.topicId' },
    });
    expect(await conversationCount()).toBe(before);
    await configure({ ...queue, calendarId: calendar.calendarId, onClosed: 'wait' });
    expect((await begin(mara.page, LEA)).ok).toBe(true);
    await configure(queue);
  });

  const maraInRouting = () => world.state()?.agents.get(asId<AgentId>(MARA.personId));
  function hasRoomForCall(): boolean {
    const held = interactions().filter(({ agentId }) => agentId === asId<AgentId>(MARA.personId));
    const { capacity } = must(maraInRouting()).config;
    return held.length < (capacity.channels['voice']?.countMax ?? 0);
  }
});

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('it is there');
  return value;
}
