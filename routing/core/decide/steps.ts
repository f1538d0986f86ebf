import { must, type AgentId } from '@zentrale/kernel/values';
import type { StepBegan } from '../facts/waiting.ts';
import { STICKY_STEP } from '../plan.ts';
import type { InteractionState, QueueState, RoutingState } from '../state.ts';
import { about } from './context.ts';

/** The step a wait in the queue begins with: alone for the preferred agent while she is there. */
export function firstStep(
  state: RoutingState,
  { config }: Pick<QueueState, 'config'>,
  preferredAgentId: AgentId | null,
): number {
  if (preferredAgentId === null || Number(config.stickyMs) === 0) return 0;
  const agent = state.agents.get(preferredAgentId);
  return agent === undefined || agent.connection === 'offline' ? 0 : STICKY_STEP;
}

/** The step after the present one, and the priority it brings. */
function nextStep(state: RoutingState, interaction: InteractionState) {
  const { config } = must(state.queues.get(interaction.queueId), 'queue of an interaction');
  const step = interaction.step + 1;
  const gain = config.steps[step]?.priorityGain ?? 0;
  // A priority that somebody set above the ceiling stays where it is.
  const ceiling = Math.max(config.priorityMax, interaction.priority);
  return { step, priority: Math.min(ceiling, interaction.priority + gain) };
}

export function nextStepBegan(
  state: RoutingState,
  interaction: InteractionState,
  cause: StepBegan['cause'],
): StepBegan {
  return { ...about(interaction), type: 'StepBegan', ...nextStep(state, interaction), cause };
}
