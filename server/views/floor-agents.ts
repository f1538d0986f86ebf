import { asId, type AgentId, type InteractionId } from '@zentrale/kernel/values';
import type { Channel, FloorAgentView, FloorWorkView, SupervisorView } from '@zentrale/protocol';
import type { AgentState, InteractionState, RoutingState } from '@zentrale/routing';
import type { ConversationNames } from '../live/conversation-names.ts';

/** One agent of the floor: three axes, load, and what she works on. */
export function floorAgentView(
  state: RoutingState,
  agent: AgentState,
  names: Pick<ConversationNames, 'of'>,
): FloorAgentView {
  const { config } = agent;
  return {
    agentId: config.agentId,
    name: config.name,
    queueIds: [...config.queueIds],
    connection: agent.connection,
    connectionAt: agent.connectionAt,
    routability: agent.routability,
    reason: agent.reason,
    next: agent.next,
    routabilityAt: agent.routabilityAt,
    idleSinceAt: agent.idleSinceAt,
    capacityTotal: config.capacity.total,
    capacityUsed: agent.loadUsed,
    work: workViews(state, agent, names),
  };
}

/** What is charged: offered, held or joined; and what she has put aside. */
function workViews(
  state: RoutingState,
  agent: AgentState,
  names: Pick<ConversationNames, 'of'>,
): FloorWorkView[] {
  const views: FloorWorkView[] = [];
  const add = (id: InteractionId) => {
    const interaction = state.interactions.get(id);
    if (interaction !== undefined) views.push(workView(state, agent, interaction, names));
  };
  for (const id of agent.charges.keys()) add(id);
  for (const id of agent.joined) if (!agent.charges.has(id)) add(id);
  for (const id of agent.parked) if (!agent.charges.has(id)) add(id);
  return views;
}

function workView(
  state: RoutingState,
  agent: AgentState,
  interaction: InteractionState,
  names: Pick<ConversationNames, 'of'>,
): FloorWorkView {
  const { interactionId, conversationId, queueId } = interaction;
  return {
    interactionId,
    conversationId,
    queueId,
    channel: interaction.channel as Channel,
    state: standingIn(agent, interaction),
    customerName: names.of(conversationId)?.customerName ?? null,
    sinceAt: interaction.completedAt ?? interaction.assignedAt ?? interaction.queuedAt,
    supervisors: supervisorsOf(state, interaction),
  };
}

function standingIn(agent: AgentState, interaction: InteractionState): FloorWorkView['state'] {
  const { agentId } = agent.config;
  if (interaction.agentId === agentId) {
    const { state: place } = interaction;
    return place === 'queued' || place === 'scheduled' ? 'offered' : place;
  }
  return interaction.parties.some((party) => party.agentId === agentId) ? 'consulted' : 'offered';
}

/** Who supervises; named by routing where it knows them. */
export function supervisorsOf(
  state: RoutingState,
  { supervisions }: Pick<InteractionState, 'supervisions'>,
): SupervisorView[] {
  return supervisions.map(({ personId, mode, sinceAt }) => ({
    personId,
    mode,
    sinceAt,
    // Supervisors are known to routing, so that they can take work over.
    name: state.agents.get(asId<AgentId>(personId))?.config.name ?? personId,
  }));
}
