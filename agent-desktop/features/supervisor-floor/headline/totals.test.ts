import type { FloorAgentView, QueueView, WaitingView } from '@zentrale/protocol/views';
import { describe, expect, test } from 'vitest';
import { totalsOf } from './totals.ts';

const queue = (more: Partial<QueueView>): QueueView => ({
  queueId: 'service',
  name: 'Service',
  waitingCount: 0,
  scheduledCount: 0,
  offeredCount: 0,
  activeCount: 0,
  parkedCount: 0,
  wrapUpCount: 0,
  oldestQueuedAt: null,
  isOpen: true,
  changesAt: null,
  estimate: null,
  readyAgentCount: 0,
  signedInCount: 0,
  agentCount: 0,
  arrivedCount: 0,
  answeredCount: 0,
  answeredInTimeCount: 0,
  abandonedCount: 0,
  shortAbandonedCount: 0,
  expiredCount: 0,
  movedOnCount: 0,
  waitMsSum: 0,
  handledCount: 0,
  handleMsSum: 0,
  serviceLevelMs: 60_000,
  serviceLevelTargetPct: 80,
  shortAbandonMs: 5_000,
  thresholds: {
    longestWaitMs: null,
    waitingCount: null,
    serviceLevelPct: null,
    abandonedPct: null,
    warnsOfNobody: false,
  },
  hasUsualThresholds: true,
  alerts: [],
  ...more,
});

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
  dueAt: null,
  isCallback: false,
  step: 0,
  stepCount: 1,
  skills: [],
  offeredTo: [],
  ...more,
});

const agent = (more: Partial<FloorAgentView>): FloorAgentView => ({
  agentId: 'a',
  name: 'Mara',
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

describe('the headline', () => {
  test('adds up queues and tells people ready from people online', () => {
    const totals = totalsOf(
      [
        queue({ waitingCount: 3, offeredCount: 1, answeredCount: 4, answeredInTimeCount: 4 }),
        queue({ queueId: 'advice', waitingCount: 1, abandonedCount: 2, answeredCount: 1 }),
        queue({ queueId: 'idle' }),
      ],
      [],
      [
        agent({}),
        agent({ routability: 'not-ready', reason: 'break' }),
        agent({ routability: 'draining' }),
        agent({ connection: 'lost' }),
        agent({ connection: 'offline' }),
      ],
    );
    expect(totals).toMatchObject({
      waitingCount: 4,
      offeredCount: 1,
      readyCount: 1,
      onlineCount: 3,
      answeredInTimeCount: 4,
      answeredCount: 5,
      abandonedCount: 2,
      measuredQueueCount: 2,
      missedQueueCount: 1,
    });
  });

  test('names the longest wait, also when that customer is being offered just now', () => {
    const queues = [queue({ oldestQueuedAt: 5_000 })];
    const offered = waits('i1', { queueId: 'advice', state: 'offered', queuedAt: 2_000 });
    expect(totalsOf(queues, [], []).longest).toEqual({ queueId: 'service', queuedAt: 5_000 });
    expect(totalsOf(queues, [offered], []).longest).toEqual({
      queueId: 'advice',
      queuedAt: 2_000,
    });
    expect(totalsOf([queue({})], [], []).longest).toBeNull();
  });
});
