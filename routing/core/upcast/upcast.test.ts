import type { Recorded } from '@zentrale/kernel/history';
import { asId, instant, type CommandId } from '@zentrale/kernel/values';
import { expect, test } from 'vitest';
import {
  brokenInvariants,
  evolve,
  initial,
  perform,
  upcastFact,
  type RoutingFact,
} from '../index.ts';
import { interactionId, queueId, request } from '../../testing/index.ts';

const about = {
  interactionId: 'i1',
  conversationId: 'c1',
  customerId: 'k1',
  channel: 'chat',
  queueId: 'service',
};

/** A morning as the first version wrote it. */
const FIRST_VERSION = [
  { type: 'RoutingConfigured', graceMs: 5_000 },
  { type: 'SkillsConfigured', skills: [] },
  {
    type: 'QueueConfigured',
    queue: {
      queueId: 'service',
      name: 'Service',
      priority: 100,
      agentStrategy: 'longest-idle',
      offerTimeoutMs: 30_000,
      wrapUpMs: 60_000,
      lengthMax: 1_000,
      onAgentLost: 'requeue',
      serviceLevelMs: 20_000,
      serviceLevelTargetPct: 80,
    },
  },
  {
    type: 'AgentConfigured',
    agent: {
      agentId: 'ann',
      name: 'Ann',
      skills: [],
      queueIds: ['service'],
      capacity: { total: 100, channels: { chat: { weight: 100, countMax: 1 } } },
    },
  },
  { type: 'AgentConnected', agentId: 'ann' },
  { type: 'AgentBecameReady', agentId: 'ann' },
  {
    type: 'InteractionQueued',
    ...about,
    skills: [],
    priority: 100,
    isQueuePriority: true,
    preferredAgentId: null,
    queuedAt: 1_000,
  },
  {
    type: 'OfferMade',
    ...about,
    offerId: 'off_1',
    agentId: 'ann',
    fromAgentId: null,
    priority: 100,
    queuedAt: 1_000,
    offeredAt: 1_000,
    expiresAt: 31_000,
    decision: { strategy: 'longest-idle', consideredCount: 1, leaders: [], excluded: [] },
  },
  {
    type: 'OfferAccepted',
    ...about,
    offerId: 'off_1',
    agentId: 'ann',
    fromAgentId: null,
    queuedAt: 1_000,
    offeredAt: 1_000,
    assignedAt: 2_000,
    waitMs: 1_000,
    isAnswer: true,
    isInTime: true,
  },
  { type: 'AgentStartedDraining', agentId: 'ann', reason: 'lunch' },
  {
    type: 'InteractionReturned',
    ...about,
    agentId: 'ann',
    reason: 'agent-lost',
    queuedAt: 1_000,
    waitingSinceAt: 3_000,
  },
];

test('a history of the first version is read, and goes on', () => {
  const state = initial();
  for (const [index, old] of FIRST_VERSION.entries()) {
    const fact = upcastFact(old as unknown as RoutingFact); // As a store gives it.
    const recorded: Recorded<RoutingFact> = {
      version: index + 1,
      recordedAt: instant(1_000 + index),
      commandId: asId<CommandId>(`c${index}`),
      fact,
    };
    evolve(state, recorded);
  }
  expect(brokenInvariants(state)).toEqual([]);
  expect(state.centre.graceMs).toBe(5_000);
  expect(state.queues.get(queueId('service'))?.config.steps).toHaveLength(1);
  expect(state.interactions.get(interactionId('i1'))).toMatchObject({ state: 'queued', step: 0 });
  const now = instant(10_000);
  const result = perform(state, request('i2'), { now, commandId: asId<CommandId>('next') });
  expect(result.ok).toBe(true);
});

test('a fact of today comes back as it is', () => {
  const fact = { type: 'AgentConnected', agentId: 'ann' } as unknown as RoutingFact;
  expect(upcastFact(fact)).toBe(fact);
});
