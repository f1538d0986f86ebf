import { createHash, randomBytes } from 'node:crypto';
import {
  accepted,
  refused,
  type ConversationId,
  type CustomerId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { Queries, Tx } from '@zentrale/kernel/ports';
import { checkContent, type Conversation, type Locale, type Message } from '../core/index.ts';
import { account, topicName, topicOf } from './accounts.ts';
import { appendMessage } from './append.ts';
import type { Context } from './context.ts';
import { conversationRows, messageRows, toConversation, type ConversationRow } from './rows.ts';

// Each repeated start issues a key; more than this many pages of one visitor are not kept.
const TOKEN_COUNT_MAX = 5;

/** The pre-chat form, its customer already resolved. */
export interface StartChatInput {
  readonly accountId: string;
  /** Minted by the page; a repeat gives the same chat. */
  readonly startId: string;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly email: string;
  readonly topicId: string;
  readonly language: Locale;
  readonly text: string;
}

export interface ChatStart {
  readonly conversation: Conversation;
  /** Shown once; only its digest is kept. */
  readonly token: string;
  readonly message: Message;
  readonly isNew: boolean;
}

/**
 * Opens a chat with the customer's first message. A repeat of `startId` gives the same chat with a
 * fresh token. Refuses `not-found` (account), `request.invalid` (topic), `message.empty` and
 * `message.too-long`.
 */
export async function startChat(
  context: Context,
  tx: Tx,
  input: StartChatInput,
): Promise<Result<ChatStart>> {
  const found = await account(tx, input.accountId);
  if (found === null || found.kind !== 'web-chat') return refused('not-found');
  const topic = topicOf(found.settings, input.topicId);
  if (topic === null) return refused('request.invalid', { field: 'topicId' });
  const content = checkContent({
    channel: 'chat',
    visibility: 'public',
    text: input.text,
    attachmentCount: 0,
  });
  if (!content.ok) return content;
  const opened = await openChat(context, tx, input, topicName(topic, input.language));
  const token = await issueToken(tx, opened.row.conversationId);
  const conversation = await readConversation(context, tx, opened.row.conversationId);
  return accepted({ conversation, token, message: opened.message, isNew: opened.isNew });
}

async function openChat(context: Context, tx: Tx, input: StartChatInput, subject: string) {
  const conversationId = context.ids.next('cnv');
  const inserted = await tx.query(
    `insert into conversations (conversation_id, channel, account_id, customer_id, customer_name,
        reply_address, subject, topic_id, language, start_id, started_at)
      values ($1, 'chat', $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (tenant_id, account_id, start_id) where start_id is not null do nothing
      returning conversation_id`,
    [
      conversationId,
      input.accountId,
      input.customerId,
      input.customerName,
      input.email,
      subject,
      input.topicId,
      input.language,
      input.startId,
      tx.now,
    ],
  );
  const [row] = await conversationRows(tx, 'where account_id = $1 and start_id = $2', [
    input.accountId,
    input.startId,
  ]);
  const chat = row as ConversationRow; // Inserted just now or by whoever was first.
  if (inserted.length === 0) {
    const [first] = await messageRows(tx, 'where m.conversation_id = $1 and m.seq = 1', [
      chat.conversationId,
    ]);
    return { row: chat, message: first as Message, isNew: false };
  }
  const message = await appendMessage(context, tx, {
    conversationId: chat.conversationId,
    accountId: input.accountId,
    direction: 'in',
    visibility: 'public',
    author: { kind: 'customer', id: input.customerId, name: input.customerName },
    text: input.text,
    status: 'received',
    clientId: input.startId,
  });
  return { row: chat, message, isNew: true };
}

async function readConversation(context: Context, tx: Tx, conversationId: ConversationId) {
  const [row] = await conversationRows(tx, 'where conversation_id = $1', [conversationId]);
  return toConversation(context, tx, row as ConversationRow);
}

async function issueToken(tx: Tx, conversationId: ConversationId): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.query(
    `insert into chat_tokens (token_hash, conversation_id, issued_at) values ($1, $2, $3)`,
    [hashOf(token), conversationId, tx.now],
  );
  await tx.query(
    `delete from chat_tokens where conversation_id = $1 and token_hash in (
        select token_hash from chat_tokens where conversation_id = $1
        order by issued_at desc, (token_hash = $2) desc offset $3)`,
    [conversationId, hashOf(token), TOKEN_COUNT_MAX],
  );
  return token;
}

/** A digest needs no salt here: the token itself is 256 random bits. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export interface ChatOwner {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly customerId: CustomerId;
}

/** Whose chat does the token open? For doors, through `store.system`. */
export async function chatByToken(queries: Queries, token: string): Promise<ChatOwner | null> {
  const rows = await queries.query<ChatOwner>(
    `select t.tenant_id as "tenantId", t.conversation_id as "conversationId",
        c.customer_id as "customerId"
      from chat_tokens t
      join conversations c
        on c.tenant_id = t.tenant_id and c.conversation_id = t.conversation_id
      where t.token_hash = $1`,
    [hashOf(token)],
  );
  return rows[0] ?? null;
}
