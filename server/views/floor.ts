import type { Tx } from '@zentrale/kernel/ports';
import type { AgentId, InteractionId, QueueId } from '@zentrale/kernel/values';
import type { Channel, FloorAgentView, QueueView, WaitingView } from '@zentrale/protocol';
import type { AgentState, InteractionState, QueueState, RoutingState } from '@zentrale/routing';
import { queueDay, type QueueDay } from '@zentrale/routing/adapters/sql/index.ts';
import type { Conversation } from '@zentrale/channels';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import { idsIn } from './conversation.ts';

const WAITING_SHOWN_MAX = 500;

/** `floor`: queues, agents and waiting work, for supervisors. */
export function floorSource(centre: Centre, { tenantId }: TopicAddress): TopicSource {
  const read = (select: (state: RoutingState) => Selection) =>
    centre.store.transact(tenantId, async (tx) => {
      const { state } = await centre.routing.open(tenantId);
      return readFloor(centre, tx, state, select(state));
    });
  return {
    load: () =>
      read((state) => ({
        queueIds: [...state.queues.keys()],
        agentIds: [...state.agents.keys()],
        waitingIds: [...state.interactions.keys()].filter((id) => isWaiting(state, id)),
      })),
    read: (keys) =>
      read(() => ({
        queueIds: idsIn<QueueId>(keys, 'queue:'),
        agentIds: idsIn<AgentId>(keys, 'agent:'),
        waitingIds: idsIn<InteractionId>(keys, 'waiting:'),
      })),
  };
}

interface Selection {
  readonly queueIds: readonly QueueId[];
  readonly agentIds: readonly AgentId[];
  readonly waitingIds: readonly InteractionId[];
}

function isWaiting(state: RoutingState, id: InteractionId): boolean {
  const place = state.interactions.get(id)?.state;
  return place === 'queued' || place === 'offered';
}

async function readFloor(
  centre: Centre,
  tx: Tx,
  state: RoutingState,
  { queueIds, agentIds, waitingIds }: Selection,
): Promise<Map<string, unknown>> {
  const waiting = waitingIds
    .filter((id) => isWaiting(state, id))
    .slice(0, WAITING_SHOWN_MAX)
    .flatMap((id) => state.interactions.get(id) ?? []);
  const agents = agentIds.flatMap((id) => state.agents.get(id) ?? []);
  const conversations = await conversationsOf(centre, tx, state, waiting, agents);
  const days = queueIds.length === 0 ? [] : await queueDay(tx, await centre.today(tx));
  const dayOf = new Map(days.map((day) => [day.queueId, day]));

  const entries = new Map<string, unknown>();
  for (const queueId of queueIds) {
    const queue = state.queues.get(queueId);
    if (queue !== undefined) entries.set(`queue:${queueId}`, queueView(queue, dayOf.get(queueId)));
  }
  for (const agent of agents) {
    entries.set(`agent:${agent.config.agentId}`, floorAgentView(state, agent, conversations));
  }
  for (const interaction of waiting) {
    entries.set(
      `waiting:${interaction.interactionId}`,
      waitingView(state, interaction, conversations),
    );
  }
  return entries;
}

type Conversations = ReadonlyMap<string, Conversation>;

async function conversationsOf(
  centre: Centre,
  tx: Tx,
  state: RoutingState,
  waiting: readonly InteractionState[],
  agents: readonly AgentState[],
): Promise<Conversations> {
  const ofAgents = agents.flatMap((agent) =>
    [...agent.charges.keys()].flatMap((id) => state.interactions.get(id) ?? []),
  );
  const ids = [...new Set([...waiting, ...ofAgents].map(({ conversationId }) => conversationId))];
  const conversations = await centre.channels.conversations(tx, ids);
  return new Map(conversations.map((one) => [one.conversationId, one]));
}

function queueView(queue: QueueState, day: QueueDay | undefined): QueueView {
  const oldest = queue.waiting.first();
  return {
    queueId: queue.config.queueId,
    name: queue.config.name,
    waitingCount: queue.waiting.size,
    offeredCount: queue.offeredCount,
    activeCount: queue.activeCount,
    oldestQueuedAt: oldest?.waitingSinceAt ?? null,
    readyAgentCount: queue.readyAgentCount,
    agentCount: queue.agents.size,
    arrivedCount: day?.arrived ?? 0,
    answeredCount: day?.answered ?? 0,
    answeredInTimeCount: day?.answeredInTime ?? 0,
    abandonedCount: day?.abandoned ?? 0,
    waitMsSum: day?.waitMsSum ?? 0,
    serviceLevelMs: queue.config.serviceLevelMs,
    serviceLevelTargetPct: queue.config.serviceLevelTargetPct,
  };
}

function floorAgentView(
  state: RoutingState,
  agent: AgentState,
  conversations: Conversations,
): FloorAgentView {
  return {
    agentId: agent.config.agentId,
    name: agent.config.name,
    queueIds: [...agent.config.queueIds],
    connection: agent.connection,
    routability: agent.routability,
    reason: agent.reason,
    routabilityAt: agent.routabilityAt,
    capacityTotal: agent.config.capacity.total,
    capacityUsed: agent.loadUsed,
    work: [...agent.charges.keys()].flatMap((id) => {
      const interaction = state.interactions.get(id);
      if (interaction === undefined) return [];
      const { interactionId, conversationId, queueId } = interaction;
      const isOwn = interaction.agentId === agent.config.agentId;
      return [
        {
          interactionId,
          conversationId,
          queueId,
          channel: interaction.channel as Channel,
          state: (isOwn && interaction.state !== 'queued'
            ? interaction.state
            : 'offered') as 'offered',
          customerName: conversations.get(conversationId)?.customerName ?? '',
          sinceAt: interaction.completedAt ?? interaction.assignedAt ?? interaction.queuedAt,
        },
      ];
    }),
  };
}

function waitingView(
  state: RoutingState,
  interaction: InteractionState,
  conversations: Conversations,
): WaitingView {
  const conversation = conversations.get(interaction.conversationId);
  const [first] = interaction.offerIds;
  const offer = first === undefined ? undefined : state.offers.get(first);
  return {
    interactionId: interaction.interactionId,
    conversationId: interaction.conversationId,
    queueId: interaction.queueId,
    channel: interaction.channel as Channel,
    state: interaction.state === 'offered' ? 'offered' : 'queued',
    customerName: conversation?.customerName ?? '',
    subject: conversation?.subject ?? '',
    priority: interaction.priority,
    queuedAt: interaction.waitingSinceAt,
    skills: interaction.skills.map((skill) => ({ ...skill })),
    offeredTo: offer === undefined ? null : (state.agents.get(offer.agentId)?.config.name ?? null),
  };
}
