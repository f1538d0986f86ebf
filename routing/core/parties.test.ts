import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  agentId,
  centre,
  complete,
  conference,
  connect,
  consult,
  decline,
  disconnect,
  endParty,
  handOver,
  interactionId,
  onDuty,
  passTime,
  queue,
  request,
  toAgent,
} from '../testing/index.ts';

/** Ann holds i1; Bea and Cem are there. */
const working = () =>
  centre().given(
    queue('service'),
    agent('ann'),
    agent('bea'),
    agent('cem'),
    onDuty('ann'),
    request('i1'),
    accept(1, 'ann'),
    connect('bea'),
    connect('cem'),
  );
const i1 = (floor: ReturnType<typeof working>) =>
  floor.state.interactions.get(interactionId('i1'))!;

describe('a consult', () => {
  test('is offered, charged, and makes a party of the colleague who accepts', () => {
    const floor = working().when(consult('i1', 'ann', 'bea'));
    expect(floor.fact('OfferMade')).toMatchObject({ purpose: 'consult', fromAgentId: 'ann' });
    floor.when(accept(2, 'bea'));
    expect(floor.types).toEqual(['PartyJoined']);
    expect(i1(floor)).toMatchObject({
      agentId: 'ann',
      state: 'active',
      parties: [{ agentId: 'bea', role: 'consulted' }],
    });
    expect(floor.state.agents.get(agentId('bea'))?.loadUsed).toBe(100);
  });

  test('accepted twice gives the first answer', () => {
    const floor = working().given(consult('i1', 'ann', 'bea'), accept(2, 'bea'));
    floor.when(accept(2, 'bea'));
    expect(floor.answer).toEqual({ interactionId: 'i1', conversationId: 'conversation-i1' });
  });

  test('declined or missed leaves the work with its holder', () => {
    const floor = working().given(consult('i1', 'ann', 'bea'), decline(2, 'bea'));
    floor
      .given(consult('i1', 'ann', 'cem'))
      .after(60_000)
      .when(passTime);
    expect(floor.types).toEqual(['OfferMissed', 'AgentBecameNotReady']);
    expect(i1(floor)).toMatchObject({ agentId: 'ann', state: 'active', offerIds: [] });
  });

  test('asks nobody twice, and nobody who is not there or full', () => {
    const floor = working().given(consult('i1', 'ann', 'bea'));
    expect(floor.when(consult('i1', 'ann', 'bea')).refusal?.kind).toBe('party.already');
    expect(floor.when(toAgent('i1', 'ann', 'bea')).refusal?.kind).toBe('party.already');
    expect(floor.when(consult('i1', 'ann', 'ann')).refusal?.kind).toBe('agent.same');
    floor.given(request('i2'), { type: 'SetReady', agentId: agentId('cem') });
    expect(floor.when(consult('i1', 'ann', 'cem')).refusal?.kind).toBe('agent.no-capacity');
  });

  test('can be taken back before it is answered', () => {
    const floor = working()
      .given(consult('i1', 'ann', 'bea'))
      .when(endParty('i1', 'ann', 'bea'));
    expect(floor.types).toEqual(['OfferRescinded']);
  });
});

describe('a party', () => {
  const joined = () => working().given(consult('i1', 'ann', 'bea'), accept(2, 'bea'));

  test('becomes part of a conference, and leaves', () => {
    const floor = joined().given(conference('i1', 'ann', 'bea'));
    expect(i1(floor).parties[0]?.role).toBe('conferenced');
    floor.when(endParty('i1', 'bea', 'bea'));
    expect(floor.fact('PartyLeft').reason).toBe('left');
    expect(floor.state.agents.get(agentId('bea'))?.charges.size).toBe(0);
  });

  test('gets the interaction by a consulted transfer', () => {
    const floor = joined().when(handOver('i1', 'ann', 'bea'));
    expect(floor.fact('InteractionAssigned')).toMatchObject({
      how: 'handed-over',
      agentId: 'bea',
      fromAgentId: 'ann',
    });
    expect(i1(floor)).toMatchObject({ agentId: 'bea', parties: [] });
    expect(floor.state.agents.get(agentId('ann'))?.charges.size).toBe(0);
  });

  test('is not who was only asked', () => {
    const floor = working().given(consult('i1', 'ann', 'bea'));
    expect(floor.when(handOver('i1', 'ann', 'bea')).refusal?.kind).toBe('party.unknown');
  });

  test('leaves when the work is over, or when she is lost', () => {
    const floor = joined().when(complete('i1', 'ann'));
    expect(floor.types).toEqual(['PartyLeft', 'InteractionCompleted']);
    const lost = joined().given(disconnect('bea')).after(60_000).when(passTime);
    expect(lost.fact('PartyLeft').reason).toBe('agent-lost');
  });

  test('leaves when the holder is lost', () => {
    const floor = joined().given(disconnect('ann')).after(60_000).when(passTime);
    expect(floor.types).toContain('PartyLeft');
    expect(i1(floor)).toMatchObject({ state: 'queued', parties: [] });
  });
});
