import {
  accepted,
  refused,
  type ConversationId,
  type CustomerId,
  type Result,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import { checkContent, type Message } from '../core/index.ts';
import { appendMessage } from './append.ts';
import { areFreeAttachments } from './attachments.ts';
import type { Context } from './context.ts';
import { lockConversation, messageRows } from './rows.ts';

/** What a line typed into the chat brings. */
export interface ChatMessageInput {
  readonly conversationId: ConversationId;
  /** Minted by the page; a repeat gives the first answer. */
  readonly clientId: string;
  readonly text: string;
  readonly attachmentIds: readonly string[];
  readonly customerId: CustomerId;
  readonly authorName: string;
}

/**
 * Takes a line of the customer's. Refuses `conversation.unknown`, `conversation.closed`,
 * `message.empty`, `message.too-long`, `attachment.unknown`.
 */
export async function receiveChatMessage(
  context: Context,
  tx: Tx,
  input: ChatMessageInput,
): Promise<Result<{ message: Message; isNew: boolean }>> {
  const row = await lockConversation(tx, input.conversationId);
  if (row === null || row.channel !== 'chat') return refused('conversation.unknown');
  const [earlier] = await messageRows(
    tx,
    `where m.conversation_id = $1 and m.author_kind = 'customer' and m.client_id = $2`,
    [input.conversationId, input.clientId],
  );
  if (earlier !== undefined) return accepted({ message: earlier, isNew: false });
  if (row.state === 'closed') return refused('conversation.closed');
  const content = checkContent({
    channel: 'chat',
    visibility: 'public',
    text: input.text,
    attachmentCount: input.attachmentIds.length,
  });
  if (!content.ok) return content;
  const uploader = { kind: 'customer', id: input.conversationId } as const;
  if (!(await areFreeAttachments(tx, input.attachmentIds, uploader))) {
    return refused('attachment.unknown', { field: 'attachmentIds' });
  }
  const message = await appendMessage(context, tx, {
    conversationId: input.conversationId,
    accountId: row.accountId,
    direction: 'in',
    visibility: 'public',
    author: { kind: 'customer', id: input.customerId, name: input.authorName },
    text: input.text,
    status: 'received',
    clientId: input.clientId,
    attachmentIds: input.attachmentIds,
  });
  return accepted({ message, isNew: true });
}
