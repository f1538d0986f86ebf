import { durationMs } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  centre,
  connect,
  decline,
  interactionId,
  onDuty,
  queue,
  queueId,
  request,
  requirements,
  skills,
  step,
} from '../../testing/index.ts';
import { explainWaiting, positionOf, previewWish } from './index.ts';

const rings = [
  step('requested', { lastsMs: durationMs(10_000) }),
  step('requested minus 30', { lastsMs: durationMs(20_000) }),
  step('any'),
];

/** Ann is busy, Bea speaks too little German, Cem none and is not ready, Dov serves no chat. */
const staffed = () =>
  centre().given(
    skills('german'),
    queue('service', { steps: rings }),
    agent('ann', { skills: { german: 90 } }),
    agent('bea', { skills: { german: 50 } }),
    agent('cem'),
    agent('dov', { skills: { german: 90 }, channels: { sms: { weight: 1, countMax: 1 } } }),
    onDuty('ann', 'bea', 'dov'),
    connect('cem'),
    request('i0', { skills: { german: 80 } }),
    accept(1, 'ann'),
  );

describe('why an interaction waits', () => {
  test('is told with everybody who is left out and when the circle grows', () => {
    const floor = staffed().when(request('i1', { skills: { german: 70 } }));
    const why = explainWaiting(floor.state, interactionId('i1'), floor.now, 10);
    expect(why).toMatchObject({
      step: 0,
      nextStepAt: floor.now + 10_000,
      position: 1,
      consideredCount: 4,
      excluded: [
        { reason: 'skill-missing', count: 2 },
        { reason: 'channel-not-served', count: 1 },
        { reason: 'no-capacity', count: 1 },
      ],
    });
    expect(why?.candidates).toMatchObject([
      { agentId: 'ann', excludedBy: 'no-capacity', qualifiesInStep: 0, unmet: [] },
      { agentId: 'dov', excludedBy: 'channel-not-served', qualifiesInStep: null },
      { agentId: 'bea', excludedBy: 'skill-missing', qualifiesInStep: 1 },
      { agentId: 'cem', excludedBy: 'skill-missing', qualifiesInStep: 2 },
    ]);
    expect(why?.candidates[2]?.unmet).toEqual(['skill.german >= 70']);
    expect(why?.steps).toMatchObject([
      { step: 0, startsAt: floor.now, qualifiedCount: 1, signedInCount: 1 },
      { step: 1, startsAt: floor.now + 10_000, qualifiedCount: 2, signedInCount: 2 },
      { step: 2, startsAt: floor.now + 30_000, qualifiedCount: 3, signedInCount: 3 },
    ]);
  });

  test('is not told of what does not wait', () => {
    const floor = staffed();
    expect(explainWaiting(floor.state, interactionId('i0'), floor.now, 10)).toBe(null);
    expect(explainWaiting(floor.state, interactionId('nothing'), floor.now, 10)).toBe(null);
  });

  test('says who turned it down', () => {
    const floor = centre().given(queue('service'), agent('ann'), agent('bea'), onDuty('ann'));
    floor.given(request('i1'), decline(1, 'ann'));
    // Nobody else is there, so it is offered to her again.
    const why = explainWaiting(floor.state, interactionId('i1'), floor.now, 10);
    expect(why?.candidates.map(({ agentId, excludedBy }) => [agentId, excludedBy])).toEqual([
      ['ann', 'no-capacity'],
      ['bea', 'not-connected'],
    ]);
  });
});

describe('a preview', () => {
  const wish = {
    channel: 'chat',
    queueId: queueId('service'),
    skills: requirements({ german: 40 }),
  };

  test('tells who would get it, and queues nothing', () => {
    const floor = staffed();
    const before = floor.state.version;
    const preview = previewWish(floor.state, wish, floor.now, 10);
    expect(preview).toMatchObject({ ok: true, value: { position: 1 } });
    if (!preview.ok) return;
    expect(preview.value.candidates[0]).toMatchObject({ agentId: 'bea', excludedBy: null });
    expect(floor.state.version).toBe(before);
    expect(floor.state.interactions.size).toBe(1);
  });

  test('stands where the wish would, by priority', () => {
    const floor = centre().given(queue('service'), request('i1'), request('i2'));
    const at = (priority: number) => {
      const preview = previewWish(floor.state, { ...wish, skills: [], priority }, floor.now, 10);
      return preview.ok ? preview.value.position : null;
    };
    expect(at(500)).toBe(1);
    expect(at(100)).toBe(3);
  });

  test('is refused as the request would be', () => {
    const floor = centre().given(queue('service'));
    expect(previewWish(floor.state, wish, floor.now, 10)).toMatchObject({
      ok: false,
      refusal: { kind: 'skill.unknown', field: 'skills.0.skillId' },
    });
  });
});

test('the position counts every line of the queue', () => {
  const floor = centre().given(skills('german'), queue('service'));
  floor.given(request('i1', { skills: { german: 1 } }), request('i2'));
  floor.given(request('i3', { priority: 900 }), request('i4', { skills: { german: 9 } }));
  const places = ['i1', 'i2', 'i3', 'i4'].map((id) => positionOf(floor.state, interactionId(id)));
  expect(places).toEqual([2, 3, 1, 4]);
});
