import type { Centre, ChatGuest } from '../compose/centre.ts';
import { endChat } from './end-chat.ts';

/**
 * A chat customer has been away for the whole grace period. Somebody who still waits is taken out
 * of the queue, unless she was promised to be written to; a conversation with an agent goes on,
 * because she may come back to the answer. A chat nobody took ends.
 */
export async function customerGone(
  centre: Centre,
  guest: Pick<ChatGuest, 'tenantId' | 'conversationId'>,
): Promise<void> {
  const runtime = await centre.routing.open(guest.tenantId);
  await centre.store.transact(guest.tenantId, async (tx) => {
    const conversation = await centre.channels.conversation(tx, guest.conversationId);
    if (conversation === null || conversation.state === 'closed') return;
    // A telephone has no page that could be away; its call knows when it is gone.
    if (conversation.channel === 'voice') return;
    const { interactionId } = conversation;
    if (interactionId !== null) {
      const interaction = runtime.state.interactions.get(interactionId);
      const isWaiting = interaction?.state === 'queued' || interaction?.state === 'offered';
      if (!isWaiting || interaction.isCallback) return;
    }
    await endChat(centre, tx, guest.conversationId, 'customer-left');
  });
}
