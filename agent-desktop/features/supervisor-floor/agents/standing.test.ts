import type { FloorAgentView } from '@zentrale/protocol/views';
import { describe, expect, test } from 'vitest';
import { agentsIn, countStandings, groupAgents, standingOf } from './standing.ts';

const agent = (name: string, more: Partial<FloorAgentView> = {}): FloorAgentView => ({
  agentId: name,
  name,
  queueIds: ['service'],
  connection: 'online',
  connectionAt: 0,
  routability: 'ready',
  reason: null,
  next: null,
  routabilityAt: 0,
  idleSinceAt: 0,
  capacityTotal: 100,
  capacityUsed: 0,
  work: [],
  ...more,
});

test('who is not connected is not ready, whatever the routability says', () => {
  expect(standingOf({ connection: 'online', routability: 'ready' })).toBe('ready');
  expect(standingOf({ connection: 'lost', routability: 'ready' })).toBe('lost');
  expect(standingOf({ connection: 'offline', routability: 'draining' })).toBe('offline');
});

describe('the agent list', () => {
  const all = [
    agent('Zoë'),
    agent('Änne', { routability: 'not-ready' }),
    agent('Bert', { queueIds: ['billing'] }),
    agent('Adam', { connection: 'offline' }),
  ];

  test('groups by standing and orders by name within', () => {
    const lines = groupAgents(all, undefined).map((line) =>
      line.kind === 'group' ? `${line.standing} ${line.count}` : line.agent.name,
    );
    expect(lines).toEqual(['ready 2', 'Bert', 'Zoë', 'not-ready 1', 'Änne', 'offline 1', 'Adam']);
  });

  test('shows one standing alone, and nothing where nobody has it', () => {
    expect(groupAgents(all, 'offline')).toHaveLength(2);
    expect(groupAgents(all, 'lost')).toEqual([]);
  });

  test('finds names without their accents, and those who serve a queue', () => {
    const names = (filter: Parameters<typeof agentsIn>[1]) =>
      agentsIn(all, filter).map(({ name }) => name);
    expect(names({ name: ' zoe ' })).toEqual(['Zoë']);
    expect(names({ name: 'ANNE' })).toEqual(['Änne']);
    expect(names({ queueId: 'billing' })).toEqual(['Bert']);
    expect(names({})).toHaveLength(4);
  });

  test('counts every standing, also the empty ones', () => {
    expect(countStandings(all)).toEqual({
      ready: 2,
      draining: 0,
      'not-ready': 1,
      lost: 0,
      offline: 1,
    });
  });
});
