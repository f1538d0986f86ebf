import type { Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  refused,
  type ConsultId,
  type ConversationId,
  type MessageId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import { announce, type Context } from './context.ts';
import { closeConversation } from './conversations.ts';
import { lockConversationsOf, numbersOf, type CustomerTraces } from './customer-traces.ts';
import { eraseInbound } from './inbound.ts';
import { eraseOptOuts } from './opt-outs.ts';

/** Outbox topic of files whose record is gone; the body is `{ attachmentId }`. */
export const REMOVE_BLOB_TOPIC = 'channels.remove-blob';

export interface ErasedConversations {
  readonly conversationIds: readonly ConversationId[];
  readonly attachmentCount: number;
}

/**
 * Takes everything personal out of a customer's conversations: words, names, addresses, files,
 * keys and what providers told us. Ids, instants and who of the centre took part stay, so that
 * figures and histories still add up. Refuses `customer.has-open-work` (fact `conversationId`)
 * before changing anything while a conversation has an interaction that waits or is handled.
 */
export async function eraseConversations(
  context: Context,
  tx: Tx,
  traces: CustomerTraces,
): Promise<Result<ErasedConversations>> {
  const rows = await lockConversationsOf(tx, traces);
  const worked = rows.find(({ interactionId }) => interactionId !== null);
  if (worked !== undefined) {
    return refused('customer.has-open-work', { facts: { conversationId: worked.conversationId } });
  }
  const numbers = numbersOf(traces, rows);
  const conversationIds = rows.map(({ conversationId }) => conversationId);
  // Left open with nobody at work, as after a STOP: there is nobody left to talk to.
  for (const conversationId of conversationIds) {
    await closeConversation(context, tx, { conversationId });
  }
  const attachmentCount = await eraseAttachments(tx, conversationIds);
  await eraseMessages(context, tx, conversationIds);
  await eraseConsults(context, tx, conversationIds);
  await tx.query('delete from chat_tokens where conversation_id = any($1::text[])', [
    conversationIds,
  ]);
  await eraseShells(context, tx, conversationIds);
  await eraseInbound(tx, numbers);
  await eraseOptOuts(tx, numbers);
  return accepted({ conversationIds, attachmentCount });
}

/** Both sides' files of these conversations; their bytes go after the commit. */
async function eraseAttachments(
  tx: Tx,
  conversationIds: readonly ConversationId[],
): Promise<number> {
  const gone = await tx.query<{ attachmentId: string }>(
    `delete from attachments
      where conversation_id = any($1::text[])
        or (uploader_kind = 'customer' and uploader_id = any($1::text[]))
      returning attachment_id as "attachmentId"`,
    [conversationIds],
  );
  for (const { attachmentId } of gone) {
    await tx.enqueue({ topic: REMOVE_BLOB_TOPIC, key: attachmentId, body: { attachmentId } });
  }
  return gone.length;
}

/** Handles `channels.remove-blob`: removing what is gone changes nothing. */
export async function removeBlob(
  { blobs }: Context,
  tenantId: TenantId,
  { attachmentId }: { readonly attachmentId: string },
): Promise<void> {
  await blobs.remove(tenantId, attachmentId);
}

/**
 * What still waited to be sent has failed. The provider's ids stay: by them a late receipt is
 * known for what it is.
 */
async function eraseMessages(
  context: Context,
  tx: Tx,
  conversationIds: readonly ConversationId[],
): Promise<void> {
  const rows = await tx.query<{ conversationId: ConversationId; messageId: MessageId }>(
    `update messages set text = '', failure = null,
        author_name = case author_kind when 'customer' then '' else author_name end,
        client_id = case author_kind when 'customer' then null else client_id end,
        status = case status when 'queued' then 'failed' else status end,
        note = case note ->> 'code'
          when 'customer-returned' then jsonb_set(note, '{facts,name}', '""')
          when 'keys-pressed' then jsonb_set(note, '{facts,keys}', '""')
          when 'call-connection-lost' then jsonb_set(note, '{facts,name}', '""')
          when 'call-connection-back' then jsonb_set(note, '{facts,name}', '""')
          when 'consult-declined' then jsonb_set(note, '{facts,reason}', '""')
          else note end
      where conversation_id = any($1::text[])
      returning conversation_id as "conversationId", message_id as "messageId"`,
    [conversationIds],
  );
  for (const [conversationId, messages] of Map.groupBy(rows, (row) => row.conversationId)) {
    announce(context, tx, conversationId, {
      messageIds: messages.map(({ messageId }) => messageId),
    });
  }
}

async function eraseConsults(
  context: Context,
  tx: Tx,
  conversationIds: readonly ConversationId[],
): Promise<void> {
  const rows = await tx.query<{ conversationId: ConversationId; consultId: ConsultId }>(
    `update consults
      set question = '', decline_reason = case when decline_reason is null then null else '' end
      where conversation_id = any($1::text[])
      returning conversation_id as "conversationId", consult_id as "consultId"`,
    [conversationIds],
  );
  for (const { conversationId, consultId } of rows) {
    announce(context, tx, conversationId, { consultIds: [consultId] });
  }
}

/** An alarm's name and subject are its device's; only who was responsible is a person. */
async function eraseShells(
  context: Context,
  tx: Tx,
  conversationIds: readonly ConversationId[],
): Promise<void> {
  await tx.query(
    `update conversations set reply_address = null, start_id = null,
        customer_name = case channel when 'alarm' then customer_name else '' end,
        subject = case channel when 'alarm' then subject else '' end,
        alarm = case when alarm is null then null
          else jsonb_set(alarm, '{responsibleName}', '""') end
      where conversation_id = any($1::text[])`,
    [conversationIds],
  );
  for (const conversationId of conversationIds) {
    announce(context, tx, conversationId, { conversation: true });
  }
}
