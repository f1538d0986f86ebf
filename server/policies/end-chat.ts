import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { enqueueRouting } from './request-routing.ts';

/**
 * The customer ended the chat, or stayed away too long while waiting. What still waits is taken
 * back from routing; an agent who is with the conversation sees the note and completes.
 * Answers false when the chat was over already.
 */
export async function endChat(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
  reason: 'customer-left',
): Promise<boolean> {
  const conversation = await centre.channels.conversation(tx, conversationId);
  if (conversation === null || conversation.state === 'closed') return false;
  // Of a telephone the end of its call has been noted; there is no page to leave.
  if (conversation.channel !== 'voice') {
    const note = { code: reason, facts: {} };
    await centre.channels.note(tx, { conversationId, note, visibility: 'public' });
  }
  await centre.channels.closeConversation(tx, { conversationId });
  await centre.identifications.endOpen(tx, { conversationId, reason: 'conversation-ended' });
  if (conversation.interactionId !== null) {
    await enqueueRouting(tx, conversationId, {
      type: 'CancelInteraction',
      interactionId: conversation.interactionId,
      reason,
    });
  }
  return true;
}
