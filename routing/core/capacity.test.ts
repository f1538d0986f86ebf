import { must } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  agentId,
  centre,
  complete,
  finish,
  interactionId,
  onDuty,
  queue,
  queueId,
  request,
} from '../testing/index.ts';
import { fromJson, isInterrupted, toJson } from './index.ts';

const channels = {
  email: { weight: 100, countMax: 1, interruptibleBy: ['voice'] },
  voice: { weight: 100, countMax: 1 },
  chat: { weight: 50, countMax: 2 },
};

describe('work that may be interrupted', () => {
  /** Ann works on an e-mail. */
  const working = () =>
    centre().given(
      queue('service'),
      agent('ann', { channels }),
      onDuty('ann'),
      request('mail', { channel: 'email' }),
      accept(1, 'ann'),
    );

  test('makes room for a channel that may interrupt it, and for no other', () => {
    const floor = working();
    expect(floor.when(request('chat')).offered).toEqual([]);
    expect(floor.when(request('call', { channel: 'voice' })).offered).toEqual(['call>ann']);
    const ann = floor.state.agents.get(agentId('ann'))!;
    expect(isInterrupted(ann, interactionId('mail'))).toBe(true);
    expect(ann.loadUsed).toBe(100);
  });

  test('is back in full when the interruption is over', () => {
    const floor = working().given(request('call', { channel: 'voice' }), accept(2, 'ann'));
    expect(floor.when(request('mail2', { channel: 'email' })).offered).toEqual([]);
    floor.given(complete('call', 'ann'), finish('call', 'ann'));
    const ann = floor.state.agents.get(agentId('ann'))!;
    expect(isInterrupted(ann, interactionId('mail'))).toBe(false);
    expect(ann.loadUsed).toBe(100);
  });
});

describe('blending with a floor', () => {
  const reserving = { reserve: { queueId: queueId('calls'), idleMin: 1 } };
  const both = { queues: ['calls', 'mails'], channels };
  const staffed = () =>
    centre().given(
      queue('calls'),
      queue('mails', reserving),
      agent('ann', both),
      agent('bea', both),
      onDuty('ann', 'bea'),
    );
  const mail = (name: string) => request(name, { queue: 'mails', channel: 'email' });

  test('leaves an agent idle for the protected queue', () => {
    const floor = staffed();
    expect(floor.when(mail('m1')).offered).toEqual(['m1>ann']);
    expect(floor.when(mail('m2')).offered).toEqual([]);
    expect(floor.when(request('c1', { queue: 'calls', channel: 'voice' })).offered).toEqual([
      'c1>bea',
    ]);
  });

  test('goes on when more agents of that queue are idle', () => {
    const floor = staffed().given(mail('m1'), mail('m2'), agent('cem', both));
    expect(floor.given(onDuty('cem')).offered).toEqual(['m2>bea']);
  });

  test('holds nobody back who does not serve the protected queue', () => {
    const floor = staffed().given(mail('m1'), agent('dov', { queues: ['mails'], channels }));
    floor.given(onDuty('dov'));
    expect(floor.when(mail('m2')).offered).toEqual(['m2>dov']);
  });

  test('holds after a restart, whichever queue was there first', () => {
    const floor = centre().given(
      queue('mails'),
      queue('calls'),
      queue('mails', reserving),
      agent('ann', both),
      agent('bea', both),
      onDuty('ann', 'bea'),
      mail('m1'),
      mail('m2'),
    );
    const twin = floor.twin(must(fromJson(toJson(floor.state)), 'a state'));
    // Bea is left idle until somebody else is.
    for (const one of [floor, twin]) one.given(agent('cem', { queues: ['calls'], channels }));
    expect(floor.given(onDuty('cem')).offered).toEqual(['m2>bea']);
    expect(twin.given(onDuty('cem')).offered).toEqual(['m2>bea']);
  });

  test('keeps those held back out of the leaders', () => {
    const floor = centre()
      .given(queue('calls'), queue('mails', reserving))
      .given(agent('dov', { queues: ['mails'], channels }), agent('bea', both))
      .given(onDuty('dov', 'bea'))
      .when(mail('m1'));
    const { decision } = floor.fact('OfferMade');
    expect(decision.leaders.map(({ agentId: id }) => id)).toEqual(['dov']);
    expect(decision.excluded).toContainEqual({ reason: 'held-in-reserve', count: 1 });
  });

  test('is told in the decision', () => {
    const floor = staffed().given(agent('dov', { queues: ['mails'], channels }), mail('m1'));
    floor.given(onDuty('dov')).when(mail('m2'));
    expect(floor.fact('OfferMade').decision.excluded).toContainEqual({
      reason: 'held-in-reserve',
      count: 1,
    });
  });
});
