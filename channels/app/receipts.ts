import { minutes, type ConversationId, type MessageId } from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import { mergeStatus, type MessageStatus } from '../core/index.ts';
import { announce, type Context } from './context.ts';
import { recordOptOut } from './opt-outs.ts';

// Receipts of messages that are not ours never find their message; they go after a week.
const PARKED_FOR_MS = minutes(7 * 24 * 60);

export interface ReceiptInput {
  readonly accountId: string;
  readonly providerId: string;
  /** Our own id, where the receipt's address carried it. */
  readonly messageId?: string | undefined;
  readonly status: MessageStatus;
  /** In words, when the status is `failed`. */
  readonly failure: string | null;
  /** The provider says that the customer does not want messages. */
  readonly isOptOut: boolean;
}

interface ReceiptRow {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  readonly status: MessageStatus;
  readonly providerId: string | null;
  readonly isPast: boolean;
  readonly replyAddress: string | null;
}

/**
 * Applies a delivery receipt. They come late, doubled, out of order and before the answer to the
 * sending call; the last are parked until the message has its provider id. A receipt that names
 * our message proves that the provider has it, and gives the message its id. `erased`: nobody is
 * to be known by it any more.
 */
export async function applyReceipt(
  context: Context,
  tx: Tx,
  input: ReceiptInput,
): Promise<'applied' | 'unchanged' | 'parked' | 'erased'> {
  const row = await findMessage(tx, input);
  if (row === null) {
    await park(tx, input);
    return 'parked';
  }
  if (row.replyAddress === null) return 'erased';
  if (row.isPast || (row.providerId !== null && row.providerId !== input.providerId)) {
    return 'unchanged';
  }
  // Without the provider's id our own status was a guess, even `failed`: now the provider has it.
  const status = mergeStatus(row.providerId === null ? 'sent' : row.status, input.status);
  if (status === row.status && row.providerId !== null) return 'unchanged';
  await tx.query(
    `update messages set provider_id = $2, status = $3, failure = $4, calling_since_at = null
      where message_id = $1`,
    [row.messageId, input.providerId, status, status === 'failed' ? input.failure : null],
  );
  if (row.providerId === null) {
    const { accountId, providerId } = input;
    await applyParkedReceipts(tx, { messageId: row.messageId, accountId, providerId });
  }
  if (input.isOptOut && row.replyAddress !== null) {
    const { accountId } = input;
    const address = row.replyAddress;
    await recordOptOut(tx, { accountId, address, isOptedOut: true, source: 'provider' });
  }
  announce(context, tx, row.conversationId, { messageIds: [row.messageId] });
  return 'applied';
}

async function findMessage(tx: Tx, input: ReceiptInput): Promise<ReceiptRow | null> {
  const rows = await tx.query<ReceiptRow>(
    `select m.message_id as "messageId", m.conversation_id as "conversationId", m.status,
        m.provider_id as "providerId", $2 = any(m.past_provider_ids) as "isPast",
        c.reply_address as "replyAddress"
      from messages m
      join conversations c
        on c.tenant_id = m.tenant_id and c.conversation_id = m.conversation_id
      where m.account_id = $1 and m.direction = 'out'
        and (m.provider_id = $2 or m.message_id = $3 or $2 = any(m.past_provider_ids))
      order by m.provider_id = $2 desc nulls last
      limit 1 for update of m`,
    [input.accountId, input.providerId, input.messageId ?? null],
  );
  return rows[0] ?? null;
}

async function park(tx: Tx, input: ReceiptInput): Promise<void> {
  await tx.query(
    `insert into message_receipts_parked (account_id, provider_id, status, failure, parked_at)
      values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [input.accountId, input.providerId, input.status, input.failure, tx.now],
  );
  await tx.query('delete from message_receipts_parked where account_id = $1 and parked_at < $2', [
    input.accountId,
    tx.now - PARKED_FOR_MS,
  ]);
}

/** Takes receipts off the shelf once their message has its provider id. */
export async function applyParkedReceipts(
  tx: Tx,
  input: { readonly messageId: string; readonly accountId: string; readonly providerId: string },
): Promise<void> {
  const parked = await tx.query<{ status: MessageStatus; failure: string | null }>(
    `delete from message_receipts_parked where account_id = $1 and provider_id = $2
      returning status, failure`,
    [input.accountId, input.providerId],
  );
  for (const { status, failure } of parked) {
    const [row] = await tx.query<{ status: MessageStatus }>(
      'select status from messages where message_id = $1',
      [input.messageId],
    );
    if (row === undefined) return;
    const merged = mergeStatus(row.status, status);
    if (merged === row.status) continue;
    await tx.query(
      `update messages set status = $2, failure = coalesce($3, failure) where message_id = $1`,
      [input.messageId, merged, failure],
    );
  }
}

/**
 * The customer's page has shown (`delivered`) or the customer has seen (`read`) what the centre
 * wrote up to `seq`. Chat only.
 */
export async function markReadByCustomer(
  context: Context,
  tx: Tx,
  input: {
    readonly conversationId: ConversationId;
    readonly seq: number;
    readonly status: 'delivered' | 'read';
  },
): Promise<void> {
  const rows = await tx.query<{ messageId: MessageId }>(
    `update messages m set status = $3
      from conversations c
      where c.tenant_id = m.tenant_id and c.conversation_id = m.conversation_id
        and c.channel = 'chat' and m.conversation_id = $1 and m.seq <= $2
        and m.direction = 'out' and m.visibility = 'public' and m.status = any($4::text[])
      returning m.message_id as "messageId"`,
    [
      input.conversationId,
      input.seq,
      input.status,
      input.status === 'read' ? ['sent', 'delivered'] : ['sent'],
    ],
  );
  if (rows.length === 0) return;
  const messageIds = rows.map(({ messageId }) => messageId);
  announce(context, tx, input.conversationId, { messageIds });
}
