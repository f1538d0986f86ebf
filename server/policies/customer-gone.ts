import type { Centre, ChatGuest } from '../compose/centre.ts';
import { endChat } from './end-chat.ts';

/**
 * A chat customer has been away for the whole grace period. Somebody who still waits is taken out
 * of the queue; a conversation with an agent goes on, because she may come back to the answer.
 */
export async function customerGone(
  centre: Centre,
  guest: Pick<ChatGuest, 'tenantId' | 'conversationId'>,
): Promise<void> {
  const runtime = await centre.routing.open(guest.tenantId);
  await centre.store.transact(guest.tenantId, async (tx) => {
    const conversation = await centre.channels.conversation(tx, guest.conversationId);
    if (conversation === null || conversation.interactionId === null) return;
    const interaction = runtime.state.interactions.get(conversation.interactionId);
    const isWaiting = interaction?.state === 'queued' || interaction?.state === 'offered';
    if (isWaiting) await endChat(centre, tx, guest.conversationId, 'customer-left');
  });
}
