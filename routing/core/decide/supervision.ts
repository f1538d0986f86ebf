// What supervisors do; each decision begins with who did it and why.
import { refused, type AgentId } from '@zentrale/kernel/values';
import type {
  EndSupervision,
  ForceAgentState,
  ReassignInteraction,
  SetPriority,
  SuperviseInteraction,
} from '../commands/supervisors.ts';
import type { FactBody, SupervisorActed } from '../facts.ts';
import { PRIORITY_MAX, SUPERVISION_COUNT_MAX } from '../limits.ts';
import { agentActions } from '../rules.ts';
import type { Act } from '../settings.ts';
import type { InteractionState, QueueState, RoutingState } from '../state.ts';
import { isText, isWhole } from './checks.ts';
import { about, decided, invalid, limit, type Context, type Verdict } from './context.ts';
import { checkRoom, findAgent, findInteraction, findQueue, isNo } from './find.ts';
import { overflowed } from './overflow.ts';
import { goneOffline, notReady } from './presence.ts';
import { returned } from './returning.ts';
import { assigned } from './taking.ts';
import { alone } from './work.ts';

export function reassignInteraction(
  state: RoutingState,
  command: ReassignInteraction,
  context: Context,
): Verdict {
  const found = findInteraction(state, command.interactionId, 'reassign');
  if (isNo(found)) return found;
  if (!isText(command.reason)) return invalid('reason');
  if ('agentId' in command.to) {
    return reassignToAgent(state, command, { found, toAgentId: command.to.agentId }, context);
  }
  const queue = findQueue(state, command.to.queueId, 'to.queueId');
  if (isNo(queue)) return queue;
  const moved = movedTo(state, found, queue, context);
  if (moved === null) return decided([]);
  const facts = [acted(command, 'reassign', { found }), ...alone(state, found), moved];
  return decided(facts);
}

function reassignToAgent(
  state: RoutingState,
  command: ReassignInteraction,
  { found, toAgentId }: { found: InteractionState; toAgentId: AgentId },
  context: Context,
): Verdict {
  const field = 'to.agentId';
  const agent = findAgent(state, toAgentId, field, true);
  if (isNo(agent)) return agent;
  if (found.agentId === toAgentId) return refused('agent.same', { field });
  const room = checkRoom(agent, found, field, command.isOverride ?? false);
  if (isNo(room)) return room;
  const how = { how: 'reassigned', isOverride: room.isOver } as const;
  return decided([
    acted(command, 'reassign', { found, agentId: toAgentId }),
    ...alone(state, found),
    ...assigned(state, found, agent, how, context),
  ]);
}

/** `null` when it waits there already. */
function movedTo(
  state: RoutingState,
  found: InteractionState,
  queue: QueueState,
  { now }: Context,
): FactBody | null {
  const isSame = queue.config.queueId === found.queueId;
  if (found.agentId === null) {
    return isSame ? null : overflowed(state, found, { to: queue, cause: 'reassigned', now });
  }
  if (isSame) return returned(state, found, 'reassigned', now);
  return {
    ...about(found),
    type: 'InteractionTransferred',
    agentId: found.agentId,
    toQueueId: queue.config.queueId,
    skills: [],
    priority: found.isQueuePriority ? queue.config.priority : found.priority,
    step: 0,
    queuedAt: now,
  };
}

export function setPriority(state: RoutingState, command: SetPriority): Verdict {
  const found = findInteraction(state, command.interactionId, 'setPriority');
  if (isNo(found)) return found;
  const { priority, byPersonId, reason } = command;
  if (!isWhole(priority, 0, PRIORITY_MAX)) return invalid('priority');
  if (!isText(reason)) return invalid('reason');
  if (found.priority === priority) return decided([]);
  return decided([
    acted(command, 'set-priority', { found }),
    { ...about(found), type: 'PriorityChanged', priority, byPersonId, reason },
  ]);
}

export function forceAgentState(
  state: RoutingState,
  command: ForceAgentState,
  context: Context,
): Verdict {
  const agent = findAgent(state, command.agentId, 'agentId');
  if (isNo(agent)) return agent;
  if (!isText(command.reason)) return invalid('reason');
  const { agentId } = command;
  const facts: FactBody[] = [];
  if (command.to === 'ready') {
    const ruling = agentActions(agent).setReady;
    if (ruling !== null) return refused(ruling, { field: 'agentId' });
    if (agent.routability !== 'ready') facts.push({ type: 'AgentBecameReady', agentId });
  } else if (command.to === 'not-ready') {
    if (agent.routability !== 'not-ready') {
      facts.push(...notReady(state, agent, 'system.supervisor', context));
    }
  } else if (agent.connection !== 'offline') {
    facts.push(...goneOffline(state, agent, 'signed-out', context));
  }
  if (facts.length === 0) return decided([]);
  return decided([acted(command, 'force-state', { agentId }), ...facts]);
}

export function superviseInteraction(state: RoutingState, command: SuperviseInteraction): Verdict {
  const found = findInteraction(state, command.interactionId, 'supervise');
  if (isNo(found)) return found;
  const { byPersonId: personId, mode, reason } = command;
  if (!isText(reason)) return invalid('reason');
  const present = found.supervisions.find((one) => one.personId === personId);
  if (present?.mode === mode) return decided([]);
  if (present === undefined && found.supervisions.length >= SUPERVISION_COUNT_MAX) {
    return limit('interactionId');
  }
  return decided([
    acted(command, mode, { found }),
    { ...about(found), type: 'SupervisionStarted', personId, mode, reason },
  ]);
}

export function endSupervision(
  state: RoutingState,
  { interactionId, personId }: EndSupervision,
): Verdict {
  const interaction = state.interactions.get(interactionId);
  if (interaction === undefined) {
    return refused('interaction.unknown', { field: 'interactionId' });
  }
  if (!interaction.supervisions.some((one) => one.personId === personId)) return decided([]);
  return decided([{ ...about(interaction), type: 'SupervisionEnded', personId }]);
}

function acted(
  { byPersonId, reason }: Act,
  act: SupervisorActed['act'],
  subject: { readonly found?: InteractionState; readonly agentId?: AgentId },
): SupervisorActed {
  return {
    type: 'SupervisorActed',
    act,
    byPersonId,
    reason,
    subjectAgentId: subject.agentId ?? subject.found?.agentId ?? null,
    subjectInteractionId: subject.found?.interactionId ?? null,
  };
}
