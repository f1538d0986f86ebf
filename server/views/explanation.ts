import { asId, type AgentId, type InteractionId, type TenantId } from '@zentrale/kernel/values';
import type { ExplanationView, OfferReasons } from '@zentrale/protocol';
import { explainWaiting, queueFigures, type Decision, type RoutingState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';

const CANDIDATE_COUNT_MAX = 20;

/**
 * Why an interaction waits, or to whom it is offered; `null` when it does neither, undefined when
 * routing does not know it, or no longer.
 */
export async function readExplanation(
  centre: Centre,
  tenantId: TenantId,
  id: string,
): Promise<ExplanationView | null | undefined> {
  const { state } = await centre.routing.open(tenantId);
  const interactionId = asId<InteractionId>(id);
  const now = centre.clock.now();
  const interaction = state.interactions.get(interactionId);
  if (interaction === undefined) return undefined;
  if (interaction.state !== 'queued' && interaction.state !== 'offered') return null;
  const why = explainWaiting(state, interactionId, now, CANDIDATE_COUNT_MAX);
  if (why === null) return null;
  const figures = queueFigures(state, interaction.queueId, now);
  const { conversationId } = interaction;
  const [conversation] = await centre.store.transact(tenantId, (tx) =>
    centre.channels.conversationNames(tx, [conversationId]),
  );
  const { preferredAgentId, ...same } = why;
  return {
    ...same,
    interactionId,
    conversationId,
    customerName: conversation?.customerName ?? '',
    queueName: state.queues.get(why.queueId)?.config.name ?? why.queueId,
    state: interaction.state,
    queuedAt: interaction.queuedAt,
    steps: why.steps.map((step) => ({ ...step })),
    excluded: why.excluded.map((one) => ({ ...one })),
    candidates: why.candidates.map(({ unmet, ...candidate }) => ({
      ...candidate,
      unmet: [...unmet],
      name: agentName(state, candidate.agentId),
    })),
    preferredAgent:
      preferredAgentId === null
        ? null
        : { agentId: preferredAgentId, name: agentName(state, preferredAgentId) },
    isOpen: figures?.isOpen ?? true,
    opensAt: figures?.isOpen === false ? figures.changesAt : null,
    offers: interaction.offerIds.flatMap((offerId) => {
      const offer = state.offers.get(offerId);
      if (offer === undefined) return [];
      const { agentId, offeredAt, expiresAt, decision } = offer;
      return [
        {
          offerId,
          agentId,
          agentName: agentName(state, agentId),
          offeredAt,
          expiresAt,
          reasons: reasonsOf(state, decision),
        },
      ];
    }),
  };
}

function agentName(state: RoutingState, agentId: AgentId): string {
  return state.agents.get(agentId)?.config.name ?? agentId;
}

function reasonsOf(
  state: RoutingState,
  { strategy, consideredCount, leaders }: Decision,
): OfferReasons {
  return {
    strategy,
    consideredCount,
    leaders: leaders.map((leader) => ({ ...leader, name: agentName(state, leader.agentId) })),
  };
}
