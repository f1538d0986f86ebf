import { mediaWorkerForTests, mustHaveWorker } from '@zentrale/channels/testing';
import { asId, type InteractionId } from '@zentrale/kernel/values';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callWorld } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';
import { LEA, telephoneWorld } from '../testing/telephone-world.ts';

const { path, isSkipped } = mediaWorkerForTests();
const { agent: MARA } = BERGWERK;
const GRACE_SECONDS = 5;

describe.skipIf(isSkipped)('a callback', () => {
  let open: OpenCentre;
  const world = callWorld(() => open);
  const telephones = telephoneWorld(() => open, world);
  const { dial, waiting, streaming } = telephones;
  beforeAll(async () => {
    const settings = { CALL_GRACE_SECONDS: GRACE_SECONDS, RECONNECT_GRACE_SECONDS: 1 };
    open = await openCentre({ mediaWorker: mustHaveWorker(path), settings });
  });
  afterEach(async () => {
    await telephones.hangUpAll();
    await world.clear();
  });
  afterAll(() => open.close());

  async function accepted(from: string) {
    const { telephone, over } = dial(['1'], from);
    const { interactionId, conversationId } = await waiting();
    await streaming(telephone);
    telephone.press('1');
    await over;
    const mara = await world.staff(MARA, true);
    await world.accept(mara, conversationId);
    const place = () => mara.page.command('call-customer', { conversationId });
    return { place, mara, conversationId, interactionId };
  }
  const stateOf = (interactionId: InteractionId) =>
    world.state()?.interactions.get(interactionId)?.state;

  test('to a number that earns money by being called is refused', async () => {
    const { place, conversationId, interactionId } = await accepted('+499001234567');
    expect(await place()).toMatchObject({
      ok: false,
      problem: { kind: 'call.number-refused', facts: { reason: 'costly-number' } },
    });
    expect(open.centre.calls.of(BERGWERK.tenantId, asId(conversationId))).toBeNull();
    expect(stateOf(interactionId)).toBe('active');
  });

  test('that the provider does not take ends as not reached, and the agent keeps the work', async () => {
    const { place, conversationId, interactionId } = await accepted(LEA);
    expect(await place()).toMatchObject({ problem: { kind: 'provider.unavailable' } });
    await until('the end of the call', () =>
      open.centre.calls.of(BERGWERK.tenantId, asId(conversationId)) === null ? true : undefined,
    );
    expect(stateOf(interactionId)).toBe('active');
  });

  test('is for whoever holds the work', async () => {
    const { conversationId } = await accepted(LEA);
    const jonas = await world.staff(BERGWERK.otherAgent);
    const reply = await jonas.page.command('call-customer', { conversationId });
    expect(reply).toMatchObject({ problem: { kind: 'interaction.not-yours' } });
  });
});
