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
  finish,
  notReady,
  onDuty,
  passTime,
  queue,
  ready,
  request,
  skills,
} from '../testing/index.ts';

const staffed = () => centre().given(queue('service'), agent('ann'), agent('bea'));

describe('offering', () => {
  test('an interaction is offered to the ready agent as soon as it is queued', () => {
    const floor = staffed().given(onDuty('ann')).when(request('i1'));
    expect(floor.types).toEqual(['InteractionQueued', 'OfferMade']);
    expect(floor.fact('OfferMade')).toMatchObject({
      offerId: 'off_1',
      agentId: 'ann',
      conversationId: 'conversation-i1',
      customerId: 'customer-i1',
      expiresAt: floor.now + 30_000,
    });
  });

  test('an interaction waits while nobody is ready and is offered when somebody becomes so', () => {
    const floor = staffed().given(connect('ann')).when(request('i1'));
    expect(floor.types).toEqual(['InteractionQueued']);
    floor.when(ready('ann'));
    expect(floor.types).toEqual(['AgentBecameReady', 'OfferMade']);
  });

  test('the agent idle longest gets the offer', () => {
    const floor = staffed().given(onDuty('ann', 'bea'));
    floor.given(request('i1'), accept(1, 'ann'), complete('i1', 'ann'), finish('i1', 'ann'));
    expect(floor.when(request('i2')).offered).toEqual(['i2>bea']);
  });

  test('going not ready and ready again does not change who is idle longest', () => {
    const floor = staffed().given(onDuty('ann', 'bea'));
    floor.given(notReady('ann'), ready('ann'));
    expect(floor.when(request('i1')).offered).toEqual(['i1>ann']);
  });

  test('the agent with the smaller share of load comes before the one idle longer', () => {
    const two = { channels: { chat: { weight: 50, countMax: 2 } } };
    const floor = centre().given(queue('service'), agent('ann', two), onDuty('ann'));
    floor.given(request('i1'), accept(1, 'ann'), agent('bea', two), onDuty('bea'));
    expect(floor.when(request('i2')).offered).toEqual(['i2>bea']);
  });

  test('a queue that wants the best gets the most proficient agent, however long others sat', () => {
    const floor = centre().given(
      skills('german'),
      queue('service', { agentStrategy: 'best-proficiency' }),
    );
    floor.given(agent('ann', { skills: { german: 60 } }), agent('bea', { skills: { german: 90 } }));
    floor.given(onDuty('ann', 'bea')).when(request('i1', { skills: { german: 50 } }));
    expect(floor.offered).toEqual(['i1>bea']);
    expect(floor.fact('OfferMade').decision).toMatchObject({
      strategy: 'best-proficiency',
      leaders: [
        { agentId: 'bea', proficiency: 90 },
        { agentId: 'ann', proficiency: 60 },
      ],
    });
  });

  test('a queue that changes its mind ranks the agents who are free already anew', () => {
    const floor = centre().given(skills('german'), queue('service'));
    floor.given(agent('ann', { skills: { german: 60 } }), agent('bea', { skills: { german: 90 } }));
    floor.given(onDuty('ann', 'bea'), request('i1', { skills: { german: 50 } }), cancel('i1'));
    floor.given(agent('ann', { skills: { german: 60 } }));
    floor.given(queue('service', { agentStrategy: 'best-proficiency' }));
    expect(floor.when(request('i2', { skills: { german: 50 } })).offered).toEqual(['i2>bea']);
    floor.given(cancel('i2'), queue('service'));
    expect(floor.when(request('i3', { skills: { german: 50 } })).offered).toEqual(['i3>ann']);
  });

  test('an agent below the proficiency asked for is not offered the interaction', () => {
    const floor = centre().given(skills('german'), queue('service'));
    floor.given(agent('ann', { skills: { german: 49 } }), onDuty('ann'));
    expect(floor.when(request('i1', { skills: { german: 50 } })).offered).toEqual([]);
    floor.when(agent('ann', { skills: { german: 50 } }));
    expect(floor.types).toEqual(['AgentConfigured', 'OfferMade']);
  });

  test('the preferred agent gets the first offer when she is free', () => {
    const floor = staffed().given(onDuty('ann', 'bea'));
    expect(floor.when(request('i1', { preferred: 'bea' })).offered).toEqual(['i1>bea']);
    expect(floor.fact('OfferMade').decision.strategy).toBe('preferred');
  });

  test('nobody waits for a preferred agent who is busy', () => {
    const floor = staffed().given(onDuty('ann', 'bea'), request('i1', { preferred: 'bea' }));
    expect(floor.when(request('i2', { preferred: 'bea' })).offered).toEqual(['i2>ann']);
  });

  test('the decision says who was left out and why', () => {
    const floor = centre().given(skills('german'), queue('service'));
    const speaks = { skills: { german: 80 } };
    floor.given(agent('away', speaks), agent('paused', speaks), connect('paused'));
    floor.given(agent('mute'), agent('deaf', { ...speaks, channels: {} }));
    floor.given(agent('busy', speaks), agent('free', speaks));
    floor.given(onDuty('busy'), request('i1', { skills: { german: 10 } }), onDuty('free', 'mute'));
    floor.when(request('i2', { skills: { german: 10 } }));
    expect(floor.fact('OfferMade').decision).toMatchObject({
      strategy: 'longest-idle',
      consideredCount: 6,
      leaders: [{ agentId: 'free', proficiency: 80, loadPct: 0 }],
      excluded: [
        { reason: 'not-connected', count: 1 },
        { reason: 'not-ready', count: 1 },
        { reason: 'no-capacity', count: 1 },
        { reason: 'channel-not-served', count: 1 },
        { reason: 'skill-missing', count: 1 },
      ],
    });
  });

  test('a decision names five leaders at most', () => {
    const names = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'];
    const floor = centre().given(
      queue('service'),
      names.map((name) => agent(name)),
    );
    floor.given(onDuty(...names)).when(request('i1'));
    expect(floor.fact('OfferMade').decision.leaders.map((one) => one.agentId)).toEqual(
      names.slice(0, 5),
    );
  });
});

