import { durationMs } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  agentId,
  centre,
  complete,
  disconnect,
  onDuty,
  passTime,
  queue,
  queueId,
  ready,
  request,
  skills,
} from '../testing/index.ts';
import { REMEMBERED_COMMAND_COUNT_MAX } from './limits.ts';
import { compareDeadlines } from './deadlines.ts';
import {
  channelLoads,
  fromJson,
  queueFigures,
  stateDigest,
  toJson,
  type WorkingState,
} from './index.ts';

describe('a command sent again', () => {
  test('gives the first answer and changes nothing', () => {
    const floor = centre().given(queue('service'), agent('ann'), onDuty('ann'), request('i1'));
    floor.when(accept(1, 'ann'), 'click').given(complete('i1', 'ann'));
    floor.when(accept(1, 'ann'), 'click');
    expect(floor.types).toEqual([]);
    expect(floor.answer).toEqual({ interactionId: 'i1', conversationId: 'conversation-i1' });
  });

  test('is recognised whatever the order of its members', () => {
    const floor = centre().given(queue('service')).when(request('i1'), 'once');
    const shuffled = Object.fromEntries(Object.entries(request('i1')).toReversed());
    floor.when(shuffled as ReturnType<typeof request>, 'once'); // The same members, reversed.
    expect(floor.refusal).toBe(null);
  });

  test('is refused when the id comes with another command', () => {
    const floor = centre().given(queue('service')).when(request('i1'), 'once');
    expect(floor.when(request('i2'), 'once').refusal).toMatchObject({ kind: 'command.conflict' });
    expect(floor.when(request('i1', { priority: 1 }), 'once').refusal?.kind).toBe(
      'command.conflict',
    );
  });

  test('has no late effect when it changed nothing the first time', () => {
    const floor = centre().given(queue('service'), agent('ann'), onDuty('ann'));
    floor.when(ready('ann'), 'repeat').given(disconnect('ann')).after(20_000).when(passTime);
    floor.given({ type: 'ConnectAgent', agentId: agentId('ann') });
    expect(floor.when(ready('ann'), 'repeat').types).toEqual([]);
    expect(floor.state.agents.get(agentId('ann'))?.routability).toBe('not-ready');
  });

  test('is remembered within a stated bound', () => {
    const floor = centre();
    const command = { type: 'ConfigureRouting', graceMs: durationMs(1) } as const;
    for (let count = 0; count <= REMEMBERED_COMMAND_COUNT_MAX; count += 1) floor.when(command);
    expect(floor.state.commands.size).toBeLessThanOrEqual(REMEMBERED_COMMAND_COUNT_MAX);
    expect(floor.state.commands.size).toBeGreaterThan(REMEMBERED_COMMAND_COUNT_MAX / 2);
  });
});

