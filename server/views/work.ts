import type { Tx } from '@zentrale/kernel/ports';
import { asId, type AgentId, type PersonId } from '@zentrale/kernel/values';
import type { Channel, PartyView, WorkView } from '@zentrale/protocol';
import { isInterrupted, type InteractionState, type RoutingState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { agentName } from './offers.ts';

interface About {
  readonly centre: Centre;
  readonly tx: Tx;
  readonly state: RoutingState;
}

/** What the agent holds or has parked among these; others are left out. */
export async function workViews(
  about: About,
  agentId: AgentId,
  interactions: readonly InteractionState[],
): Promise<WorkView[]> {
  const own = interactions.filter((one) => one.agentId === agentId);
  const common = await commonParts(about, own);
  const views: WorkView[] = [];
  for (const interaction of own) {
    const { state } = interaction;
    if (state === 'queued' || state === 'offered' || state === 'scheduled') continue;
    views.push({
      ...common(interaction),
      state,
      assignedAt: interaction.assignedAt ?? interaction.queuedAt,
      completedAt: interaction.completedAt,
      wrapUpEndsAt: interaction.wrapUpEndsAt,
      wakesAt: interaction.wakesAt,
      dispositionId: interaction.dispositionId,
      ...besides(about.state, agentId, interaction),
      supervisors: await supervisorsOf(about, interaction),
    });
  }
  return views;
}

/** In what the agent takes part among these, beside their holders. */
export async function partyViews(
  about: About,
  agentId: AgentId,
  interactions: readonly InteractionState[],
): Promise<PartyView[]> {
  const joined = interactions.flatMap((interaction) => {
    const party = interaction.parties.find((one) => one.agentId === agentId);
    const holderId = interaction.agentId;
    return party === undefined || holderId === null ? [] : [{ interaction, party, holderId }];
  });
  const common = await commonParts(
    about,
    joined.map(({ interaction }) => interaction),
  );
  return joined.map(({ interaction, party, holderId }) => ({
    ...common(interaction),
    role: party.role,
    joinedAt: party.joinedAt,
    holderId,
    holderName: agentName(about.state, holderId),
  }));
}

/** Colleagues of the holder, and what else of hers gets in the way. */
function besides(
  state: RoutingState,
  agentId: AgentId,
  interaction: InteractionState,
): Pick<WorkView, 'isInterrupted' | 'parties' | 'asked'> {
  const agent = state.agents.get(agentId);
  return {
    isInterrupted: agent !== undefined && isInterrupted(agent, interaction.interactionId),
    parties: interaction.parties.map((party) => ({
      agentId: party.agentId,
      name: agentName(state, party.agentId),
      role: party.role,
      joinedAt: party.joinedAt,
    })),
    asked: interaction.offerIds.flatMap((offerId) => {
      const offer = state.offers.get(offerId);
      if (offer === undefined || offer.purpose === 'assignment') return [];
      const { purpose, expiresAt } = offer;
      const name = agentName(state, offer.agentId);
      return [{ offerId, agentId: offer.agentId, name, purpose, expiresAt }];
    }),
  };
}

/** Who speaks: reading along is told by the conversation's topic, and shown as an eye. */
async function supervisorsOf(
  { centre, tx }: About,
  { supervisions }: InteractionState,
): Promise<WorkView['supervisors']> {
  const found: WorkView['supervisors'] = [];
  for (const { personId, mode } of supervisions) {
    if (mode === 'monitor') continue;
    const person = await centre.directory.person(tx, asId<PersonId>(personId));
    found.push({ name: person?.name ?? personId, mode });
  }
  return found;
}

/** What every view of an interaction says; conversations are read once for all. */
async function commonParts(
  { centre, tx, state }: About,
  interactions: readonly InteractionState[],
) {
  const ids = interactions.map(({ conversationId }) => conversationId);
  const found = ids.length === 0 ? [] : await centre.channels.conversations(tx, ids);
  const conversations = new Map(found.map((one) => [one.conversationId, one]));
  const last = ids.length === 0 ? [] : await centre.channels.lastLines(tx, ids);
  const lines = new Map(last.map((line) => [line.conversationId, line]));
  return (interaction: InteractionState) => {
    const conversation = conversations.get(interaction.conversationId);
    const line = lines.get(interaction.conversationId);
    return {
      interactionId: interaction.interactionId,
      conversationId: interaction.conversationId,
      channel: interaction.channel as Channel,
      queueId: interaction.queueId,
      queueName: state.queues.get(interaction.queueId)?.config.name ?? interaction.queueId,
      customerId: interaction.customerId,
      customerName: conversation?.customerName ?? '',
      subject: conversation?.subject ?? '',
      priority: interaction.priority,
      queuedAt: interaction.queuedAt,
      isCallback: interaction.isCallback,
      lastLine: line?.lastLine ?? '',
      lastLineAt: line?.lastLineAt ?? null,
      customerWaitsAt: line?.customerWaitsAt ?? null,
      unreadCount: line?.unreadCount ?? 0,
    };
  };
}