describe('who is served first', () => {
  test('higher priority first, then who was queued first, then the id', () => {
    const floor = staffed().given(request('i3'), request('i2'), request('i1', { priority: 200 }));
    floor.given(connect('ann')).when(ready('ann'));
    expect(floor.offered).toEqual(['i1>ann']);
    floor.given(connect('bea')).when(ready('bea'));
    expect(floor.offered).toEqual(['i3>bea']);
    const tie = staffed()
      .after(1_000)
      .when(request('i9'))
      .when(request('i8'))
      .given(connect('ann'));
    expect(tie.when(ready('ann')).offered).toEqual(['i8>ann']);
  });

  test('an interaction nobody present can serve does not hold up the one behind it', () => {
    const floor = staffed().given(skills('rare'), connect('ann'));
    floor.given(request('i1', { skills: { rare: 1 }, priority: 900 }), request('i2'));
    expect(floor.when(ready('ann')).offered).toEqual(['i2>ann']);
  });

  test('an agent who serves two queues takes from the one with the higher priority', () => {
    const floor = centre().given(queue('service'), queue('alarms', { priority: 900 }));
    floor.given(agent('ann', { queues: ['service', 'alarms'] }), connect('ann'));
    floor.given(request('i1'), request('i2', { queue: 'alarms' }));
    expect(floor.when(ready('ann')).offered).toEqual(['i2>ann']);
  });

  test('capacity counts channels by weight and by number', () => {
    const channels = { chat: { weight: 40, countMax: 2 }, sms: { weight: 20, countMax: 1 } };
    const floor = centre().given(queue('service'), agent('ann', { channels }), onDuty('ann'));
    const sms = { channel: 'sms' };
    expect(floor.when(request('s1', sms)).offered).toEqual(['s1>ann']);
    expect(floor.when(request('s2', sms)).offered).toEqual([]);
    expect(floor.when(request('c1')).offered).toEqual(['c1>ann']);
    expect(floor.when(request('c2')).offered).toEqual(['c2>ann']);
    expect(floor.when(request('c3')).offered).toEqual([]);
    expect(floor.when(request('v1', { channel: 'voice' })).offered).toEqual([]);
  });
});

