import { asId, type PersonId } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  agentId,
  centre,
  connect,
  interactionId,
  onDuty,
  queue,
  queueId,
  request,
} from '../testing/index.ts';
import type { ReassignInteraction, RoutingCommand } from './index.ts';

const ruth = asId<PersonId>('ruth');
const act = { byPersonId: ruth, reason: 'a regular customer' };

const reassign = (to: ReassignInteraction['to'], isOverride = false): RoutingCommand => ({
  type: 'ReassignInteraction',
  interactionId: interactionId('i1'),
  to,
  isOverride,
  ...act,
});
const toBea = { agentId: agentId('bea') };

/** Ann holds i1; Bea is there, not ready. */
const working = () =>
  centre().given(
    queue('service'),
    queue('second', { priority: 300 }),
    agent('ann'),
    agent('bea'),
    onDuty('ann'),
    request('i1'),
    accept(1, 'ann'),
    connect('bea'),
  );

describe('a supervisor', () => {
  test('reassigns work at once, and it is recorded who did and why', () => {
    const floor = working().when(reassign(toBea));
    expect(floor.facts[0]?.fact).toMatchObject({
      type: 'SupervisorActed',
      act: 'reassign',
      byPersonId: 'ruth',
      reason: 'a regular customer',
      subjectAgentId: 'bea',
      subjectInteractionId: 'i1',
    });
    expect(floor.fact('InteractionAssigned')).toMatchObject({
      agentId: 'bea',
      fromAgentId: 'ann',
      how: 'reassigned',
      isAnswer: false,
    });
  });

  test('gives nobody more than she can hold, unless she says so', () => {
    const floor = working().given(reassign(toBea), request('i2'), accept(2, 'ann'));
    const back = reassign({ agentId: agentId('ann') });
    expect(floor.when(back).refusal).toMatchObject({
      kind: 'agent.no-capacity',
      field: 'to.agentId',
    });
    floor.when(reassign({ agentId: agentId('ann') }, true));
    expect(floor.fact('InteractionAssigned').isOverride).toBe(true);
  });

  test('sends work to another queue, or back to its own', () => {
    const floor = working().when(reassign({ queueId: queueId('second') }));
    expect(floor.fact('InteractionTransferred')).toMatchObject({
      toQueueId: 'second',
      priority: 300,
    });
    const same = working().when(reassign({ queueId: queueId('service') }));
    expect(same.fact('InteractionReturned').reason).toBe('reassigned');
  });

  test('moves waiting work to another queue without losing its place', () => {
    const floor = centre().given(queue('service'), queue('second')).when(request('i1'));
    const queuedAt = floor.now;
    floor.after(5_000).when(reassign({ queueId: queueId('second') }));
    expect(floor.fact('InteractionOverflowed')).toMatchObject({ cause: 'reassigned', queuedAt });
    expect(floor.when(reassign({ queueId: queueId('second') })).types).toEqual(['NothingChanged']);
  });

  test('changes a priority, and the order follows', () => {
    const floor = centre().given(queue('service'), agent('ann'), request('i0'), request('i1'));
    const raise = { type: 'SetPriority', interactionId: interactionId('i1'), ...act } as const;
    expect(floor.when({ ...raise, priority: 1_001 }).refusal?.field).toBe('priority');
    floor.given({ ...raise, priority: 500 });
    expect(floor.given(onDuty('ann')).offered).toEqual(['i1>ann']);
  });

  test('forces the state of an agent', () => {
    const force = { type: 'ForceAgentState', agentId: agentId('ann'), ...act } as const;
    const floor = working().when({ ...force, to: 'not-ready' });
    expect(floor.types).toEqual(['SupervisorActed', 'AgentBecameNotReady']);
    expect(floor.when({ ...force, to: 'ready' }).types).toContain('AgentBecameReady');
    floor.when({ ...force, to: 'signed-out' });
    expect(floor.types).toContain('InteractionReturned');
    expect(floor.when({ ...force, to: 'ready' }).refusal?.kind).toBe('agent.not-connected');
  });

  test('monitors, coaches and barges, and stops', () => {
    const watch = { type: 'SuperviseInteraction', interactionId: interactionId('i1'), ...act };
    const floor = working().when({ ...watch, mode: 'monitor' } as RoutingCommand);
    expect(floor.types).toEqual(['SupervisorActed', 'SupervisionStarted']);
    floor.given({ ...watch, mode: 'coach' } as RoutingCommand);
    const present = () => floor.state.interactions.get(interactionId('i1'))?.supervisions;
    expect(present()).toMatchObject([{ personId: 'ruth', mode: 'coach' }]);
    floor.when({ type: 'EndSupervision', interactionId: interactionId('i1'), personId: ruth });
    expect(present()).toEqual([]);
  });

  test('gives a reason', () => {
    const floor = working();
    const silent = { ...reassign(toBea), reason: '' } as RoutingCommand;
    expect(floor.when(silent).refusal).toMatchObject({ kind: 'request.invalid', field: 'reason' });
  });
});
