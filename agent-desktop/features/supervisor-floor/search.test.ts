import { describe, expect, test } from 'vitest';
import { sortingFrom, sortingText } from './queues/queue-order.ts';
import { panelOf, panelSearch, readFloorSearch, type FloorPanelChoice } from './search.ts';

test('the address keeps what makes sense and drops the rest', () => {
  expect(
    readFloorSearch({
      sort: '-waiting',
      queue: '',
      state: 'asleep',
      q: 42,
      at: 'noon',
      other: 'x',
    }),
  ).toEqual({ sort: '-waiting', q: '42' });
  expect(readFloorSearch({ state: 'lost', panel: 'why', of: 'int_1' })).toEqual({
    state: 'lost',
    panel: 'why',
    of: 'int_1',
  });
});

describe('the panel in the address', () => {
  const panels: readonly FloorPanelChoice[] = [
    { kind: 'why', interactionId: 'int_1' },
    { kind: 'conversation', conversationId: 'con_1' },
    { kind: 'agent', agentId: 'psn_1' },
    { kind: 'alerts', queueId: 'service' },
    { kind: 'list', list: 'answered', queueId: 'service', agentId: 'psn_1', intervalAt: 900_000 },
  ];

  test.each(panels)('is read as it was written: $kind', (panel) => {
    expect(panelOf(readFloorSearch({ ...panelSearch(panel) }))).toEqual(panel);
  });

  test('one panel replaces the other altogether', () => {
    const before = panelSearch({ kind: 'list', list: 'waiting', queueId: 'service' });
    const after = { ...before, ...panelSearch({ kind: 'agent', agentId: 'psn_1' }) };
    expect(readFloorSearch(after)).toEqual({ panel: 'agent', of: 'psn_1' });
    expect(readFloorSearch({ ...after, ...panelSearch(null) })).toEqual({});
  });

  test('what makes no sense opens nothing', () => {
    expect(panelOf({ panel: 'list', of: 'secrets' })).toBeNull();
    expect(panelOf({ panel: 'why' })).toBeNull();
    expect(panelOf({ panel: 'door', of: 'x' })).toBeNull();
  });
});

test('an order is read from the address and written back the same', () => {
  expect(sortingFrom('-waiting')).toEqual([{ id: 'waiting', desc: true }]);
  expect(sortingText(sortingFrom('level'))).toBe('level');
  expect(sortingFrom('password')).toEqual([]);
  expect(sortingText(sortingFrom(undefined))).toBeUndefined();
});