describe('answering an offer', () => {
  test('accepting begins the assignment and counts as answered in time', () => {
    const floor = staffed().given(onDuty('ann'), request('i1')).after(5_000).when(accept(1, 'ann'));
    expect(floor.types).toEqual(['OfferAccepted']);
    expect(floor.fact('OfferAccepted')).toMatchObject({
      waitMs: 5_000,
      isAnswer: true,
      isInTime: true,
    });
    expect(floor.answer).toEqual({ interactionId: 'i1', conversationId: 'conversation-i1' });
  });

  test('an answer after the service level is not in time', () => {
    const floor = staffed()
      .given(onDuty('ann'), request('i1'))
      .after(20_001)
      .when(accept(1, 'ann'));
    expect(floor.fact('OfferAccepted')).toMatchObject({ isAnswer: true, isInTime: false });
  });

  test('accepting twice, from another window, gives the first answer', () => {
    const floor = staffed().given(onDuty('ann'), request('i1')).when(accept(1, 'ann'));
    const first = floor.answer;
    floor.when(accept(1, 'ann'));
    expect(floor.types).toEqual(['NothingChanged']);
    expect(floor.answer).toEqual(first);
  });

  test('an offer that is over, unknown or made to somebody else cannot be accepted', () => {
    const floor = staffed().given(onDuty('ann', 'bea'), request('i1'));
    expect(floor.when(accept(1, 'bea')).refusal).toMatchObject({ kind: 'offer.not-yours' });
    expect(floor.when(accept(2, 'bea')).refusal).toMatchObject({ kind: 'offer.unknown' });
    floor.given(decline(1, 'ann'));
    expect(floor.when(accept(1, 'ann')).refusal).toMatchObject({ kind: 'offer.over' });
  });

  test('an offer cannot be accepted at its deadline, even before time was passed', () => {
    const floor = staffed().given(onDuty('ann')).when(request('i1')).after(29_999);
    expect(floor.when(decline(1, 'bea')).refusal).toMatchObject({ kind: 'offer.not-yours' });
    expect(floor.after(1).when(accept(1, 'ann')).refusal).toMatchObject({ kind: 'offer.over' });
  });

  test('a declined offer goes to the next agent, and the decliner stays ready', () => {
    const floor = staffed().given(onDuty('ann', 'bea'), request('i1')).when(decline(1, 'ann'));
    expect(floor.types).toEqual(['OfferDeclined', 'OfferMade']);
    expect(floor.offered).toEqual(['i1>bea']);
    expect(floor.state.agents.get(agentId('ann'))?.routability).toBe('ready');
  });

  test('a missed offer makes the agent not ready and goes to the next agent', () => {
    const floor = staffed()
      .given(onDuty('ann', 'bea'))
      .when(request('i1'))
      .after(30_000)
      .when(passTime);
    expect(floor.types).toEqual(['OfferMissed', 'AgentBecameNotReady', 'OfferMade']);
    expect(floor.fact('AgentBecameNotReady').reason).toBe('system.missed-offer');
    expect(floor.offered).toEqual(['i1>bea']);
  });

  test('a missed offer returns the interaction to its place in the line', () => {
    const floor = staffed().given(onDuty('ann'), request('i1'), request('i2'));
    floor.after(30_000).when(passTime);
    expect(floor.offered).toEqual([]);
    expect(floor.given(connect('bea')).when(ready('bea')).offered).toEqual(['i1>bea']);
  });

  test('whoever misses one offer loses the others, which were to be missed as well', () => {
    const two = { channels: { chat: { weight: 50, countMax: 2 } } };
    const floor = centre().given(queue('service'), agent('ann', two), onDuty('ann'), request('i1'));
    floor.given(request('i2')).after(29_000).when(passTime);
    expect(floor.types).toEqual(['OfferMissed', 'AgentBecameNotReady', 'OfferRescinded']);
    expect(floor.fact('OfferRescinded').reason).toBe('agent-not-ready');
  });

  test('an interaction goes again to the agent who declined it when nobody else is free', () => {
    const floor = staffed().given(onDuty('ann'), request('i1')).when(decline(1, 'ann'));
    expect(floor.offered).toEqual(['i1>ann']);
    expect(floor.when(decline(2, 'ann')).offered).toEqual(['i1>ann']);
    expect(floor.given(onDuty('bea')).when(decline(3, 'ann')).offered).toEqual(['i1>bea']);
  });

  test('the only agent who declined one interaction gets the next in line before it', () => {
    const floor = staffed().given(onDuty('ann'), request('i1'), request('i2'));
    expect(floor.when(decline(1, 'ann')).offered).toEqual(['i2>ann']);
  });

  test('the decision counts those passed over because they turned it down', () => {
    const two = { channels: { chat: { weight: 50, countMax: 2 } } };
    const floor = centre().given(queue('service'), agent('ann', two), agent('bea', two));
    floor.given(onDuty('ann', 'bea'), request('i1')).when(decline(1, 'ann'));
    expect(floor.fact('OfferMade').decision).toMatchObject({
      leaders: [{ agentId: 'bea' }],
      excluded: [{ reason: 'offered-before', count: 1 }],
    });
  });

  test('a customer who leaves while offered frees the agent for the next', () => {
    const floor = staffed().given(onDuty('ann'), request('i1'), request('i2')).when(cancel('i1'));
    expect(floor.types).toEqual(['OfferRescinded', 'InteractionAbandoned', 'OfferMade']);
    expect(floor.fact('OfferRescinded').reason).toBe('customer-left');
    expect(floor.offered).toEqual(['i2>ann']);
  });

  test('a customer who leaves while waiting is abandoned with her wait', () => {
    const floor = staffed().given(request('i1')).after(7_000).when(cancel('i1'));
    expect(floor.types).toEqual(['InteractionAbandoned']);
    expect(floor.fact('InteractionAbandoned')).toMatchObject({ waitMs: 7_000, wasAnswered: false });
    expect(floor.when(cancel('i1')).refusal).toMatchObject({ kind: 'interaction.unknown' });
  });
});
