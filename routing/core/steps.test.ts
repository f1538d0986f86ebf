import { durationMs } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  agent,
  centre,
  connect,
  interactionId,
  onDuty,
  passTime,
  queue,
  queueId,
  request,
  signOut,
  skills,
  step,
} from '../testing/index.ts';

const rings = [
  step('requested', { lastsMs: durationMs(10_000) }),
  step('requested minus 30', { lastsMs: durationMs(20_000), priorityGain: 40 }),
  step('any'),
];

/** Ann speaks German well, Bea a little, Cem not at all. */
const staffed = (more: Parameters<typeof queue>[1] = {}) =>
  centre().given(
    skills('german'),
    queue('service', { steps: rings, ...more }),
    agent('ann', { skills: { german: 90 } }),
    agent('bea', { skills: { german: 50 } }),
    agent('cem'),
  );

const german = (name: string) => request(name, { skills: { german: 70 } });

describe('routing steps', () => {
  test('relax what is asked for as time passes, and raise the priority', () => {
    const floor = staffed().given(onDuty('bea', 'cem'));
    expect(floor.when(german('i1')).offered).toEqual([]);
    expect(floor.after(9_999).when(passTime).types).toEqual([]);
    floor.after(1).when(passTime);
    expect(floor.fact('StepBegan')).toMatchObject({ step: 1, cause: 'time', priority: 140 });
    expect(floor.offered).toEqual(['i1>bea']);
    expect(floor.fact('OfferMade').decision).toMatchObject({ step: 1, consideredCount: 3 });
  });

  test('reach everybody in the last one', () => {
    const floor = staffed().given(onDuty('cem'));
    floor.when(german('i1')).after(10_000).when(passTime);
    expect(floor.offered).toEqual([]);
    expect(floor.after(20_000).when(passTime).offered).toEqual(['i1>cem']);
  });

  test('never lose somebody who qualified before', () => {
    const odd = [step('requested', { lastsMs: durationMs(10_000) }), step('skill.german < 60')];
    const floor = staffed({ steps: odd });
    floor.when(german('i1')).after(10_000).when(passTime);
    expect(floor.given(onDuty('ann')).offered).toEqual(['i1>ann']);
  });

  test('are passed over while nobody who qualifies is signed in', () => {
    const steps = [
      step('requested', { lastsMs: durationMs(10_000), skipsWhenNobody: true }),
      step('any'),
    ];
    const floor = staffed({ steps }).given(onDuty('cem'));
    floor.when(german('i1'));
    expect(floor.fact('StepBegan')).toMatchObject({ step: 1, cause: 'nobody-signed-in' });
    expect(floor.offered).toEqual(['i1>cem']);
  });

  test('are passed over when the last who qualifies goes', () => {
    const steps = [
      step('requested', { lastsMs: durationMs(60_000), skipsWhenNobody: true }),
      step('any'),
    ];
    const floor = staffed({ steps }).given(connect('ann'), onDuty('cem'), german('i1'));
    expect(floor.state.interactions.get(interactionId('i1'))?.step).toBe(0);
    expect(floor.when(signOut('ann')).offered).toEqual(['i1>cem']);
  });

  test('may add the agents of another queue', () => {
    const steps = [
      step('any', { lastsMs: durationMs(5_000) }),
      step('any', { queueIds: [queueId('second')] }),
    ];
    const floor = centre().given(
      queue('second'),
      queue('service', { steps }),
      agent('dov', { queues: ['second'] }),
      onDuty('dov'),
    );
    floor.when(request('i1')).after(5_000).when(passTime);
    expect(floor.offered).toEqual(['i1>dov']);
    expect(floor.fact('OfferMade').queueId).toBe('service');
  });

  test('ask what the customer brings', () => {
    const steps = [step('customer.tier = "gold" and skill.german', { lastsMs: durationMs(5_000) })];
    const floor = staffed({ steps: [...steps, step('none')] }).given(onDuty('ann'));
    expect(floor.when(request('i1', { context: { tier: 'gold' } })).offered).toEqual(['i1>ann']);
    const other = staffed({ steps: [...steps, step('none')] }).given(onDuty('ann'));
    expect(other.when(request('i1', { context: { tier: 'silver' } })).offered).toEqual([]);
  });

  test('prefer a skill without requiring it', () => {
    const floor = staffed({ agentStrategy: 'best-proficiency' }).given(onDuty('cem', 'bea'));
    expect(floor.when(request('i1', { skills: { german: 0 } })).offered).toEqual(['i1>bea']);
    expect(floor.when(request('i2', { skills: { german: 0 } })).offered).toEqual(['i2>cem']);
  });
});

describe('the preferred agent', () => {
  const sticky = { steps: [step('any')], stickyMs: durationMs(15_000) };

  test('alone is waited for as long as the queue says', () => {
    const floor = staffed(sticky).given(connect('ann'), onDuty('cem'));
    floor.when(request('i1', { preferred: 'ann' }));
    expect(floor.fact('InteractionQueued').step).toBe(-1);
    expect(floor.offered).toEqual([]);
    expect(floor.after(15_000).when(passTime).offered).toEqual(['i1>cem']);
  });

  test('gets it when she becomes free in time', () => {
    const floor = staffed(sticky).given(connect('ann'), onDuty('cem'));
    floor.when(request('i1', { preferred: 'ann' }));
    expect(floor.given(onDuty('ann')).offered).toEqual(['i1>ann']);
    expect(floor.fact('OfferMade').decision.strategy).toBe('preferred');
  });

  test('is not waited for when she is not there, or leaves', () => {
    const floor = staffed(sticky).given(onDuty('cem'));
    expect(floor.when(request('i1', { preferred: 'ann' })).offered).toEqual(['i1>cem']);
    const other = staffed(sticky).given(connect('ann'), onDuty('cem'));
    expect(other.when(request('i1', { preferred: 'ann' })).offered).toEqual([]);
    expect(other.when(signOut('ann')).offered).toEqual(['i1>cem']);
  });
});
