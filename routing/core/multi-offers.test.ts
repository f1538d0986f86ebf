import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  agentId,
  centre,
  decline,
  interactionId,
  onDuty,
  passTime,
  queue,
  request,
} from '../testing/index.ts';

const names = ['ann', 'bea', 'cem'];
const staffed = () =>
  centre().given(
    queue('service', { offerCountMax: 2 }),
    names.map((name) => agent(name)),
    onDuty(...names),
  );

describe('an interaction offered to several agents at once', () => {
  test('goes to the best ones in their order, each with her own reasons', () => {
    const floor = staffed().when(request('i1'));
    expect(floor.offered).toEqual(['i1>ann', 'i1>bea']);
    const leaders = floor.facts.flatMap(({ fact }) =>
      fact.type === 'OfferMade' ? fact.decision.leaders[0]?.agentId : [],
    );
    expect(leaders).toEqual(['ann', 'bea']);
  });

  test('is of who accepts first; the other hears that it is gone', () => {
    const floor = staffed().given(request('i1')).when(accept(2, 'bea'));
    expect(floor.types).toEqual(['OfferAccepted', 'OfferRescinded']);
    expect(floor.fact('OfferRescinded')).toMatchObject({ agentId: 'ann', reason: 'other-won' });
    expect(floor.when(accept(1, 'ann')).refusal?.kind).toBe('offer.over');
    expect(floor.state.agents.get(agentId('ann'))?.charges.size).toBe(0);
  });

  test('stays with the other when one declines, and waits when both have', () => {
    const floor = staffed().given(request('i1'), decline(1, 'ann'));
    const place = () => floor.state.interactions.get(interactionId('i1'))?.state;
    expect(place()).toBe('offered');
    expect(floor.when(decline(2, 'bea')).offered).toEqual(['i1>cem']);
  });

  test('missed by both makes both not ready', () => {
    const floor = staffed().given(request('i1')).after(60_000).when(passTime);
    expect(floor.types.filter((type) => type === 'OfferMissed')).toHaveLength(2);
    expect(floor.offered).toEqual(['i1>cem']);
  });
});
