import type { Tx } from '@zentrale/kernel/ports';
import { must } from '@zentrale/kernel/values';
import type { Channel, DecisionView, OfferView } from '@zentrale/protocol';
import type { OfferState, RoutingState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';

const RECENT_SHOWN_MAX = 5;

/** What an agent needs to decide about an offer. */
export async function offerView(
  centre: Centre,
  tx: Tx,
  state: RoutingState,
  offer: OfferState,
): Promise<OfferView> {
  const interaction = must(
    state.interactions.get(offer.interactionId),
    'an offer has its interaction',
  );
  const { conversationId, customerId } = interaction;
  const conversation = await centre.channels.conversation(tx, conversationId);
  const context = await centre.journey.context(tx, customerId);
  const [line] = await centre.channels.lastLines(tx, [conversationId]);
  const { fromAgentId, purpose } = offer;
  return {
    offerId: offer.offerId,
    interactionId: interaction.interactionId,
    conversationId,
    channel: interaction.channel as Channel,
    queueId: interaction.queueId,
    queueName: state.queues.get(interaction.queueId)?.config.name ?? interaction.queueId,
    purpose,
    fromAgentName: fromAgentId === null ? null : agentName(state, fromAgentId),
    isCallback: interaction.isCallback,
    rivalCount: purpose === 'assignment' ? interaction.offerIds.length - 1 : 0,
    customerId,
    customerName: conversation?.customerName ?? context?.name ?? '',
    subject: conversation?.subject ?? '',
    firstLine: line?.lastLine ?? '',
    priority: interaction.priority,
    queuedAt: interaction.queuedAt,
    offeredAt: offer.offeredAt,
    expiresAt: offer.expiresAt,
    decision: decisionView(state, offer, interaction.queueId),
    // Everything else in calls has a customer who asked for it.
    dialling: interaction.isCallback ? await centre.dialling.of(tx, conversationId) : null,
    recent: await centre.journey.recent(tx, customerId, RECENT_SHOWN_MAX),
  };
}

/** The decision as it was taken, with the words of the step it was taken in. */
function decisionView(
  state: RoutingState,
  { decision }: OfferState,
  queueId: InteractionQueue,
): DecisionView {
  const steps = state.queues.get(queueId)?.config.steps ?? [];
  const { step } = decision;
  return {
    strategy: decision.strategy,
    step,
    stepCount: steps.length,
    requirement: steps[step]?.requirement ?? '',
    relaxedFrom: steps[step - 1]?.requirement ?? null,
    consideredCount: decision.consideredCount,
    leaders: decision.leaders.map((leader) => ({
      ...leader,
      name: agentName(state, leader.agentId),
    })),
    excluded: [...decision.excluded],
  };
}

type InteractionQueue = Parameters<RoutingState['queues']['get']>[0];

export function agentName(state: RoutingState, agentId: OfferState['agentId']): string {
  return state.agents.get(agentId)?.config.name ?? agentId;
}
