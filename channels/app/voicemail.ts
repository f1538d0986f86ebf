import type { Tx } from '@zentrale/kernel/ports';
import { must, type CallId, type ConversationId } from '@zentrale/kernel/values';
import type { Conversation } from '../core/index.ts';
import { appendMessage } from './append.ts';
import { keepAttachment } from './attachments.ts';
import type { Context } from './context.ts';
import { reopenConversation } from './conversations.ts';
import { conversation } from './reads.ts';
import { lockConversation } from './rows.ts';
import { voicemailOf } from './telephone-calls.ts';

/**
 * What a caller said where nobody took the call, as a message of hers. The conversation is open
 * again. `null` where the call has its voicemail already, or none was offered.
 */
export async function keepVoicemail(
  context: Context,
  tx: Tx,
  input: {
    readonly conversationId: ConversationId;
    readonly callId: CallId;
    /** A WAV file. */
    readonly sound: Uint8Array;
    /** With its ending. */
    readonly fileName: string;
  },
): Promise<Conversation | null> {
  const { conversationId, callId, sound, fileName } = input;
  if ((await voicemailOf(tx, callId)) !== 'open') return null;
  await tx.query(`update telephone_calls set voicemail = 'kept' where call_id = $1`, [callId]);
  await lockConversation(tx, conversationId);
  await reopenConversation(context, tx, { conversationId });
  const opened = must(await conversation(context, tx, conversationId), 'a call has a conversation');
  const { attachmentId } = await keepAttachment(context, tx, {
    fileName,
    mediaType: 'audio/wav',
    bytes: sound,
    uploadedBy: { kind: 'customer', id: conversationId },
  });
  await appendMessage(context, tx, {
    conversationId,
    accountId: null,
    direction: 'in',
    visibility: 'public',
    author: { kind: 'customer', id: opened.customerId, name: opened.customerName },
    text: '',
    status: 'received',
    attachmentIds: [attachmentId],
  });
  return opened;
}
