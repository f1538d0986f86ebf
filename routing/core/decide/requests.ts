import { between, must, refused } from '@zentrale/kernel/values';
import type { CancelInteraction, RequestRouting } from '../commands.ts';
import type { FactBody } from '../facts.ts';
import { INTERACTION_COUNT_MAX, PRIORITY_MAX } from '../limits.ts';
import { workActions } from '../rules.ts';
import type { RoutingState } from '../state.ts';
import { checkRequirements, isText, isWhole, limit } from './checks.ts';
import { about, decided, invalid, type Context, type Verdict } from './context.ts';
import { aboutOffer } from './leaving.ts';

export function requestRouting(
  state: RoutingState,
  command: RequestRouting,
  context: Context,
): Verdict {
  const { interactionId, conversationId, customerId, channel, queueId, skills } = command;
  const queue = state.queues.get(queueId);
  if (queue === undefined) return refused('queue.unknown', { field: 'queueId' });
  if (state.interactions.has(interactionId)) {
    return refused('interaction.duplicate', { field: 'interactionId' });
  }
  if (!isText(channel)) return invalid('channel');
  if (command.priority !== undefined && !isWhole(command.priority, 0, PRIORITY_MAX)) {
    return invalid('priority');
  }
  const no = checkRequirements(state, skills);
  if (no !== null) return no;
  if (state.interactions.size >= INTERACTION_COUNT_MAX) return limit('interactionId');
  if (queue.waiting.size >= queue.config.lengthMax) {
    return refused('queue.full', {
      field: 'queueId',
      facts: { lengthMax: queue.config.lengthMax },
    });
  }
  return decided([
    {
      type: 'InteractionQueued',
      interactionId,
      conversationId,
      customerId,
      channel,
      queueId,
      skills,
      priority: command.priority ?? queue.config.priority,
      isQueuePriority: command.priority === undefined,
      preferredAgentId: command.preferredAgentId ?? null,
      queuedAt: context.now,
    },
  ]);
}

export function cancelInteraction(
  state: RoutingState,
  { interactionId, reason }: CancelInteraction,
  context: Context,
): Verdict {
  const interaction = state.interactions.get(interactionId);
  if (interaction === undefined) return refused('interaction.unknown', { field: 'interactionId' });
  const ruling = workActions(interaction.state).cancel;
  if (ruling !== null) return refused(ruling, { facts: { state: interaction.state } });
  if (!isText(reason)) return invalid('reason');
  const facts: FactBody[] = [];
  if (interaction.offerId !== null) {
    const offer = must(state.offers.get(interaction.offerId), 'offer of an interaction');
    facts.push({ type: 'OfferRescinded', ...aboutOffer(state, offer), reason: 'customer-left' });
  }
  facts.push({
    type: 'InteractionAbandoned',
    ...about(interaction),
    reason,
    queuedAt: interaction.queuedAt,
    abandonedAt: context.now,
    waitMs: between(interaction.waitingSinceAt, context.now),
    wasAnswered: interaction.wasAnswered,
  });
  return decided(facts);
}
