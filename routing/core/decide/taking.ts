// Work that an agent gets without an offer: by her own hand or a supervisor's.
import type { ResumeInteraction, TakeInteraction } from '../commands/work.ts';
import type { FactBody } from '../facts.ts';
import type { InteractionAssigned } from '../facts/work.ts';
import type { AgentState, InteractionState, RoutingState } from '../state.ts';
import { about, decided, type Context, type Verdict } from './context.ts';
import { checkRoom, findAgent, findInteraction, findWork, isNo } from './find.ts';
import { rescindOffers } from './offers.ts';
import { answerAt } from './queues.ts';
import { due } from './returning.ts';

export function takeInteraction(
  state: RoutingState,
  command: TakeInteraction,
  context: Context,
): Verdict {
  const { agentId, interactionId, isOverride = false } = command;
  const agent = findAgent(state, agentId, 'agentId', true);
  if (isNo(agent)) return agent;
  const found = findInteraction(state, interactionId, 'take');
  if (isNo(found)) return found;
  const room = checkRoom(agent, found, 'agentId', isOverride);
  if (isNo(room)) return room;
  return decided([
    ...rescindOffers(state, found, 'rerouted'),
    ...assigned(state, found, agent, { how: 'taken', isOverride: room.isOver }, context),
  ]);
}

export function resumeInteraction(
  state: RoutingState,
  command: ResumeInteraction,
  context: Context,
): Verdict {
  const found = findWork(state, command, 'resume');
  if (isNo(found)) return found;
  const { agentId, isOverride = false } = command;
  const agent = findAgent(state, agentId, 'agentId', true);
  if (isNo(agent)) return agent;
  const room = checkRoom(agent, found, 'agentId', isOverride);
  if (isNo(room)) return room;
  return decided(
    assigned(state, found, agent, { how: 'resumed', isOverride: room.isOver }, context),
  );
}

/** The assignment; scheduled work begins to wait in the same moment, so that it has arrived. */
export function assigned(
  state: RoutingState,
  interaction: InteractionState,
  agent: AgentState,
  how: Pick<InteractionAssigned, 'how' | 'isOverride'>,
  { now }: Context,
): FactBody[] {
  const isScheduled = interaction.state === 'scheduled';
  const fact: InteractionAssigned = {
    ...about(interaction),
    type: 'InteractionAssigned',
    agentId: agent.config.agentId,
    fromAgentId: how.how === 'resumed' ? null : interaction.agentId,
    ...how,
    queuedAt: interaction.queuedAt > now ? now : interaction.queuedAt,
    assignedAt: now,
    ...answerAt(state, interaction, now),
  };
  return isScheduled ? [due(state, interaction, now), fact] : [fact];
}
