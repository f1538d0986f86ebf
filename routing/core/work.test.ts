import { durationMs } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  agentId,
  cancel,
  centre,
  complete,
  connect,
  decline,
  disconnect,
  finish,
  interactionId,
  notReady,
  onDuty,
  passTime,
  queue,
  ready,
  request,
  skills,
  toAgent,
  toQueue,
} from '../testing/index.ts';

const working = (more: Parameters<typeof queue>[1] = {}) =>
  centre()
    .given(queue('service', more), queue('second', { priority: 300 }))
    .given(agent('ann'), agent('bea', { queues: ['service', 'second'] }))
    .given(onDuty('ann'), request('i1'), accept(1, 'ann'));

test('what was answered is due no longer', () => {
  const dueAt = (floor: ReturnType<typeof working>) =>
    floor.state.interactions.get(interactionId('i1'))?.dueAt;
  expect(dueAt(centre().given(queue('service'), request('i1')))).not.toBeNull();
  expect(dueAt(working())).toBeNull();
});

describe('completing', () => {
  test('completed work holds capacity until wrap-up is finished', () => {
    const floor = working()
      .given(request('i2'))
      .when(complete('i1', 'ann', 'solved'));
    expect(floor.types).toEqual(['InteractionCompleted']);
    expect(floor.fact('InteractionCompleted')).toMatchObject({
      dispositionId: 'solved',
      wrapUpEndsAt: floor.now + 60_000,
    });
    floor.when(finish('i1', 'ann'));
    expect(floor.types).toEqual(['InteractionClosed', 'OfferMade']);
    expect(floor.fact('InteractionClosed')).toMatchObject({
      how: 'finished',
      dispositionId: 'solved',
    });
    expect(floor.offered).toEqual(['i2>ann']);
  });

  test('wrap-up ends by time, with the disposition given so far', () => {
    const floor = working().when(complete('i1', 'ann', 'solved'));
    expect(floor.after(59_999).when(passTime).types).toEqual([]);
    expect(floor.after(1).when(passTime).types).toEqual(['InteractionClosed']);
    expect(floor.fact('InteractionClosed')).toMatchObject({
      how: 'timed-out',
      dispositionId: 'solved',
    });
    expect(floor.state.interactions.size).toBe(0);
  });

  test('the disposition may be corrected when wrap-up is finished', () => {
    const floor = working()
      .given(complete('i1', 'ann', 'solved'))
      .when(finish('i1', 'ann', 'spam'));
    expect(floor.fact('InteractionClosed').dispositionId).toBe('spam');
  });

  test('a queue without wrap-up closes at once', () => {
    const floor = working({ wrapUpMs: durationMs(0) }).when(complete('i1', 'ann', 'solved'));
    expect(floor.types).toEqual(['InteractionCompleted', 'InteractionClosed']);
    expect(floor.fact('InteractionClosed').dispositionId).toBe('solved');
  });

  test('work can be completed once, by who holds it, and wrapped up only afterwards', () => {
    const floor = working();
    expect(floor.when(complete('i1', 'bea')).refusal).toMatchObject({
      kind: 'interaction.not-yours',
    });
    expect(floor.when(complete('i9', 'ann')).refusal).toMatchObject({
      kind: 'interaction.unknown',
    });
    expect(floor.when(finish('i1', 'ann')).refusal).toMatchObject({
      kind: 'interaction.wrong-state',
      facts: { state: 'active' },
    });
    floor.given(complete('i1', 'ann'));
    expect(floor.when(complete('i1', 'ann')).refusal?.kind).toBe('interaction.wrong-state');
    expect(floor.when(toQueue('i1', 'ann', 'second')).refusal?.kind).toBe(
      'interaction.wrong-state',
    );
  });

  test('assigned work cannot be cancelled', () => {
    expect(working().when(cancel('i1')).refusal?.kind).toBe('interaction.wrong-state');
  });
});

describe('transfer to a queue', () => {
  test('capacity is free at once, and the wait in the new queue begins now', () => {
    const floor = working()
      .given(request('i2'))
      .when(toQueue('i1', 'ann', 'second'));
    expect(floor.types).toEqual(['InteractionTransferred', 'OfferMade']);
    expect(floor.offered).toEqual(['i2>ann']);
    expect(floor.state.interactions.get(interactionId('i1'))).toMatchObject({
      queueId: 'second',
      priority: 300,
      queuedAt: floor.now,
      state: 'queued',
    });
  });

  test('a priority given by the request survives the transfer', () => {
    const floor = centre().given(
      queue('service'),
      queue('second', { priority: 300 }),
      agent('ann'),
    );
    floor.given(onDuty('ann'), request('i1', { priority: 7 }), accept(1, 'ann'));
    expect(floor.when(toQueue('i1', 'ann', 'second')).fact('InteractionTransferred').priority).toBe(
      7,
    );
  });

  test('the answer in the new queue counts on its own', () => {
    const floor = working().given(toQueue('i1', 'ann', 'second'), onDuty('bea'));
    expect(floor.when(accept(2, 'bea')).fact('OfferAccepted')).toMatchObject({
      queueId: 'second',
      isAnswer: true,
      fromAgentId: null,
    });
  });

  test('skills asked for so far are dropped, new ones may be given', () => {
    const floor = centre().given(skills('german'), queue('service'), queue('second'));
    floor.given(agent('ann', { skills: { german: 90 } }), onDuty('ann'));
    floor.given(request('i1', { skills: { german: 50 } }), accept(1, 'ann'));
    floor.given(agent('bea', { queues: ['second'] }), onDuty('bea'));
    expect(floor.when(toQueue('i1', 'ann', 'second', { german: 10 })).offered).toEqual([]);
    const other = working().given(onDuty('bea'));
    expect(other.when(toQueue('i1', 'ann', 'second')).offered).toEqual(['i1>bea']);
  });

  test('whoever gives an interaction to her own queue is the last to get it back', () => {
    const floor = working().given(onDuty('bea'));
    expect(floor.when(toQueue('i1', 'ann', 'service')).offered).toEqual(['i1>bea']);
    expect(working().when(toQueue('i1', 'ann', 'service')).offered).toEqual(['i1>ann']);
  });

  test('a transfer to an unknown or full queue is refused', () => {
    const floor = working().given(queue('second', { lengthMax: 1 }));
    expect(floor.when(toQueue('i1', 'ann', 'third')).refusal?.kind).toBe('queue.unknown');
    floor.given(request('i2', { queue: 'second' }));
    expect(floor.when(toQueue('i1', 'ann', 'second')).refusal?.kind).toBe('queue.full');
  });
});

