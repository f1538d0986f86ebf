import { asId, must, type ConversationId, type CustomerId } from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import { optOutKeyword, type Conversation, type Locale, type Message } from '../core/index.ts';
import { appendMessage, appendNote } from './append.ts';
import type { Context } from './context.ts';
import { recordOptOut } from './opt-outs.ts';
import { conversationRows, messageRows, toConversation, type ConversationRow } from './rows.ts';

export interface ReceiveSmsInput {
  readonly accountId: string;
  /** The customer's number as the provider writes it, normally E.164. */
  readonly from: string;
  readonly providerId: string;
  readonly text: string;
  /** Pictures and the like; only their kinds are shown, the provider keeps the bytes. */
  readonly media: readonly { readonly mediaType: string }[];
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly language: Locale;
}

export interface ReceivedSms {
  readonly conversation: Conversation;
  readonly message: Message;
  readonly isNew: boolean;
  readonly isNewConversation: boolean;
  readonly optOut: 'stop' | 'start' | null;
}

/**
 * Puts an SMS where it belongs: to the open alarm its sender is responsible for, else to the
 * sender's SMS conversation (opened again if closed), else to a new one. The same provider id
 * again gives the same message. STOP and START words change the opt-out.
 */
export async function receiveSms(
  context: Context,
  tx: Tx,
  input: ReceiveSmsInput,
): Promise<ReceivedSms> {
  // Two first messages of one sender must not open two conversations.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `${tx.tenantId} ${input.accountId} ${input.from}`,
  ]);
  const earlier = await messageByProviderId(tx, input);
  if (earlier !== null) {
    const conversation = await read(context, tx, earlier.conversationId);
    return { conversation, message: earlier, isNew: false, isNewConversation: false, optOut: null };
  }
  const chosen = await chooseConversation(tx, input);
  const conversationId = chosen?.conversationId ?? (await openSmsConversation(context, tx, input));
  if (chosen?.state === 'closed') await reopen(context, tx, conversationId, input.customerName);
  if (chosen?.channel === 'sms') await nameCustomer(tx, conversationId, input);
  const message = await appendMessage(context, tx, {
    conversationId,
    accountId: input.accountId,
    direction: 'in',
    visibility: 'public',
    author: { kind: 'customer', id: input.customerId, name: input.customerName },
    text: textOf(input),
    status: 'received',
    providerId: input.providerId,
  });
  const optOut = optOutKeyword(input.text);
  if (optOut !== null) {
    await recordOptOut(tx, {
      accountId: input.accountId,
      address: input.from,
      isOptedOut: optOut === 'stop',
      source: 'keyword',
    });
    context.log.info('sms.opt-out-changed', { conversationId, optOut });
  }
  const conversation = await read(context, tx, conversationId);
  return { conversation, message, isNew: true, isNewConversation: chosen === null, optOut };
}

async function messageByProviderId(tx: Tx, input: ReceiveSmsInput): Promise<Message | null> {
  const rows = await messageRows(
    tx,
    `where m.account_id = $1 and m.direction = 'in' and m.provider_id = $2`,
    [input.accountId, input.providerId],
  );
  return rows[0] ?? null;
}

async function chooseConversation(tx: Tx, input: ReceiveSmsInput): Promise<ConversationRow | null> {
  const rows = await conversationRows(
    tx,
    `where account_id = $1 and reply_address = $2
        and (channel = 'sms' or (channel = 'alarm' and state = 'open'))
      order by channel = 'alarm' desc, started_at desc, conversation_id desc
      limit 1 for update`,
    [input.accountId, input.from],
  );
  return rows[0] ?? null;
}

async function openSmsConversation(
  context: Context,
  tx: Tx,
  input: ReceiveSmsInput,
): Promise<ConversationId> {
  const conversationId = asId<ConversationId>(context.ids.next('cnv'));
  await tx.query(
    `insert into conversations (conversation_id, channel, account_id, customer_id, customer_name,
        reply_address, subject, language, started_at)
      values ($1, 'sms', $2, $3, $4, $5, 'SMS', $6, $7)`,
    [
      conversationId,
      input.accountId,
      input.customerId,
      input.customerName,
      input.from,
      input.language,
      tx.now,
    ],
  );
  return conversationId;
}

async function reopen(
  context: Context,
  tx: Tx,
  conversationId: ConversationId,
  name: string,
): Promise<void> {
  await tx.query(
    `update conversations set state = 'open', closed_at = null where conversation_id = $1`,
    [conversationId],
  );
  const note = { code: 'customer-returned', facts: { name } } as const;
  await appendNote(context, tx, conversationId, note, 'internal');
}

/** Profiles merge between two messages; the conversation follows its sender. */
async function nameCustomer(
  tx: Tx,
  conversationId: ConversationId,
  input: ReceiveSmsInput,
): Promise<void> {
  await tx.query(
    `update conversations set customer_id = $2, customer_name = $3 where conversation_id = $1`,
    [conversationId, input.customerId, input.customerName],
  );
}

/** Media are not fetched; a line in brackets says what came, so that the agent can ask. */
function textOf({ text, media }: ReceiveSmsInput): string {
  const lines = media.map(({ mediaType }) => `[MMS: ${mediaType}]`);
  return [...(text === '' ? [] : [text]), ...lines].join('\n');
}

async function read(context: Context, tx: Tx, conversationId: ConversationId) {
  const [row] = await conversationRows(tx, 'where conversation_id = $1', [conversationId]);
  return toConversation(context, tx, must(row, 'the conversation of a message exists'));
}
