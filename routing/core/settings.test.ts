import { asId, durationMs, type PersonId, type ProfileId } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  agent,
  agentId,
  centre,
  interactionId,
  onDuty,
  queue,
  queueId,
  request,
  skills,
  step,
} from '../testing/index.ts';
import type { RoutingCommand } from './index.ts';

const profileId = asId<ProfileId>('generalist');
const paul = asId<PersonId>('paul');
const capacity = { total: 100, channels: { chat: { weight: 100, countMax: 1 } } };
const profile = (queues: string[], own = capacity): RoutingCommand => ({
  type: 'ConfigureProfile',
  profile: { profileId, name: 'Generalist', queueIds: queues.map(queueId), capacity: own },
});
const refused = (floor: ReturnType<typeof centre>, command: RoutingCommand) =>
  floor.when(command).refusal;

describe('a change of settings', () => {
  test('re-evaluates the work that waits', () => {
    const floor = centre().given(skills('german'), queue('service'), agent('ann'), onDuty('ann'));
    floor.given(request('i1', { skills: { german: 50 } }));
    expect(floor.when(queue('service', { steps: [step('any')] })).offered).toEqual(['i1>ann']);
  });

  test('leaves late what is late, since when it was', () => {
    const target = (serviceLevelMs: number) =>
      queue('service', { serviceLevelMs: durationMs(serviceLevelMs) });
    const floor = centre().given(target(60_000), request('i1'));
    const dueAt = () => floor.state.interactions.get(interactionId('i1'))?.dueAt;
    const before = dueAt();
    floor.after(180_000).when(target(60_000));
    expect(dueAt()).toBe(before);
    // A stricter target is missed since it holds; a milder one may be met again.
    floor.after(1_000).when(target(600_000));
    expect(dueAt()).toBe(before! - 60_000 + 600_000);
    floor.after(1_000).when(target(30_000));
    expect(dueAt()).toBe(floor.now);
  });

  test('names its version, and is refused on top of an older one', () => {
    const floor = centre().given(queue('service'));
    const version = floor.state.settingVersions.get('queue:service')!;
    const change = { ...queue('service'), baseVersion: version, byPersonId: paul };
    floor.given(change);
    expect(floor.fact('QueueConfigured').byPersonId).toBe('paul');
    expect(refused(floor, change)).toMatchObject({
      kind: 'settings.conflict',
      field: 'baseVersion',
    });
  });

  test('that would leave waiting work to nobody is refused and changes nothing', () => {
    const floor = centre().given(skills('german'), queue('service'), agent('ann'), request('i1'));
    expect(refused(floor, queue('service', { steps: [step('skill.german >= 50')] }))).toEqual({
      kind: 'settings.strands-work',
      field: 'queue.steps',
      facts: { count: 1, queueId: 'service', interactionId: 'i1' },
    });
    expect(refused(floor, agent('ann', { queues: [] }))).toMatchObject({
      kind: 'settings.strands-work',
      field: 'agent',
    });
  });

  test('is refused where other settings need what it takes away', () => {
    const floor = centre().given(
      skills('german'),
      queue('second'),
      queue('service', {
        steps: [step('skill.german >= 50')],
        overflowQueueId: queueId('second'),
      }),
      profile(['service']),
      agent('ann', { profile: profileId }),
    );
    const removal = (name: string) =>
      ({ type: 'RemoveQueue', queueId: queueId(name) }) as RoutingCommand;
    expect(refused(floor, skills())).toMatchObject({
      kind: 'settings.in-use',
      facts: { by: 'queue:service' },
    });
    expect(refused(floor, removal('second'))?.facts).toEqual({ by: 'queue:service' });
    expect(refused(floor, removal('service'))?.facts).toEqual({ by: 'profile:generalist' });
    expect(refused(floor, { type: 'RemoveProfile', profileId })?.facts).toEqual({
      by: 'agent:ann',
    });
  });

  test('of a skill list takes the skill from agents who have it', () => {
    const floor = centre().given(skills('german', 'french'), queue('service'));
    floor.given(agent('ann', { skills: { german: 50, french: 50 } }), skills('german'));
    const ann = floor.state.agents.get(agentId('ann'));
    expect(ann?.config.skills.map(({ skillId }) => skillId)).toEqual(['german']);
  });
});

describe('a routing profile', () => {
  test('gives its queues and capacity to everybody who has it', () => {
    const floor = centre().given(queue('service'), queue('second'), profile(['service']));
    floor.given(agent('ann', { profile: profileId, queues: ['second'] }), onDuty('ann'));
    expect(floor.when(request('i1', { queue: 'second' })).offered).toEqual([]);
    expect(floor.when(profile(['service', 'second'])).offered).toEqual(['i1>ann']);
  });

  test('must be known to be given', () => {
    const floor = centre().given(queue('service'));
    expect(refused(floor, agent('ann', { profile: profileId }))).toEqual({
      kind: 'profile.unknown',
      field: 'agent.profileId',
    });
  });
});

describe('an expression that cannot be', () => {
  test('is refused with its place', () => {
    const floor = centre().given(skills('german'), queue('service'));
    const steps = [step('skill.german >= 50 and skill.latin >= 10')];
    expect(refused(floor, queue('service', { steps }))).toMatchObject({
      kind: 'expression.unknown-skill',
      field: 'queue.steps.0.requirement',
      facts: { at: 23, length: 11 },
    });
  });
});

test.each([
  ['queue.offerCountMax', { offerCountMax: 0 }],
  ['queue.priorityMax', { priorityMax: 1_001 }],
  ['queue.overflowQueueId', { onFull: 'overflow' }],
  ['queue.steps', { steps: [] }],
  ['queue.steps.0.lastsMs', { steps: [step('any'), step('any')] }],
  ['queue.reserve.queueId', { reserve: { queueId: queueId('service'), idleMin: 1 } }],
] as const)('a queue whose %s cannot be is refused with the field', (field, own) => {
  const floor = centre().given(queue('service'));
  const command = queue('service', own);
  expect(refused(floor, command)).toMatchObject({ kind: 'request.invalid', field });
});

test('work of a channel cannot interrupt its own kind', () => {
  const floor = centre().given(queue('service'));
  const channels = { chat: { weight: 1, countMax: 1, interruptibleBy: ['chat'] } };
  expect(refused(floor, agent('ann', { channels }))).toMatchObject({
    field: 'agent.capacity.channels.chat.interruptibleBy',
  });
});
