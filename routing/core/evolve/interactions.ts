import { must, type Instant, type InteractionId } from '@zentrale/kernel/values';
import type {
  InteractionAbandoned,
  InteractionClosed,
  InteractionCompleted,
  InteractionQueued,
  InteractionReturned,
  InteractionTransferred,
} from '../facts.ts';
import type { Interaction, WorkingState } from '../state.ts';
import { letGo } from './offers.ts';
import { dropInteraction, joinDemand, moveTo, place, unplace } from './placement.ts';

export function interactionQueued(state: WorkingState, fact: InteractionQueued): void {
  const fresh = {
    interactionId: fact.interactionId,
    conversationId: fact.conversationId,
    customerId: fact.customerId,
    channel: fact.channel,
    queueId: fact.queueId,
    skills: fact.skills,
    priority: fact.priority,
    isQueuePriority: fact.isQueuePriority,
    preferredAgentId: fact.preferredAgentId,
    queuedAt: fact.queuedAt,
    waitingSinceAt: fact.queuedAt,
    state: 'queued' as const,
    agentId: null,
    offerId: null,
    offeredBefore: [],
    acceptedOfferId: null,
    wasAnswered: false,
    assignedAt: null,
    completedAt: null,
    wrapUpEndsAt: null,
    dispositionId: null,
  };
  const interaction: Interaction = { ...fresh, demand: joinDemand(state, fresh) };
  state.interactions.set(fact.interactionId, interaction);
  place(state, interaction);
}

export function interactionReturned(state: WorkingState, fact: InteractionReturned, now: Instant) {
  const interaction = find(state, fact.interactionId);
  letGo(state, interaction, now);
  interaction.waitingSinceAt = fact.waitingSinceAt;
  interaction.assignedAt = null;
  // A transfer on its way goes on; without one the customer waits in the queue.
  moveTo(state, interaction, interaction.offerId === null ? 'queued' : 'offered');
}

export function interactionTransferred(
  state: WorkingState,
  fact: InteractionTransferred,
  now: Instant,
): void {
  const interaction = find(state, fact.interactionId);
  letGo(state, interaction, now);
  unplace(state, interaction);
  interaction.demand.interactionCount -= 1;
  interaction.queueId = fact.toQueueId;
  interaction.skills = fact.skills;
  interaction.priority = fact.priority;
  interaction.queuedAt = fact.queuedAt;
  interaction.waitingSinceAt = fact.queuedAt;
  interaction.preferredAgentId = null;
  interaction.assignedAt = null;
  interaction.wasAnswered = false;
  // Whoever has just given it away is the last to get it back.
  interaction.offeredBefore = [fact.agentId];
  interaction.state = 'queued';
  interaction.demand = joinDemand(state, interaction);
  place(state, interaction);
}

export function interactionAbandoned(state: WorkingState, fact: InteractionAbandoned): void {
  dropInteraction(state, find(state, fact.interactionId));
}

export function interactionCompleted(state: WorkingState, fact: InteractionCompleted): void {
  const interaction = find(state, fact.interactionId);
  interaction.completedAt = fact.completedAt;
  interaction.wrapUpEndsAt = fact.wrapUpEndsAt;
  interaction.dispositionId = fact.dispositionId;
  moveTo(state, interaction, 'wrap-up');
  state.deadlines.add({ at: fact.wrapUpEndsAt, kind: 'wrap-up-end', id: fact.interactionId });
}

export function interactionClosed(state: WorkingState, fact: InteractionClosed, now: Instant) {
  const interaction = find(state, fact.interactionId);
  if (interaction.wrapUpEndsAt !== null) {
    const { wrapUpEndsAt: at, interactionId: id } = interaction;
    state.deadlines.delete({ at, kind: 'wrap-up-end', id });
  }
  letGo(state, interaction, now);
  dropInteraction(state, interaction);
}

function find(state: WorkingState, interactionId: InteractionId): Interaction {
  return must(state.interactions.get(interactionId), 'interaction of a fact');
}
