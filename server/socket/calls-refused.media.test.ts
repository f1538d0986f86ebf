import { mediaWorkerForTests, mustHaveWorker } from '@zentrale/channels/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callWorld, dtlsParameters, OPUS } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';

const { path, isSkipped } = mediaWorkerForTests();
const { agent: MARA, otherAgent: JONAS } = BERGWERK;

describe.skipIf(isSkipped)('what the doors of calls refuse', () => {
  let open: OpenCentre;
  const world = callWorld(() => open);
  beforeAll(async () => {
    open = await openCentre({ mediaWorker: mustHaveWorker(path) });
  });
  afterEach(() => world.clear());
  afterAll(() => open.close());

  test('calls that do not exist, and calls of others', async () => {
    const { page, callId } = await world.customer();
    const stranger = await world.customer();
    const mara = await world.staff(MARA);
    for (const one of [stranger.page, page]) {
      const asked = one === page ? 'call_nothing' : callId;
      expect(await one.ask({ act: 'join', callId: asked })).toMatchObject({
        ok: false,
        problem: { kind: 'call.unknown', status: 404 },
      });
    }
    expect(await mara.page.ask({ act: 'join', callId })).toMatchObject({
      problem: { kind: 'call.not-yours', status: 403 },
    });
    const trail = await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
      open.centre.directory.auditTrail(tx, { subjectId: callId }),
    );
    expect(trail).toContainEqual(
      expect.objectContaining({ act: 'call.join-refused', byPersonId: MARA.personId }),
    );
  });

  test('calls with an echo of others, and one’s own earlier one', async () => {
    const mara = await world.staff(MARA);
    const jonas = await world.staff(JONAS);
    const begin = async () => {
      const reply = await mara.page.command('start-test-call', {});
      if (!reply.ok) throw new Error(reply.problem.kind);
      return (reply.answer as { callId: string }).callId;
    };
    const callId = await begin();
    expect(await jonas.page.ask({ act: 'join', callId })).toMatchObject({
      problem: { kind: 'call.unknown' },
    });
    await mara.page.enter(callId);
    const next = await begin();
    expect(mara.page.frames).toContainEqual(expect.objectContaining({ type: 'ended', callId }));
    expect(await mara.page.ask({ act: 'join', callId })).toMatchObject({
      problem: { kind: 'call.unknown' },
    });
    await mara.page.enter(next);
    await mara.page.act({ act: 'leave', callId: next });
    expect(await mara.page.ask({ act: 'leave', callId: next })).toMatchObject({
      problem: { kind: 'call.unknown' },
    });
  });

  test('acts out of order, twice, or before joining', async () => {
    const { page, callId } = await world.customer();
    const produce = {
      act: 'produce',
      callId,
      source: 'microphone',
      rtpParameters: OPUS,
    } as const;
    expect(await page.ask(produce)).toMatchObject({ problem: { kind: 'call.not-joined' } });
    const joined = await page.act({ act: 'join', callId });
    expect(await page.ask({ act: 'join', callId })).toMatchObject({
      problem: { kind: 'call.joined-already' },
    });
    expect(await page.ask(produce)).toMatchObject({ problem: { kind: 'call.wrong-order' } });
    const { transportId } = joined.send;
    const connect = { act: 'connect-transport', callId, transportId } as const;
    await page.act({ ...connect, dtlsParameters: dtlsParameters() });
    expect(await page.ask({ ...connect, dtlsParameters: dtlsParameters() })).toMatchObject({
      problem: { kind: 'call.wrong-order' },
    });
    expect(await page.ask({ ...produce, source: 'camera' })).toMatchObject({
      problem: { kind: 'call.media-invalid' },
    });
  });

  test.each([
    ['nothing', undefined],
    ['an unknown act', { act: 'dance', callId: 'x' }],
    ['too much', { act: 'join', callId: 'x', more: 1 }],
    [
      'parameters without codecs',
      {
        act: 'produce',
        callId: 'x',
        source: 'microphone',
        rtpParameters: { codecs: [] },
      },
    ],
    [
      'a hundred codecs',
      {
        act: 'produce',
        callId: 'x',
        source: 'microphone',
        rtpParameters: { codecs: Array.from({ length: 100 }, () => OPUS.codecs[0]) },
      },
    ],
  ])('%s', async (_, request) => {
    const { page } = await world.customer();
    expect(await page.ask(request as object)).toMatchObject({
      ok: false,
      problem: { kind: 'request.invalid' },
    });
  });

  test('a call in work of somebody else', async () => {
    const { customer } = await world.talking();
    const jonas = await world.staff(JONAS);
    const { conversationId, callId } = customer;
    expect(
      await jonas.page.command('start-call', { conversationId, media: 'voice' }),
    ).toMatchObject({
      problem: { kind: 'interaction.not-yours' },
    });
    expect(await jonas.page.command('end-call', { callId })).toMatchObject({
      problem: { kind: 'call.not-yours' },
    });
  });
});
