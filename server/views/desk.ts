import type { Tx } from '@zentrale/kernel/ports';
import {
  asId,
  must,
  type AgentId,
  type ConsultId,
  type InteractionId,
  type OfferId,
  type PersonId,
} from '@zentrale/kernel/values';
import type { Channel, OfferView, WorkView } from '@zentrale/protocol';
import type { InteractionState, OfferState, RoutingState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import { agentView } from './agent.ts';
import { idsIn } from './conversation.ts';

const RECENT_SHOWN_MAX = 5;

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
        const agent = state.agents.get(agentId);
        const keys = [
          'agent',
          ...[...(agent?.offerIds ?? [])].map((id) => `offer:${id}`),
          ...[...(agent?.held ?? [])].map((id) => `work:${id}`),
        ];
        const entries = await read(centre, tx, state, agentId, keys);
        for (const consult of await centre.channels.openConsultsOf(tx, personId)) {
          entries.set(`consult:${consult.consultId}`, consult);
        }
        return entries;
      }),
    read: (keys) =>
      inTenant(async (tx, state) => {
        const entries = await read(centre, tx, state, agentId, keys);
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
  if (keys.includes('agent')) entries.set('agent', agentView(agent));
  for (const offerId of idsIn<OfferId>(keys, 'offer:')) {
    const offer = state.offers.get(offerId);
    if (offer?.agentId === agentId) {
      entries.set(`offer:${offerId}`, await offerView(centre, tx, state, offer));
    }
  }
  const held = idsIn<InteractionId>(keys, 'work:')
    .map((id) => state.interactions.get(id))
    .filter((interaction) => interaction !== undefined && interaction.agentId === agentId);
  for (const work of await workViews(centre, tx, state, held as InteractionState[])) {
    entries.set(`work:${work.interactionId}`, work);
  }
  return entries;
}

async function offerView(
  centre: Centre,
  tx: Tx,
  state: RoutingState,
  offer: OfferState,
): Promise<OfferView> {
  const interaction = must(
    state.interactions.get(offer.interactionId),
    'an offer has its interaction',
  );
  const conversation = await centre.channels.conversation(tx, interaction.conversationId);
  const context = await centre.journey.context(tx, interaction.customerId);
  const [line] = await centre.channels.lastLines(tx, [interaction.conversationId]);
  const { decision } = offer;
  return {
    offerId: offer.offerId,
    interactionId: interaction.interactionId,
    conversationId: interaction.conversationId,
    channel: interaction.channel as Channel,
    queueId: interaction.queueId,
    queueName: queueName(state, interaction),
    customerId: interaction.customerId,
    customerName: conversation?.customerName ?? context?.name ?? '',
    subject: conversation?.subject ?? '',
    firstLine: line?.lastLine ?? '',
    priority: interaction.priority,
    queuedAt: interaction.queuedAt,
    offeredAt: offer.offeredAt,
    expiresAt: offer.expiresAt,
    decision: {
      strategy: decision.strategy,
      consideredCount: decision.consideredCount,
      leaders: decision.leaders.map((leader) => ({
        ...leader,
        name: state.agents.get(leader.agentId)?.config.name ?? leader.agentId,
      })),
      excluded: [...decision.excluded],
    },
    recent: await centre.journey.recent(tx, interaction.customerId, RECENT_SHOWN_MAX),
  };
}

async function workViews(
  centre: Centre,
  tx: Tx,
  state: RoutingState,
  interactions: readonly InteractionState[],
): Promise<WorkView[]> {
  if (interactions.length === 0) return [];
  const ids = interactions.map(({ conversationId }) => conversationId);
  const conversations = new Map(
    (await centre.channels.conversations(tx, ids)).map((one) => [one.conversationId, one]),
  );
  const lines = new Map(
    (await centre.channels.lastLines(tx, ids)).map((line) => [line.conversationId, line]),
  );
  return interactions.map((interaction) => {
    const conversation = conversations.get(interaction.conversationId);
    const line = lines.get(interaction.conversationId);
    return {
      interactionId: interaction.interactionId,
      conversationId: interaction.conversationId,
      channel: interaction.channel as Channel,
      state: interaction.state === 'wrap-up' ? 'wrap-up' : 'active',
      queueId: interaction.queueId,
      queueName: queueName(state, interaction),
      customerId: interaction.customerId,
      customerName: conversation?.customerName ?? '',
      subject: conversation?.subject ?? '',
      priority: interaction.priority,
      queuedAt: interaction.queuedAt,
      assignedAt: interaction.assignedAt ?? interaction.queuedAt,
      completedAt: interaction.completedAt,
      wrapUpEndsAt: interaction.wrapUpEndsAt,
      dispositionId: interaction.dispositionId,
      lastLine: line?.lastLine ?? '',
      lastLineAt: line?.lastLineAt ?? null,
      customerWaitsAt: line?.customerWaitsAt ?? null,
      unreadCount: line?.unreadCount ?? 0,
    };
  });
}

function queueName(state: RoutingState, { queueId }: InteractionState): string {
  return state.queues.get(queueId)?.config.name ?? queueId;
}
