import { asId, must, type ConversationId, type MessageId } from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type {
  Author,
  Message,
  MessageStatus,
  Spoken,
  SystemNote,
  Visibility,
} from '../core/index.ts';
import { announce, type Context } from './context.ts';
import { messageRows } from './rows.ts';

/** A message about to get its number. */
export interface MessageDraft {
  readonly conversationId: ConversationId;
  readonly accountId: string | null;
  readonly direction: Message['direction'];
  readonly visibility: Visibility;
  readonly author: Author;
  readonly text: string;
  readonly status: MessageStatus;
  readonly note?: SystemNote;
  readonly spoken?: Spoken;
  readonly clientId?: string | null;
  readonly consultId?: string | null;
  readonly addressee?: Message['addressee'];
  readonly providerId?: string;
  readonly attachmentIds?: readonly string[];
}

/**
 * Gives the message the next number of its conversation and keeps it. The update of the counter
 * takes the row lock, so numbers have no gaps and no doubles.
 */
export async function appendMessage(
  context: Context,
  tx: Tx,
  draft: MessageDraft,
): Promise<Message> {
  const messageId = asId<MessageId>(context.ids.next('msg'));
  const numbered = await tx.query<{ seq: number }>(
    `update conversations set last_seq = last_seq + 1
      where conversation_id = $1 returning last_seq as seq`,
    [draft.conversationId],
  );
  const { seq } = must(numbered[0], 'a message is appended to a conversation that exists');
  await insertMessage(tx, messageId, seq, draft);
  await attach(tx, messageId, draft);
  announce(context, tx, draft.conversationId, { conversation: true, messageIds: [messageId] });
  return readMessage(tx, messageId);
}

/** A line of the centre's own. */
export function appendNote(
  context: Context,
  tx: Tx,
  conversationId: ConversationId,
  note: SystemNote,
  visibility: Visibility,
  onceKey?: string,
): Promise<Message> {
  return appendMessage(context, tx, {
    conversationId,
    accountId: null,
    direction: 'system',
    visibility,
    author: { kind: 'system', id: null, name: '' },
    text: '',
    note,
    status: 'sent',
    clientId: onceKey ?? null,
  });
}

export async function readMessage(tx: Tx, messageId: string): Promise<Message> {
  const rows = await messageRows(tx, 'where m.message_id = $1', [messageId]);
  return must(rows[0], 'the message was just written');
}

async function insertMessage(
  tx: Tx,
  messageId: MessageId,
  seq: number,
  draft: MessageDraft,
): Promise<void> {
  await tx.query(
    `insert into messages (message_id, conversation_id, account_id, seq, direction, visibility,
        author_kind, author_id, author_name, text, note, status, client_id, consult_id,
        provider_id, sent_at, addressee_id, addressee_name, spoken)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14, $15, $16, $17,
        $18, $19::jsonb)`,
    [
      messageId,
      draft.conversationId,
      draft.accountId,
      seq,
      draft.direction,
      draft.visibility,
      draft.author.kind,
      draft.author.id,
      draft.author.name,
      draft.text,
      draft.note === undefined ? null : JSON.stringify(draft.note),
      draft.status,
      draft.clientId ?? null,
      draft.consultId ?? null,
      draft.providerId ?? null,
      tx.now,
      draft.addressee?.id ?? null,
      draft.addressee?.name ?? null,
      draft.spoken === undefined ? null : JSON.stringify(draft.spoken),
    ],
  );
}

async function attach(tx: Tx, messageId: MessageId, draft: MessageDraft): Promise<void> {
  if (draft.attachmentIds === undefined || draft.attachmentIds.length === 0) return;
  await tx.query(
    `update attachments a set message_id = $1, conversation_id = $2, position = given.position
      from unnest($3::text[]) with ordinality as given(attachment_id, position)
      where a.attachment_id = given.attachment_id`,
    [messageId, draft.conversationId, draft.attachmentIds],
  );
}
