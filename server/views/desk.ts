import type { Tx } from '@zentrale/kernel/ports';
import {
  asId,
  type AgentId,
  type ConsultId,
  type InteractionId,
  type OfferId,
  type PersonId,
} from '@zentrale/kernel/values';
import type { InteractionState, RoutingState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import { agentView } from './agent.ts';
import { liveCallView } from './call.ts';
import { idsIn } from './conversation.ts';
import { offerView } from './offers.ts';
import { partyViews, workViews } from './work.ts';

/** `desk`: what one person has in hand — own state, offers, work and consultations. */
export function deskSource(centre: Centre, address: TopicAddress): TopicSource {
  const personId = asId<PersonId>(address.owner);
  const agentId = asId<AgentId>(address.owner);
  const inTenant = <Value>(work: (tx: Tx, state: RoutingState) => Promise<Value>) =>
    centre.store.transact(address.tenantId, async (tx) => {
      const runtime = await centre.routing.open(address.tenantId);
      return work(tx, runtime.state);
    });

  return {
    load: () =>
      inTenant(async (tx, state) => {
        const entries = await read(centre, tx, state, agentId, allKeys(state, agentId));
        for (const consult of await centre.channels.openConsultsOf(tx, personId)) {
          entries.set(`consult:${consult.consultId}`, consult);
        }
        for (const live of centre.calls.ofPerson(address.tenantId, personId)) {
          entries.set(`call:${live.call.callId}`, liveCallView(live, personId));
        }
        return entries;
      }),
    read: (keys) =>
      inTenant(async (tx, state) => {
        const entries = await read(centre, tx, state, agentId, keys);
        for (const live of centre.calls.ofPerson(address.tenantId, personId)) {
          const key = `call:${live.call.callId}`;
          if (keys.includes(key)) entries.set(key, liveCallView(live, personId));
        }
        for (const consultId of idsIn<ConsultId>(keys, 'consult:')) {
          const consult = await centre.channels.consult(tx, consultId);
          if (consult === null) continue;
          const isOver = consult.state === 'ended' || consult.state === 'declined';
          const isOwn = consult.expertId === personId || consult.agentId === personId;
          if (isOwn && !isOver) entries.set(`consult:${consult.consultId}`, consult);
        }
        return entries;
      }),
  };
}

function allKeys(state: RoutingState, agentId: AgentId): string[] {
  const agent = state.agents.get(agentId);
  if (agent === undefined) return [];
  return [
    'agent',
    ...[...agent.offerIds].map((id) => `offer:${id}`),
    ...[...agent.held, ...agent.parked].map((id) => `work:${id}`),
    ...[...agent.joined].map((id) => `party:${id}`),
  ];
}

async function read(
  centre: Centre,
  tx: Tx,
  state: RoutingState,
  agentId: AgentId,
  keys: readonly string[],
): Promise<Map<string, unknown>> {
  const entries = new Map<string, unknown>();
  const agent = state.agents.get(agentId);
  if (agent === undefined) return entries;
  if (keys.includes('agent')) entries.set('agent', agentView(state, agent));
  for (const offerId of idsIn<OfferId>(keys, 'offer:')) {
    const offer = state.offers.get(offerId);
    if (offer?.agentId === agentId) {
      entries.set(`offer:${offerId}`, await offerView(centre, tx, state, offer));
    }
  }
  for (const offerId of idsIn<OfferId>(keys, 'won:')) {
    const won = centre.wonOffers.of(agentId, offerId);
    if (won !== null) entries.set(`won:${offerId}`, won);
  }
  const about = { centre, tx, state };
  const named = (prefix: string): InteractionState[] =>
    idsIn<InteractionId>(keys, prefix).flatMap((id) => state.interactions.get(id) ?? []);
  for (const work of await workViews(about, agentId, named('work:'))) {
    entries.set(`work:${work.interactionId}`, work);
  }
  for (const party of await partyViews(about, agentId, named('party:'))) {
    entries.set(`party:${party.interactionId}`, party);
  }
  return entries;
}
