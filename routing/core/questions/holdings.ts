// What somebody or something has in hand.
import type { AgentId, InteractionId } from '@zentrale/kernel/values';
import { channelCount } from '../ledger.ts';
import type { AgentState, InteractionState, OfferState, RoutingState } from '../state.ts';

/** Load and capacity per channel the agent serves, in the order of the channels' names. */
export function channelLoads(agent: AgentState) {
  return Object.entries(agent.config.capacity.channels)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([channel, { weight, countMax, interruptibleBy }]) => ({
      channel,
      weight,
      countMax,
      interruptibleBy: interruptibleBy ?? [],
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

/** The live offers of an interaction. */
export function offersFor(state: RoutingState, interactionId: InteractionId): OfferState[] {
  return found(state.interactions.get(interactionId)?.offerIds, (id) => state.offers.get(id));
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
