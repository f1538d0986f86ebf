import { accepted, asId, refused, type ConversationId, type Result } from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import { mergeStatus, type Message, type MessageStatus } from '../core/index.ts';
import type { OutgoingSms, OutgoingSmsLedger } from '../ports/outgoing-sms.ts';
import { readMessage } from './append.ts';
import { announce, type Context } from './context.ts';
import { isOptedOut, recordOptOut } from './opt-outs.ts';
import { applyParkedReceipts } from './receipts.ts';
import { lockConversation, messageRows } from './rows.ts';
import { enqueueSms } from './send.ts';

/** The ledger that a sender of SMS works with. */
export function createSmsLedger(context: Context): OutgoingSmsLedger {
  return {
    begin: (tx, messageId) => begin(context, tx, messageId),
    recordSent: (tx, input) => recordSent(context, tx, input),
    recordRefused: (tx, input) => recordRefused(context, tx, input),
    recordNotTaken,
    recordGivenUp: (tx, { messageId, failure }) => fail(context, tx, messageId, failure),
    knownProviderIds,
  };
}

async function begin(context: Context, tx: Tx, messageId: string): Promise<OutgoingSms | null> {
  const [row] = await tx.query<OutgoingSms>(
    `select m.message_id as "messageId", m.account_id as "accountId", m.text,
        a.address as "from", c.reply_address as "to", a.secrets,
        m.calling_since_at as "callingSinceAt"
      from messages m
      join conversations c
        on c.tenant_id = m.tenant_id and c.conversation_id = m.conversation_id
      join channel_accounts a on a.tenant_id = m.tenant_id and a.account_id = m.account_id
      where m.message_id = $1 and m.direction = 'out' and m.status = 'queued'
        and m.provider_id is null and c.reply_address is not null
      for update of m`,
    [messageId],
  );
  if (row === undefined) return null;
  // The customer may have said STOP while the message waited. One that may be out already is
  // still looked for.
  if (row.callingSinceAt === null && (await isOptedOut(tx, row.accountId, row.to))) {
    await fail(context, tx, messageId, 'The customer does not want messages on this channel.');
    return null;
  }
  await tx.query(
    `update messages set calling_since_at = coalesce(calling_since_at, $2) where message_id = $1`,
    [messageId, tx.now],
  );
  return row;
}

async function recordSent(
  context: Context,
  tx: Tx,
  input: { messageId: string; providerId: string; status: MessageStatus; failure: string | null },
): Promise<void> {
  const [row] = await tx.query<SentRow>(
    `select conversation_id as "conversationId", account_id as "accountId", status
      from messages where message_id = $1 and provider_id is null for update`,
    [input.messageId],
  );
  if (row === undefined) return;
  await tx.query(
    `update messages set provider_id = $2, status = $3, failure = $4, calling_since_at = null
      where message_id = $1`,
    [input.messageId, input.providerId, mergeStatus(row.status, input.status), input.failure],
  );
  await applyParkedReceipts(tx, {
    messageId: input.messageId,
    accountId: row.accountId,
    providerId: input.providerId,
  });
  announce(context, tx, row.conversationId, { messageIds: [asId(input.messageId)] });
}

interface SentRow {
  readonly conversationId: ConversationId;
  readonly accountId: string;
  readonly status: MessageStatus;
}

async function recordRefused(
  context: Context,
  tx: Tx,
  input: { messageId: string; failure: string; isOptOut: boolean; mayBeOut: boolean },
): Promise<void> {
  if (!input.mayBeOut) await recordNotTaken(tx, input.messageId);
  await fail(context, tx, input.messageId, input.failure);
  if (!input.isOptOut) return;
  const [at] = await tx.query<{ accountId: string; address: string }>(
    `select m.account_id as "accountId", c.reply_address as address
      from messages m
      join conversations c
        on c.tenant_id = m.tenant_id and c.conversation_id = m.conversation_id
      where m.message_id = $1`,
    [input.messageId],
  );
  if (at !== undefined) await recordOptOut(tx, { ...at, isOptedOut: true, source: 'provider' });
}

async function recordNotTaken(tx: Tx, messageId: string): Promise<void> {
  await tx.query(
    `update messages set calling_since_at = null where message_id = $1 and provider_id is null`,
    [messageId],
  );
}

async function fail(context: Context, tx: Tx, messageId: string, failure: string): Promise<void> {
  const rows = await tx.query<{ conversationId: ConversationId }>(
    `update messages set status = 'failed', failure = $2
      where message_id = $1 and status = 'queued' and provider_id is null
      returning conversation_id as "conversationId"`,
    [messageId, failure],
  );
  for (const { conversationId } of rows) {
    announce(context, tx, conversationId, { messageIds: [asId(messageId)] });
  }
}

async function knownProviderIds(
  tx: Tx,
  input: { accountId: string; providerIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ providerId: string }>(
    `select given as "providerId" from unnest($2::text[]) as given
      where exists (select 1 from messages m where m.account_id = $1 and m.direction = 'out'
        and (m.provider_id = given or given = any(m.past_provider_ids)))`,
    [input.accountId, input.providerIds],
  );
  return new Set(rows.map(({ providerId }) => providerId));
}

/**
 * Sends a failed message again. Refuses `not-found`, `conversation.closed`, `channel.opted-out`; a
 * message that is not failed is left as it is.
 */
export async function retryMessage(
  context: Context,
  tx: Tx,
  input: { readonly messageId: string },
): Promise<Result<Message>> {
  const [message] = await messageRows(tx, 'where m.message_id = $1', [input.messageId]);
  if (message === undefined) return refused('not-found');
  const row = await lockConversation(tx, message.conversationId);
  if (row === null) return refused('conversation.unknown');
  if (row.state === 'closed') return refused('conversation.closed');
  if (await isOptedOut(tx, row.accountId, row.replyAddress)) return refused('channel.opted-out');
  const again = await tx.query(
    `update messages set status = 'queued', failure = null, provider_id = null,
        past_provider_ids = case when provider_id is null then past_provider_ids
          else past_provider_ids || provider_id end
      where message_id = $1 and status = 'failed' and direction = 'out' returning message_id`,
    [input.messageId],
  );
  if (again.length > 0) {
    await enqueueSms(tx, message);
    announce(context, tx, message.conversationId, { messageIds: [message.messageId] });
  }
  return accepted(await readMessage(tx, input.messageId));
}
