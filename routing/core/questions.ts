// What read models and screens ask of the state.
import type { AgentId, InteractionId, Instant, QueueId } from '@zentrale/kernel/values';
import { channelCount } from './ledger.ts';
import type { AgentState, InteractionState, OfferState, RoutingState } from './state.ts';

export interface QueueFigures {
  readonly waitingCount: number;
  readonly offeredCount: number;
  readonly activeCount: number;
  readonly oldestQueuedAt: Instant | null;
  /** Online and ready, with or without room. */
  readonly readyAgentCount: number;
  readonly agentCount: number;
}

/** `null` when there is no such queue. */
export function queueFigures(state: RoutingState, queueId: QueueId): QueueFigures | null {
  const queue = state.queues.get(queueId);
  if (queue === undefined) return null;
  return {
    waitingCount: queue.waiting.size,
    offeredCount: queue.offeredCount,
    activeCount: queue.activeCount,
    oldestQueuedAt: queue.waiting.first()?.queuedAt ?? null,
    readyAgentCount: queue.readyAgentCount,
    agentCount: queue.agents.size,
  };
}

/** Load and capacity per channel the agent serves, in the order of the channels' names. */
export function channelLoads(agent: AgentState) {
  return Object.entries(agent.config.capacity.channels)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([channel, { weight, countMax }]) => ({
      channel,
      weight,
      countMax,
      count: channelCount(agent, channel),
    }));
}

/** What the agent holds, in the order she took it. */
export function workOf(state: RoutingState, agentId: AgentId): InteractionState[] {
  return found(state.agents.get(agentId)?.held, (id) => state.interactions.get(id));
}

export function offersOf(state: RoutingState, agentId: AgentId): OfferState[] {
  return found(state.agents.get(agentId)?.offerIds, (id) => state.offers.get(id));
}

/** The live offer of an interaction, if there is one. */
export function offerOf(state: RoutingState, interactionId: InteractionId): OfferState | null {
  const offerId = state.interactions.get(interactionId)?.offerId;
  return offerId === null || offerId === undefined ? null : (state.offers.get(offerId) ?? null);
}

function found<Id, Thing>(
  ids: Iterable<Id> | undefined,
  find: (id: Id) => Thing | undefined,
): Thing[] {
  const things: Thing[] = [];
  for (const id of ids ?? []) {
    const thing = find(id);
    if (thing !== undefined) things.push(thing);
  }
  return things;
}
