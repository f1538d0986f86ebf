import { durationMs } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  agentId,
  centre,
  complete,
  connect,
  disconnect,
  interactionId,
  notReady,
  onDuty,
  passTime,
  queue,
  ready,
  request,
  signOut,
} from '../testing/index.ts';

const two = { channels: { chat: { weight: 50, countMax: 2 } } };
const working = (onAgentLost: 'requeue' | 'keep' = 'requeue') =>
  centre()
    .given(queue('service', { onAgentLost }), agent('ann', two), agent('bea'))
    .given(onDuty('ann'), request('i1'), accept(1, 'ann'));

describe('routability', () => {
  test('only a connected agent can become ready', () => {
    const floor = centre().given(queue('service'), agent('ann'));
    expect(floor.when(ready('ann')).refusal?.kind).toBe('agent.not-connected');
    expect(floor.given(connect('ann')).when(ready('ann')).types).toEqual(['AgentBecameReady']);
    expect(floor.when(ready('zoe')).refusal).toMatchObject({
      kind: 'agent.unknown',
      field: 'agentId',
    });
  });

  test('becoming not ready rescinds what is offered and keeps what is held', () => {
    const floor = working().given(request('i2')).when(notReady('ann'));
    expect(floor.types).toEqual(['AgentBecameNotReady', 'OfferRescinded']);
    expect(floor.state.agents.get(agentId('ann'))?.held.size).toBe(1);
  });

  test('draining without work is being not ready', () => {
    const floor = centre().given(queue('service'), agent('ann'), onDuty('ann'));
    expect(floor.when(notReady('ann', 'lunch', true)).types).toEqual(['AgentBecameNotReady']);
  });

  test('a draining agent takes nothing new, and may change her mind', () => {
    const floor = working().given(notReady('ann', 'lunch', true));
    expect(floor.when(request('i2')).offered).toEqual([]);
    expect(floor.when(ready('ann')).offered).toEqual(['i2>ann']);
  });
});

describe('a lost connection', () => {
  test('nothing changes when the agent is back within the grace period', () => {
    const floor = working().given(request('i2')).when(disconnect('ann'));
    expect(floor.fact('AgentConnectionLost').graceEndsAt).toBe(floor.now + 20_000);
    floor.after(19_999).when(passTime);
    expect(floor.types).toEqual([]);
    floor.when(connect('ann'));
    expect(floor.types).toEqual(['AgentConnected']);
    expect(floor.state.agents.get(agentId('ann'))).toMatchObject({ routability: 'ready' });
    expect(floor.state.agents.get(agentId('ann'))?.held.size).toBe(1);
    floor.after(1).when(passTime);
    expect(floor.types).toEqual([]);
  });

  test('no offers are made during grace, and the first on return', () => {
    const floor = working().given(disconnect('ann'));
    expect(floor.when(request('i2')).offered).toEqual([]);
    expect(floor.when(connect('ann')).offered).toEqual(['i2>ann']);
  });

  test('when grace is over, offers are rescinded and work goes back to the head of its queue', () => {
    const floor = working().given(request('i2'), disconnect('ann'), request('i0'));
    const { queuedAt } = floor.state.interactions.get(interactionId('i1')) ?? {};
    floor.after(19_000).when(passTime);
    expect(floor.types).toEqual([
      'AgentWentOffline',
      'AgentBecameNotReady',
      'OfferRescinded',
      'InteractionReturned',
    ]);
    expect(floor.fact('AgentBecameNotReady').reason).toBe('system.connection-lost');
    expect(floor.fact('InteractionReturned')).toMatchObject({ reason: 'agent-lost', queuedAt });
    expect(floor.given(connect('bea')).when(ready('bea')).offered).toEqual(['i1>bea']);
  });

  test('an interaction answered before is not answered or abandoned a second time', () => {
    const floor = working().given(disconnect('ann')).after(20_000).when(passTime);
    floor.given(onDuty('bea'));
    expect(floor.when(accept(2, 'bea')).fact('OfferAccepted')).toMatchObject({
      isAnswer: false,
      isInTime: false,
    });
  });

  test('a queue may leave work with the agent who vanished, until she returns', () => {
    const floor = working('keep').given(disconnect('ann')).after(20_000).when(passTime);
    expect(floor.types).toEqual(['AgentWentOffline', 'AgentBecameNotReady']);
    expect(floor.given(connect('ann')).when(complete('i1', 'ann')).types).toEqual([
      'InteractionCompleted',
    ]);
  });

  test('wrap-up simply closes', () => {
    const floor = working('keep').given(complete('i1', 'ann'), disconnect('ann'));
    floor.after(20_000).when(passTime);
    expect(floor.fact('InteractionClosed').how).toBe('agent-lost');
  });

  test('the grace period is the tenant’s to set', () => {
    const floor = working().given({ type: 'ConfigureRouting', graceMs: durationMs(5_000) });
    floor.when(disconnect('ann')).after(5_000).when(passTime);
    expect(floor.types).toContain('AgentWentOffline');
  });
});

test('signing out takes effect at once', () => {
  const floor = working().given(request('i2')).when(signOut('ann'));
  expect(floor.types).toEqual([
    'AgentWentOffline',
    'AgentBecameNotReady',
    'OfferRescinded',
    'InteractionReturned',
  ]);
  expect(floor.fact('AgentBecameNotReady').reason).toBe('system.signed-out');
  expect(floor.when(signOut('ann')).types).toEqual(['NothingChanged']);
});

test('removing an agent returns her work even where the queue would keep it', () => {
  const floor = working('keep').given(notReady('ann', 'lunch', true));
  floor.when({ type: 'RemoveAgent', agentId: agentId('ann') });
  expect(floor.types).toEqual(['InteractionReturned', 'AgentRemoved']);
  expect(floor.when(connect('ann')).refusal?.kind).toBe('agent.unknown');
});

test('an agent removed while her connection is lost leaves no deadline behind', () => {
  const floor = working().given(disconnect('ann'));
  floor.given({ type: 'RemoveAgent', agentId: agentId('ann') });
  expect(floor.after(20_000).when(passTime).types).toEqual([]);
});