describe('transfer to an agent', () => {
  const pending = () =>
    working()
      .given(connect('bea'))
      .when(toAgent('i1', 'ann', 'bea'));

  test('the interaction is offered to that agent only, and stays with the sender meanwhile', () => {
    const floor = pending();
    expect(floor.types).toEqual(['OfferMade']);
    expect(floor.fact('OfferMade')).toMatchObject({
      agentId: 'bea',
      fromAgentId: 'ann',
      decision: { strategy: 'directed' },
    });
    expect(floor.answer).toEqual({ offerId: 'off_2' });
    expect(floor.state.interactions.get(interactionId('i1'))).toMatchObject({
      state: 'active',
      agentId: 'ann',
    });
  });

  test('when the receiver accepts, the sender is free at once and it is no second answer', () => {
    const floor = pending().given(request('i2')).when(accept(2, 'bea'));
    expect(floor.types).toEqual(['OfferAccepted', 'OfferMade']);
    expect(floor.fact('OfferAccepted')).toMatchObject({ fromAgentId: 'ann', isAnswer: false });
    expect(floor.offered).toEqual(['i2>ann']);
    expect(floor.when(complete('i1', 'bea')).types).toEqual(['InteractionCompleted']);
  });

  test('a declined transfer falls back to the queue, with the place from before', () => {
    const floor = pending().given(request('i2'));
    floor.when(decline(2, 'bea'));
    expect(floor.types).toEqual(['OfferDeclined', 'InteractionReturned', 'OfferMade']);
    expect(floor.fact('InteractionReturned').reason).toBe('transfer-failed');
    expect(floor.offered).toEqual(['i1>ann']);
  });

  test('a missed transfer falls back to the queue and makes the receiver not ready', () => {
    const floor = pending().given(ready('bea')).after(29_000).when(passTime);
    expect(floor.types).toEqual([
      'OfferMissed',
      'InteractionReturned',
      'AgentBecameNotReady',
      'OfferMade',
    ]);
    expect(floor.offered).toEqual(['i1>ann']);
  });

  test('a transfer is rescinded when the sender completes instead', () => {
    const floor = pending().when(complete('i1', 'ann'));
    expect(floor.types).toEqual(['OfferRescinded', 'InteractionCompleted']);
    expect(floor.fact('OfferRescinded').reason).toBe('rerouted');
  });

  test('asking the same agent again replaces the pending offer', () => {
    const floor = pending().when(toAgent('i1', 'ann', 'bea'));
    expect(floor.types).toEqual(['OfferRescinded', 'OfferMade']);
  });

  test('a transfer on its way survives the loss of its sender', () => {
    const floor = pending().given(disconnect('ann')).after(20_000).when(passTime);
    expect(floor.types).toContain('InteractionReturned');
    expect(floor.state.interactions.get(interactionId('i1'))?.state).toBe('offered');
    expect(floor.when(accept(2, 'bea')).fact('OfferAccepted').fromAgentId).toBe(null);
  });

  test('it is refused when the receiver is the sender, unknown, away or without room', () => {
    const floor = working();
    const kind = (to: string) => floor.when(toAgent('i1', 'ann', to)).refusal?.kind;
    expect(kind('ann')).toBe('agent.same');
    expect(kind('zoe')).toBe('agent.unknown');
    expect(kind('bea')).toBe('agent.not-connected');
    floor.given(agent('cem', { channels: { sms: { weight: 1, countMax: 1 } } }), connect('cem'));
    expect(kind('cem')).toBe('agent.no-capacity');
    floor.given(onDuty('bea'), request('i2'));
    expect(kind('bea')).toBe('agent.no-capacity');
  });
});

test('a drained agent becomes not ready with her reason when the last work ends', () => {
  const floor = working()
    .given(request('i2'))
    .when(notReady('ann', 'lunch', true));
  expect(floor.types).toEqual(['AgentStartedDraining']);
  floor.given(complete('i1', 'ann')).when(finish('i1', 'ann'));
  expect(floor.types).toEqual(['InteractionClosed', 'AgentBecameNotReady']);
  expect(floor.state.agents.get(agentId('ann'))).toMatchObject({
    routability: 'not-ready',
    reason: 'lunch',
  });
});

test('giving the last work away ends draining too', () => {
  const floor = working()
    .given(notReady('ann', 'lunch', true))
    .when(toQueue('i1', 'ann', 'second'));
  expect(floor.types).toEqual(['InteractionTransferred', 'AgentBecameNotReady']);
});
