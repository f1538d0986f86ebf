import type { Channel, WaitingView } from '@zentrale/protocol';
import type { InteractionState, RoutingState } from '@zentrale/routing';
import type { ConversationNames } from '../live/conversation-names.ts';

/** One customer who waits. */
export function waitingView(
  state: RoutingState,
  interaction: InteractionState,
  names: Pick<ConversationNames, 'of'>,
): WaitingView {
  const name = names.of(interaction.conversationId);
  return {
    interactionId: interaction.interactionId,
    conversationId: interaction.conversationId,
    queueId: interaction.queueId,
    channel: interaction.channel as Channel,
    state: interaction.state === 'offered' ? 'offered' : 'queued',
    customerName: name?.customerName ?? null,
    subject: name?.subject ?? '',
    priority: interaction.priority,
    queuedAt: interaction.queuedAt,
    dueAt: interaction.dueAt,
    isCallback: interaction.isCallback,
    step: interaction.step,
    stepCount: state.queues.get(interaction.queueId)?.config.steps.length ?? 0,
    skills: interaction.skills.map((skill) => ({ ...skill })),
    offeredTo: interaction.offerIds.flatMap((id) => {
      const offer = state.offers.get(id);
      const agent = offer === undefined ? undefined : state.agents.get(offer.agentId);
      return agent === undefined ? [] : [agent.config.name];
    }),
  };
}
