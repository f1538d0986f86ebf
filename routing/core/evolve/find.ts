import { must, type AgentId, type InteractionId } from '@zentrale/kernel/values';
import type { Agent, Interaction, WorkingState } from '../state.ts';

export function agentOf(state: WorkingState, agentId: AgentId): Agent {
  return must(state.agents.get(agentId), 'agent of a fact');
}

export function interactionOf(state: WorkingState, interactionId: InteractionId): Interaction {
  return must(state.interactions.get(interactionId), 'interaction of a fact');
}
