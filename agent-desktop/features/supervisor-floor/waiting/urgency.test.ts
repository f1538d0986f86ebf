import type { WaitingView } from '@zentrale/protocol/views';
import { expect, test } from 'vitest';
import { byUrgency } from './urgency.ts';

const waits = (interactionId: string, more: Partial<WaitingView> = {}): WaitingView => ({
  interactionId,
  conversationId: `c-${interactionId}`,
  queueId: 'service',
  channel: 'chat',
  state: 'queued',
  customerName: 'Lea',
  subject: '',
  priority: 100,
  queuedAt: 1_000,
  dueAt: 61_000,
  isCallback: false,
  step: 0,
  stepCount: 1,
  skills: [],
  offeredTo: [],
  ...more,
});

test('whose target comes soonest stands first, whoever has none last', () => {
  const all = [
    waits('i2'),
    waits('i3'),
    waits('i1', { dueAt: 30_000, queuedAt: 29_000 }),
    waits('i5', { dueAt: null, queuedAt: 500 }),
    waits('i4', { queueId: 'advice', dueAt: 60_000 }),
  ];
  const ids = (queueId?: string) =>
    byUrgency(all.toReversed(), queueId).map((one) => one.interactionId);
  expect(ids()).toEqual(['i1', 'i4', 'i2', 'i3', 'i5']);
  expect(ids('service')).toEqual(['i1', 'i2', 'i3', 'i5']);
});
