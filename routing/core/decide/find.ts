// Looks up what a command names, or says which field names nothing.
import { refused, type AgentId, type InteractionId, type QueueId } from '@zentrale/kernel/values';
import { hasRoom } from '../ledger.ts';
import { workActions, type WorkAction } from '../rules.ts';
import type { AgentState, InteractionState, QueueState, RoutingState } from '../state.ts';
import type { No } from './context.ts';

export function isNo<Thing extends object>(found: Thing | No): found is No {
  // Cheaper than `in`, which is asked for by every command and of things of many shapes.
  return (found as Partial<No>).ok === false;
}

export function findAgent(
  state: RoutingState,
  agentId: AgentId,
  field: string,
  mustBeOnline = false,
): AgentState | No {
  const agent = state.agents.get(agentId);
  if (agent === undefined) return refused('agent.unknown', { field });
  if (mustBeOnline && agent.connection !== 'online') {
    return refused('agent.not-connected', { field });
  }
  return agent;
}

export function findQueue(state: RoutingState, queueId: QueueId, field: string): QueueState | No {
  return state.queues.get(queueId) ?? refused('queue.unknown', { field });
}

/** An interaction in a state that allows the action, whoever holds it. */
export function findInteraction(
  state: RoutingState,
  interactionId: InteractionId,
  action: WorkAction,
): InteractionState | No {
  return allowed(state.interactions.get(interactionId), action);
}

function allowed(interaction: InteractionState | undefined, action: WorkAction) {
  const field = 'interactionId';
  if (interaction === undefined) return refused('interaction.unknown', { field });
  const ruling = workActions(interaction.state)[action];
  if (ruling === null) return interaction;
  return refused(ruling, { field, facts: { state: interaction.state } });
}

/** The same, of an interaction that the agent herself holds. */
export function findWork(
  state: RoutingState,
  command: { readonly interactionId: InteractionId; readonly agentId: AgentId },
  action: WorkAction,
): InteractionState | No {
  const interaction = state.interactions.get(command.interactionId);
  const holder = interaction?.agentId ?? null;
  if (holder !== null && holder !== command.agentId) {
    return refused('interaction.not-yours', { field: 'interactionId' });
  }
  return allowed(interaction, action);
}

/**
 * Refuses what exceeds an agent's capacity, unless that is wanted. What is on offer to her, or in
 * what she takes part, is charged already: taking it adds nothing, but it may be beyond.
 */
export function checkRoom(
  agent: AgentState,
  { interactionId, channel }: Pick<InteractionState, 'interactionId' | 'channel'>,
  field: string,
  isOverride: boolean,
): { readonly isOver: boolean } | No {
  if (agent.charges.has(interactionId)) {
    return { isOver: agent.loadUsed > agent.config.capacity.total };
  }
  const isOver = !hasRoom(agent, channel);
  if (!isOver || isOverride) return { isOver };
  return refused('agent.no-capacity', { field, facts: { channel } });
}