describe('what is refused', () => {
  test('a request for an unknown queue or skill, or twice', () => {
    const floor = centre().given(queue('service'), request('i1'));
    expect(floor.when(request('i2', { queue: 'x' })).refusal).toEqual({
      kind: 'queue.unknown',
      field: 'queueId',
    });
    expect(floor.when(request('i2', { skills: { x: 1 } })).refusal).toEqual({
      kind: 'skill.unknown',
      field: 'skills.0.skillId',
    });
    expect(floor.when(request('i1')).refusal?.kind).toBe('interaction.duplicate');
    expect(floor.when(request('i2', { priority: 1001 })).refusal).toEqual({
      kind: 'request.invalid',
      field: 'priority',
    });
  });

  test('a request for a full queue', () => {
    const floor = centre().given(queue('service', { lengthMax: 1 }), request('i1'));
    expect(floor.when(request('i2')).refusal).toMatchObject({
      kind: 'queue.full',
      facts: { lengthMax: 1 },
    });
  });

  test('an agent with unknown skills or queues, or impossible capacity', () => {
    const floor = centre().given(queue('service'), skills('german'));
    const refusal = (command: Parameters<typeof floor.when>[0]) => floor.when(command).refusal;
    expect(refusal(agent('ann', { skills: { x: 1 } }))).toEqual({
      kind: 'skill.unknown',
      field: 'agent.skills.0.skillId',
    });
    expect(refusal(agent('ann', { skills: { german: 101 } }))?.field).toBe(
      'agent.skills.0.proficiency',
    );
    expect(refusal(agent('ann', { queues: ['x'] }))?.kind).toBe('queue.unknown');
    expect(refusal(agent('ann', { queues: ['service', 'service'] }))?.field).toBe('agent.queueIds');
    expect(refusal(agent('ann', { total: -1 }))?.field).toBe('agent.capacity.total');
    const channels = { chat: { weight: 0.5, countMax: 1 } };
    expect(refusal(agent('ann', { channels }))?.field).toBe('agent.capacity.channels.chat.weight');
  });

  test('a queue whose offers run out before anybody could read them', () => {
    const command = queue('service', { offerTimeoutMs: durationMs(999) });
    expect(centre().when(command).refusal).toEqual({
      kind: 'request.invalid',
      field: 'queue.offerTimeoutMs',
    });
  });
});

test('less capacity takes no work away and admits none until there is room', () => {
  const channels = { chat: { weight: 50, countMax: 2 } };
  const floor = centre().given(queue('service'), agent('ann', { channels }), onDuty('ann'));
  floor.given(request('i1'), accept(1, 'ann'), request('i2'), accept(2, 'ann'));
  floor.given(agent('ann', { channels, total: 50 }), request('i3'));
  floor.given(complete('i1', 'ann'));
  floor.when({
    type: 'FinishWrapUp',
    interactionId: request('i1').interactionId,
    agentId: agentId('ann'),
  });
  expect(floor.offered).toEqual([]);
  expect(channelLoads(floor.state.agents.get(agentId('ann'))!)).toEqual([
    { channel: 'chat', weight: 50, countMax: 2, interruptibleBy: [], count: 1 },
  ]);
});

test('a channel named like a built-in member is not served by accident', () => {
  const floor = centre().given(queue('service'), agent('ann'), onDuty('ann'));
  expect(floor.when(request('i1', { channel: 'constructor' })).offered).toEqual([]);
});

test('the figures of a queue follow its work', () => {
  const floor = centre().given(queue('service'), agent('ann'), agent('bea'), onDuty('ann', 'bea'));
  floor.given(request('i1'), accept(1, 'ann'), request('i2')).when(request('i3'));
  expect(queueFigures(floor.state, queueId('service'), floor.now)).toMatchObject({
    waitingCount: 1,
    offeredCount: 1,
    activeCount: 1,
    oldestQueuedAt: floor.now,
    readyAgentCount: 2,
    idleAgentCount: 0,
    agentCount: 2,
    isOpen: true,
    day: { arrived: 3, answered: 1, answeredInTime: 1, abandoned: 0 },
  });
});

test('a state taken from its snapshot goes on as if nothing had happened', () => {
  const floor = centre().given(
    queue('service', { onAgentLost: 'keep' }),
    agent('ann'),
    agent('bea'),
  );
  floor.given(onDuty('ann', 'bea'), request('i1'), accept(1, 'ann'), request('i2'), request('i3'));
  floor.given(complete('i1', 'ann'), disconnect('bea'));
  const restored = fromJson(JSON.parse(JSON.stringify(toJson(floor.state))));
  expect(restored).not.toBe(null);
  expect(stateDigest(restored!)).toBe(stateDigest(floor.state));
  const inOrder = ({ deadlines }: WorkingState) =>
    [...deadlines].toSorted(compareDeadlines).map(({ at, kind, id }) => ({ at, kind, id }));
  expect(inOrder(restored!)).toEqual(inOrder(floor.state));
  expect(fromJson({ format: 0 })).toBe(null);
});
