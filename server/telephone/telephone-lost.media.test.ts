import {
  killMediaWorkers,
  loudnessOf,
  mediaWorkerForTests,
  mustHaveWorker,
} from '@zentrale/channels/testing';
import type { LiveCall } from '@zentrale/channels/app';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callWorld } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';
import { telephoneWorld } from '../testing/telephone-world.ts';

const { path, isSkipped } = mediaWorkerForTests();
const GRACE_SECONDS = 5;

describe.skipIf(isSkipped)('a telephone', () => {
  let open: OpenCentre;
  const world = callWorld(() => open);
  const telephones = telephoneWorld(() => open, world);
  beforeAll(async () => {
    const settings = { CALL_GRACE_SECONDS: GRACE_SECONDS };
    open = await openCentre({ mediaWorker: mustHaveWorker(path), settings });
  });
  afterEach(async () => {
    await telephones.hangUpAll();
    await world.clear();
  });
  afterAll(() => open.close());

  const lineOf = ({ call }: LiveCall) => call.parties.find(({ role }) => role === 'customer');
  const line = (live: LiveCall, connection: 'connected' | 'lost') =>
    until(`the telephone to be ${connection}`, () =>
      lineOf(live)?.connection === connection ? true : undefined,
    );

  test('stays in its call when the media worker dies, and hears the next one', async () => {
    const { telephone, live, mara } = await telephones.talking();
    const callIdBefore = live.call.callId;
    killMediaWorkers();
    await line(live, 'lost');
    await line(live, 'connected');
    expect(telephone.state).toBe('streaming');
    await until('the agent to be asked back', () =>
      mara.page.frames.find(({ type }) => type === 'rejoin'),
    );
    await mara.page.enter(callIdBefore);
    await mara.page.command('hold-interaction', { interactionId: live.call.interactionId });
    const before = telephone.playout.heard.length;
    await until('music', () =>
      loudnessOf(telephone.playout.heard.slice(before).slice(-25)) > 300 ? true : undefined,
    );
    expect(live.call).toMatchObject({ callId: callIdBefore, endedAt: null });
  });

  test('whose provider is not heard of any more ends the call after the grace period', async () => {
    const { telephone, live, over } = await telephones.talking();
    // The provider would ask again; this one is gone as well.
    over.catch(() => undefined);
    telephone.vanish();
    await line(live, 'lost');
    await until('the end', () => (live.call.state === 'ended' ? true : undefined));
    expect(live.call.endReason).toBe('network-lost');
  });

  test('is back in its call when the server is, with what it had before', async () => {
    const { telephone, live } = await telephones.talking();
    const { callId } = live.call;
    await open.centre.calls.close();
    const [restored] = await open.centre.calls.restore(BERGWERK.tenantId);
    if (restored === undefined) throw new Error('the call is restored');
    telephone.loseStream();
    await line(restored, 'connected');
    expect(restored.call).toMatchObject({ callId, state: 'active' });
    expect(telephone.state).toBe('streaming');
  });
});
