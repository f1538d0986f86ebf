import type { ConversationId, InteractionId } from '@zentrale/kernel/values';
import type { RoutingFact, RoutingState } from '@zentrale/routing';

/** Which interactions a conversation has in routing just now. */
export type LiveInteractions = Map<ConversationId, Set<InteractionId>>;

type InteractionFact = Extract<RoutingFact, { interactionId: InteractionId }>;

export function liveInteractionsOf(state: RoutingState): LiveInteractions {
  const live: LiveInteractions = new Map();
  for (const { interactionId, conversationId } of state.interactions.values()) {
    add(live, conversationId, interactionId);
  }
  return live;
}

/** With these an interaction leaves routing. */
const LEAVING: ReadonlySet<RoutingFact['type']> = new Set<RoutingFact['type']>([
  'InteractionClosed',
  'InteractionAbandoned',
  'InteractionCanceled',
  'InteractionExpired',
]);

/** Keeps the index in step with the engine's facts. */
export function followInteraction(live: LiveInteractions, fact: InteractionFact): void {
  const { conversationId, interactionId } = fact;
  if (!LEAVING.has(fact.type)) {
    add(live, conversationId, interactionId);
    return;
  }
  const others = live.get(conversationId);
  others?.delete(interactionId);
  if (others?.size === 0) live.delete(conversationId);
}

function add(live: LiveInteractions, conversationId: ConversationId, id: InteractionId): void {
  const ofConversation = live.get(conversationId) ?? new Set();
  live.set(conversationId, ofConversation.add(id));
}
