// Where an interaction stands in lines and counters. Everything that changes its place does so
// between `unplace` and `place`, so that no index can be forgotten.
import { must, type Instant } from '@zentrale/kernel/values';
import { enlist, openDemand, withdraw } from '../demand.ts';
import { charge, release } from '../ledger.ts';
import type { Agent, Interaction, InteractionPlace, Queue, WorkingState } from '../state.ts';

export function place(state: WorkingState, interaction: Interaction): void {
  const queue = queueOf(state, interaction);
  switch (interaction.state) {
    case 'queued':
      interaction.demand.waiting.add(interaction);
      queue.waiting.add(interaction);
      break;
    case 'offered':
      queue.offeredCount += 1;
      break;
    case 'active':
      queue.activeCount += 1;
      break;
    case 'wrap-up':
      break;
  }
}

export function unplace(state: WorkingState, interaction: Interaction): void {
  const queue = queueOf(state, interaction);
  switch (interaction.state) {
    case 'queued':
      interaction.demand.waiting.delete(interaction);
      queue.waiting.delete(interaction);
      break;
    case 'offered':
      queue.offeredCount -= 1;
      break;
    case 'active':
      queue.activeCount -= 1;
      break;
    case 'wrap-up':
      break;
  }
}

export function moveTo(state: WorkingState, interaction: Interaction, to: InteractionPlace): void {
  unplace(state, interaction);
  interaction.state = to;
  place(state, interaction);
}

/** Gives the interaction the demand that its queue, channel and skills amount to. */
export function joinDemand(state: WorkingState, interaction: Omit<Interaction, 'demand'>) {
  const queue = must(state.queues.get(interaction.queueId), 'queue of an interaction');
  const demand = openDemand(state, queue, interaction.channel, interaction.skills);
  demand.interactionCount += 1;
  return demand;
}

/** The interaction leaves the state. */
export function dropInteraction(state: WorkingState, interaction: Interaction): void {
  unplace(state, interaction);
  interaction.demand.interactionCount -= 1;
  state.interactions.delete(interaction.interactionId);
}

/** The agent takes an offer or work on: her capacity is charged. */
export function burden(agent: Agent, interaction: Interaction): void {
  withdraw(agent);
  charge(agent, interaction.interactionId, interaction.channel);
  enlist(agent);
}

/** The agent is rid of an offer or of work, and idle time counts from now. */
export function unburden(agent: Agent, interaction: Interaction, now: Instant): void {
  withdraw(agent);
  release(agent, interaction.interactionId);
  agent.idleSinceAt = now;
  enlist(agent);
}

function queueOf(state: WorkingState, interaction: Interaction): Queue {
  return must(state.queues.get(interaction.queueId), 'queue of an interaction');
}
