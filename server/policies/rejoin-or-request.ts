import type { Tx } from '@zentrale/kernel/ports';
import type { Conversation } from '@zentrale/channels';
import type { Centre } from '../compose/centre.ts';
import { requestRouting, type RoutingWish } from './request-routing.ts';

/**
 * The customer wrote. While an interaction of the conversation waits or is being handled, the
 * message simply reaches it; otherwise a new interaction begins, for preference with the agent
 * who knows the matter.
 */
export async function rejoinOrRequest(
  centre: Centre,
  tx: Tx,
  conversation: Conversation,
  wish: Omit<RoutingWish, 'conversationId'>,
): Promise<void> {
  if (conversation.interactionId !== null) return;
  const context = await centre.journey.context(tx, wish.customerId);
  const lastAgentId = context?.lastAgentId ?? null;
  await requestRouting(centre, tx, {
    ...wish,
    conversationId: conversation.conversationId,
    ...(lastAgentId === null ? {} : { preferredAgentId: lastAgentId }),
  });
}
