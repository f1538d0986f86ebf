import { mediaWorkerForTests, mustHaveWorker } from '@zentrale/channels/testing';
import type { CallView } from '@zentrale/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { callWorld, CallPage } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { openSocket } from '../testing/sockets.ts';
import { until, visit } from '../testing/story.ts';

const { path, isSkipped } = mediaWorkerForTests();
const { agent: MARA, queueId, tenantId } = BERGWERK;

describe.skipIf(isSkipped)('a call that is added to a chat, where calls are recorded', () => {
  let open: OpenCentre;
  const world = callWorld(() => open);
  beforeAll(async () => {
    open = await openCentre({ mediaWorker: mustHaveWorker(path) });
    await open.centre.store.transact(tenantId, (tx) =>
      open.centre.recordings.saveRule(tx, queueId, {
        mode: 'announced',
        keeps: 'sound',
        retentionDays: 30,
      }),
    );
  });
  afterEach(() => world.clear());
  afterAll(() => open.close());

  /** Mara chats with a customer and adds a call. */
  async function added() {
    const { conversationId, chatToken } = await visit(open, BERGWERK);
    const chat = { namespace: 'chat', token: chatToken } as const;
    const customer = new CallPage(await openSocket(open, new Caller(open), chat));
    await customer.watch('chat');
    const mara = await world.staff(MARA, true);
    await world.accept(mara, conversationId);
    const begun = await mara.page.command('start-call', { conversationId, media: 'voice' });
    if (!begun.ok) throw new Error(begun.problem.kind);
    const { callId } = begun.answer as { callId: string };
    await until('the call', () => world.call(customer) ?? undefined);
    const shows = (recording: CallView['recording']) =>
      until(`recording to be ${recording}`, () =>
        world.call(customer)?.recording === recording ? true : undefined,
      );
    const pause = () => mara.page.command('pause-recording', { callId, isPaused: true });
    const answer = (isGranted: boolean) => customer.command('answer-recording', { isGranted });
    return { customer, shows, pause, answer };
  }

  test('is recorded from the moment the customer says that it may be', async () => {
    const { customer, shows, pause, answer } = await added();
    await shows('asked');
    expect(await pause()).toMatchObject({ problem: { kind: 'recording.none' } });
    expect(await answer(true)).toMatchObject({ ok: true });
    await shows('on');
    expect(await pause()).toMatchObject({ ok: true });
    await shows('paused');
    expect(await answer(false)).toMatchObject({ problem: { kind: 'recording.none' } });
    customer.close();
  });

  test('is not recorded where she says no, and nobody can make it so', async () => {
    const { customer, shows, pause, answer } = await added();
    await shows('asked');
    expect(await answer(false)).toMatchObject({ ok: true });
    await shows(null);
    expect(await pause()).toMatchObject({ problem: { kind: 'recording.none' } });
    expect(await answer(true)).toMatchObject({ problem: { kind: 'recording.none' } });
    customer.close();
  });
});
