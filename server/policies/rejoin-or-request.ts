import type { Conversation } from '@zentrale/channels';
import type { OutboxDelivery, Tx } from '@zentrale/kernel/ports';
import {
  asId,
  Fault,
  type AgentId,
  type CommandId,
  type ConversationId,
  type InteractionId,
  type TenantId,
} from '@zentrale/kernel/values';
import type { InteractionState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { enqueueRouting, requestRouting, type RoutingWish } from './request-routing.ts';

/**
 * The customer wrote. While an interaction of the conversation waits or is being handled, the
 * message simply reaches it; parked work wakes; work in wrap-up goes on with the agent who still
 * holds it. Otherwise a new interaction begins.
 */
export async function rejoinOrRequest(
  centre: Centre,
  tx: Tx,
  conversation: Conversation,
  wish: Omit<RoutingWish, 'conversationId'>,
): Promise<void> {
  const { conversationId } = conversation;
  const live = liveInteraction(centre, tx.tenantId, conversationId);
  if (live?.state === 'parked') {
    const { interactionId } = live;
    return enqueueRouting(tx, conversationId, { type: 'WakeInteraction', interactionId });
  }
  const whole = { ...wish, conversationId };
  if (live?.state === 'wrap-up' && live.agentId !== null) {
    const { interactionId, agentId } = live;
    return enqueueReopening(tx, { interactionId, agentId, wish: whole });
  }
  if (live === null && conversation.interactionId === null) {
    await requestRouting(centre, tx, whole);
  }
}

/** What the engine has of a conversation now; what is being wrapped up only if nothing else. */
export function liveInteraction(
  centre: Centre,
  tenantId: TenantId,
  conversationId: ConversationId,
): InteractionState | null {
  const state = centre.routingState(tenantId);
  const ids = [...(centre.liveInteractions(tenantId).get(conversationId) ?? [])];
  const found = ids.flatMap((id) => state?.interactions.get(id) ?? []);
  return found.find((one) => one.state !== 'wrap-up') ?? found[0] ?? null;
}

export const REOPEN_TOPIC = 'routing.reopen';

interface Reopening {
  readonly interactionId: InteractionId;
  readonly agentId: AgentId;
  /** What becomes of the words when the agent has finished meanwhile. */
  readonly wish: RoutingWish;
}

export async function enqueueReopening(tx: Tx, reopening: Reopening): Promise<void> {
  await tx.enqueue({ topic: REOPEN_TOPIC, key: reopening.wish.conversationId, body: reopening });
}

/** Takes the interaction back from wrap-up, or begins the next one when it is too late for that. */
export async function reopenOrRequest(centre: Centre, delivery: OutboxDelivery): Promise<void> {
  const { tenantId, messageId } = delivery;
  // Written by `enqueueReopening` above and by nothing else.
  const { interactionId, agentId, wish } = delivery.body as Reopening;
  const { conversationId } = wish;
  const runtime = await centre.routing.open(tenantId);
  const commandId = asId<CommandId>(`outbox:${messageId}`);
  const command = { type: 'ReopenInteraction', interactionId, agentId } as const;
  const result = await runtime.submit(commandId, command);
  if (result.ok) return;
  const live = liveInteraction(centre, tenantId, conversationId);
  // Two lines of the customer's: the first one has done it already.
  if (live !== null && live.state !== 'wrap-up') return;
  if (live !== null) throw new Fault(result.refusal.kind, { retryable: true, ours: true });
  await centre.store.transact(tenantId, async (tx) => {
    const conversation = await centre.channels.conversation(tx, conversationId);
    const current = conversation?.interactionId ?? null;
    if (conversation === null || (current !== null && current !== interactionId)) return;
    await requestRouting(centre, tx, { ...wish, preferredAgentId: agentId });
  });
}
