import type { AlertView, QueueView } from '@zentrale/protocol/views';
import { expect, test } from 'vitest';
import { raisedIn, untold } from './raised.ts';

const alert = (kind: AlertView['kind'], sinceAt: number, acknowledgedBy: string | null = null) => ({
  kind,
  sinceAt,
  limit: 1,
  acknowledgedBy,
});

/** Only what is looked at here. */
const queue = (queueId: string, ...alerts: AlertView[]) => ({ queueId, alerts }) as QueueView;

const floor = [
  queue('service', alert('longest-wait', 100), alert('abandoned', 50)),
  queue('advice', alert('waiting-count', 200, 'Ruth')),
  queue('calm'),
];

test('what nobody takes care of stands first, the newest before the older', () => {
  expect(raisedIn(floor).map(({ alert: one }) => one.kind)).toEqual([
    'longest-wait',
    'abandoned',
    'waiting-count',
  ]);
});

test('each alert is told once, and again when it was off in between', () => {
  const raised = raisedIn(floor);
  const first = untold(raised, new Set());
  expect(first.map(({ alert: one }) => one.kind)).toEqual(['longest-wait', 'abandoned']);
  const told = new Set(first.map(({ key }) => key));
  expect(untold(raised, told)).toEqual([]);
  const later = raisedIn([queue('service', alert('longest-wait', 900), alert('abandoned', 50))]);
  expect(untold(later, told).map(({ alert: one }) => one.kind)).toEqual(['longest-wait']);
});
