import type { AgentView } from '@zentrale/protocol/views';
import { describe, expect, test } from 'vitest';
import { roomFor, workFlow } from './rules.ts';

const agent = (more: Partial<AgentView> = {}): AgentView => ({
  agentId: 'anna',
  name: 'Anna',
  connection: 'online',
  routability: 'ready',
  reason: null,
  next: null,
  queues: [],
  routabilityAt: 0,
  capacityTotal: 100,
  capacityUsed: 50,
  channels: [
    { channel: 'chat', count: 1, countMax: 3, weight: 25 },
    { channel: 'sms', count: 0, countMax: 5, weight: 10 },
    { channel: 'alarm', count: 0, countMax: 1, weight: 60 },
  ],
  ...more,
});

describe('room for more work', () => {
  test('ends where the channel or the weight ends, whichever is first', () => {
    expect(roomFor(agent(), 'chat')).toBe(2);
    expect(roomFor(agent(), 'sms')).toBe(5);
    expect(roomFor(agent(), 'alarm')).toBe(0);
    expect(roomFor(agent({ capacityUsed: 90 }), 'chat')).toBe(0);
  });

  test('is none on a channel the agent does not serve', () => {
    expect(roomFor(agent({ channels: [] }), 'chat')).toBe(0);
  });
});

describe('why work comes or not', () => {
  test('names a lost connection before everything else', () => {
    expect(workFlow(agent({ connection: 'lost', routability: 'not-ready' }))).toBe(
      'lost-connection',
    );
  });

  test('tells a missed offer from a chosen break', () => {
    const away = { routability: 'not-ready' } as const;
    expect(workFlow(agent({ ...away, reason: 'system.missed-offer' }))).toBe('missed-offer');
    expect(workFlow(agent({ ...away, reason: 'break' }))).toBe('not-ready');
  });

  test('tells full from partly full', () => {
    expect(workFlow(agent())).toBe('partly-full');
    expect(workFlow(agent({ capacityUsed: 100 }))).toBe('full');
    expect(workFlow(agent({ capacityUsed: 0 }))).toBe('open');
  });
});
