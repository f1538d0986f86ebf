import { durationMs, instant } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  agentId,
  cancel,
  centre,
  complete,
  disconnect,
  finish,
  hold,
  interactionId,
  onDuty,
  park,
  passTime,
  queue,
  ready,
  reopen,
  request,
  resume,
  retrieve,
  signOut,
  take,
  wake,
} from '../testing/index.ts';

/** Ann holds i1 and is ready for one chat at a time. */
const working = (more: Parameters<typeof queue>[1] = {}) =>
  centre().given(
    queue('service', more),
    agent('ann'),
    agent('bea'),
    onDuty('ann'),
    request('i1'),
    accept(1, 'ann'),
  );
const place = (floor: ReturnType<typeof working>, name = 'i1') =>
  floor.state.interactions.get(interactionId(name))?.state;

describe('hold', () => {
  test('keeps the capacity charged, and the customer can be retrieved', () => {
    const floor = working().given(hold('i1', 'ann'));
    expect(place(floor)).toBe('on-hold');
    expect(floor.when(request('i2')).offered).toEqual([]);
    floor.given(retrieve('i1', 'ann'));
    expect(place(floor)).toBe('active');
  });

  test('is refused for what is not active, and for what is not hers', () => {
    const floor = working().given(hold('i1', 'ann'));
    expect(floor.when(hold('i1', 'ann')).refusal).toMatchObject({
      kind: 'interaction.wrong-state',
      facts: { state: 'on-hold' },
    });
    expect(floor.when(retrieve('i1', 'bea')).refusal?.kind).toBe('interaction.not-yours');
  });
});

describe('parked work', () => {
  test('frees the capacity and stays with its agent', () => {
    const floor = working().given(request('i2')).when(park('i1', 'ann'));
    expect(floor.fact('InteractionParked').wakesAt).toBe(floor.now + 3_600_000);
    expect(floor.offered).toEqual(['i2>ann']);
    expect(floor.state.interactions.get(interactionId('i1'))?.agentId).toBe('ann');
  });

  test('is taken up again when there is room, or beyond it on purpose', () => {
    const floor = working().given(request('i2'), park('i1', 'ann'), accept(2, 'ann'));
    expect(floor.when(resume('i1', 'ann')).refusal?.kind).toBe('agent.no-capacity');
    floor.when(resume('i1', 'ann', true));
    expect(floor.fact('InteractionAssigned')).toMatchObject({
      how: 'resumed',
      isOverride: true,
      isAnswer: false,
    });
    expect(place(floor)).toBe('active');
  });

  test('waits again for its agent when its time is over, at its old place', () => {
    const floor = working({ stickyMs: durationMs(20_000) });
    floor.given(park('i1', 'ann', instant(floor.now + 11_000))).given(onDuty('bea'));
    floor.after(10_000).when(passTime);
    expect(floor.fact('InteractionReturned')).toMatchObject({ reason: 'park-ended', step: -1 });
    expect(floor.offered).toEqual(['i1>ann']);
  });

  test('is woken by the customer', () => {
    const floor = working().given(park('i1', 'ann')).when(wake('i1'));
    expect(floor.fact('InteractionReturned').reason).toBe('woken');
    expect(floor.offered).toEqual(['i1>ann']);
  });

  test('can be left by the customer', () => {
    const floor = working().given(park('i1', 'ann')).when(cancel('i1'));
    expect(floor.fact('InteractionAbandoned').wasAnswered).toBe(true);
    expect(floor.state.agents.get(agentId('ann'))?.parked.size).toBe(0);
  });

  test('cannot be parked until yesterday', () => {
    const floor = working();
    const refusal = floor.when(park('i1', 'ann', floor.now)).refusal;
    expect(refusal).toMatchObject({ kind: 'request.invalid', field: 'untilAt' });
  });
});

describe('wrap-up', () => {
  test('goes back to work when the customer is there again', () => {
    const floor = working().given(complete('i1', 'ann')).when(reopen('i1', 'ann'));
    expect(floor.types).toEqual(['InteractionReopened']);
    floor.given(complete('i1', 'ann')).when(finish('i1', 'ann'));
    expect(floor.fact('InteractionClosed').handleMs).toBeGreaterThan(0);
  });
});

describe('work that takes too long', () => {
  test('waits again when the longest handle time is over', () => {
    const floor = working({ handleMaxMs: durationMs(60_000) }).given(onDuty('bea'));
    floor.after(60_000).when(passTime);
    expect(floor.fact('InteractionReturned').reason).toBe('handled-too-long');
    expect(floor.offered).toEqual(['i1>bea']);
  });

  test('ends so also when its agent has gone and keeps it', () => {
    const floor = working({ handleMaxMs: durationMs(60_000), onAgentLost: 'keep' });
    floor.given(disconnect('ann')).after(30_000).when(passTime);
    expect(place(floor)).toBe('active');
    floor.after(60_000).when(passTime);
    expect(place(floor)).toBe('queued');
  });
});

describe('pull', () => {
  test('takes waiting work by hand and charges it', () => {
    const floor = centre().given(queue('service'), agent('ann'), request('i1'));
    floor.given({ type: 'ConnectAgent', agentId: agentId('ann') }).when(take('i1', 'ann'));
    expect(floor.fact('InteractionAssigned')).toMatchObject({
      how: 'taken',
      isAnswer: true,
      isOverride: false,
    });
    expect(floor.given(request('i2'), ready('ann')).offered).toEqual([]);
  });

  test('takes it away from whom it is offered to', () => {
    const floor = centre().given(queue('service'), agent('ann'), agent('bea'), onDuty('ann'));
    floor.given({ type: 'ConnectAgent', agentId: agentId('bea') }, request('i1'));
    floor.when(take('i1', 'bea'));
    expect(floor.types).toEqual(['OfferRescinded', 'InteractionAssigned']);
  });

  test('beyond the capacity is refused unless it is said, and then recorded', () => {
    const floor = working().given(request('i2'));
    expect(floor.when(take('i2', 'ann')).refusal).toMatchObject({
      kind: 'agent.no-capacity',
      facts: { channel: 'chat' },
    });
    floor.when(take('i2', 'ann', true));
    expect(floor.fact('InteractionAssigned').isOverride).toBe(true);
    floor.given(complete('i1', 'ann'), finish('i1', 'ann')).when(request('i3'));
    expect(floor.offered).toEqual([]);
  });
});

describe('signing out after the last work', () => {
  test('takes nothing new and goes offline when the work is done', () => {
    const floor = working().given(request('i2')).when(signOut('ann', true));
    expect(floor.fact('AgentStartedDraining').next).toBe('offline');
    floor.given(complete('i1', 'ann')).when(finish('i1', 'ann'));
    expect(floor.types).toEqual(['InteractionClosed', 'AgentWentOffline', 'AgentBecameNotReady']);
  });
});
