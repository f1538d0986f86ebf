import { accepted, refused, type ConversationId, type Result } from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import {
  checkOutgoing,
  whyNotConsult,
  type Message,
  type StaffAuthor,
  type Visibility,
} from '../core/index.ts';
import { appendMessage } from './append.ts';
import { areFreeAttachments } from './attachments.ts';
import type { Context } from './context.ts';
import { isOptedOut } from './opt-outs.ts';
import { consultRows, lockConversation, messageRows, type ConversationRow } from './rows.ts';

export interface SendInput {
  readonly conversationId: ConversationId;
  readonly author: StaffAuthor;
  /** `internal` texts never leave the centre. */
  readonly visibility: Visibility;
  /** Makes an internal text part of the private talk of that consultation. */
  readonly consultId?: string | undefined;
  /** Whom an internal text is meant for: a coach's note. */
  readonly addressee?: Message['addressee'];
  readonly text: string;
  /** Files the author added and no message carries yet. */
  readonly attachmentIds: readonly string[];
  /** Minted by the writer's client; a repeat gives the first answer. */
  readonly clientId: string;
}

/** Outbox topic of messages for the SMS provider; the body is `{ messageId }`. */
export const SMS_TOPIC = 'sms.send';

/**
 * Writes to the customer or to colleagues. Whether the writer holds the conversation is the
 * caller's to check; that an expert has joined is checked here. Refuses `conversation.unknown`,
 * `conversation.closed`, `message.empty`, `message.too-long`, `channel.no-attachments`,
 * `channel.no-reply-address`, `channel.opted-out`, `attachment.unknown`, `consult.unknown`,
 * `consult.not-yours`, `consult.wrong-state`.
 */
export async function send(context: Context, tx: Tx, input: SendInput): Promise<Result<Message>> {
  const row = await lockConversation(tx, input.conversationId);
  if (row === null) return refused('conversation.unknown');
  const [earlier] = await messageRows(
    tx,
    `where m.conversation_id = $1 and m.author_kind = $2 and m.author_id = $3
      and m.client_id = $4`,
    [input.conversationId, input.author.kind, input.author.id, input.clientId],
  );
  if (earlier !== undefined) return accepted(earlier);
  const allowed = await check(tx, row, input);
  if (!allowed.ok) return allowed;
  const isForProvider = input.visibility === 'public' && row.channel !== 'chat';
  const message = await appendMessage(context, tx, {
    conversationId: row.conversationId,
    accountId: row.accountId,
    direction: 'out',
    visibility: input.visibility,
    author: input.author,
    text: input.text,
    status: isForProvider ? 'queued' : 'sent',
    clientId: input.clientId,
    consultId: input.visibility === 'internal' ? (input.consultId ?? null) : null,
    addressee: input.visibility === 'internal' ? (input.addressee ?? null) : null,
    attachmentIds: input.attachmentIds,
  });
  if (isForProvider) await enqueueSms(tx, message);
  return accepted(message);
}

/** Messages of one conversation reach the provider in the order they were written. */
export async function enqueueSms(
  tx: Tx,
  { messageId, conversationId }: Pick<Message, 'messageId' | 'conversationId'>,
): Promise<void> {
  await tx.enqueue({ topic: SMS_TOPIC, key: conversationId, body: { messageId } });
}

async function check(tx: Tx, row: ConversationRow, input: SendInput): Promise<Result<null>> {
  if (input.visibility === 'public' && row.state === 'closed') {
    return refused('conversation.closed');
  }
  const parties = await checkParties(tx, input);
  if (!parties.ok) return parties;
  const content = checkOutgoing({
    channel: row.channel,
    visibility: input.visibility,
    text: input.text,
    attachmentCount: input.attachmentIds.length,
    hasReplyAddress: row.channel === 'chat' || row.replyAddress !== null,
    isOptedOut: row.channel !== 'chat' && (await isOptedOut(tx, row.accountId, row.replyAddress)),
  });
  if (!content.ok) return content;
  const uploader = { kind: 'staff', id: input.author.id } as const;
  return (await areFreeAttachments(tx, input.attachmentIds, uploader))
    ? content
    : refused('attachment.unknown', { field: 'attachmentIds' });
}

/** An expert needs a consultation for everything; an agent only for its private talk. */
async function checkParties(tx: Tx, input: SendInput): Promise<Result<null>> {
  const isPrivateTalk = input.visibility === 'internal' && input.consultId !== undefined;
  if (input.author.kind === 'agent' && !isPrivateTalk) return accepted(null);
  const [consult] = isPrivateTalk
    ? await consultRows(tx, 'where k.consult_id = $1 and k.conversation_id = $2', [
        input.consultId,
        input.conversationId,
      ])
    : await consultRows(
        tx,
        `where k.conversation_id = $1 and k.expert_id = $2
          order by k.ended_at is null desc, k.requested_at desc limit 1`,
        [input.conversationId, input.author.id],
      );
  if (consult === undefined) return refused('consult.unknown');
  const action = input.visibility === 'public' ? 'write-to-customer' : 'write-privately';
  const why = whyNotConsult(action, consult, input.author.id);
  return why === null ? accepted(null) : refused(why);
}
