import { createHash, randomBytes } from 'node:crypto';
import type { Queries, Tx } from '@zentrale/kernel/ports';
import {
  asId,
  type CallId,
  type ConversationId,
  type CustomerId,
  type TenantId,
} from '@zentrale/kernel/values';
import type { Conversation, Locale } from '../core/index.ts';
import type { Context } from './context.ts';
import { conversationRows, toConversation, type ConversationRow } from './rows.ts';

/** Which call of a provider is which call of ours. */
export interface TelephoneCall {
  readonly conversationId: ConversationId;
  readonly callId: CallId;
}

/** What a provider knows a call as. */
interface ProviderCall {
  readonly accountId: string;
  readonly providerCallId: string;
  /** We called. */
  readonly isOutgoing: boolean;
}

/** What a media stream is of. */
export interface StreamedCall extends TelephoneCall {
  readonly tenantId: TenantId;
  /** The call itself is over. */
  readonly isVoicemail: boolean;
}

/** `open` until something was said. */
type Voicemail = 'open' | 'kept';

/** The call a provider names; `null` until it is kept. Takes its lock, so that nobody is faster. */
export async function telephoneCall(
  tx: Tx,
  about: { readonly accountId: string; readonly providerCallId: string },
): Promise<TelephoneCall | null> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `${tx.tenantId} ${about.accountId} ${about.providerCallId}`,
  ]);
  const rows = await tx.query<TelephoneCall>(
    `select conversation_id as "conversationId", call_id as "callId" from telephone_calls
      where account_id = $1 and provider_call_id = $2`,
    [about.accountId, about.providerCallId],
  );
  return rows[0] ?? null;
}

/** Keeping it again changes nothing. */
export async function keepTelephoneCall(
  tx: Tx,
  about: TelephoneCall & ProviderCall,
): Promise<void> {
  await tx.query(
    `insert into telephone_calls
        (account_id, provider_call_id, conversation_id, call_id, is_outgoing, begun_at)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [
      about.accountId,
      about.providerCallId,
      about.conversationId,
      about.callId,
      about.isOutgoing,
      tx.now,
    ],
  );
}

/** How it stands with a caller's voicemail; `null` where none was offered. */
export async function voicemailOf(tx: Tx, callId: CallId): Promise<Voicemail | null> {
  const rows = await tx.query<{ voicemail: Voicemail | null }>(
    'select voicemail from telephone_calls where call_id = $1 for update',
    [callId],
  );
  return rows[0]?.voicemail ?? null;
}

/** From now on the call's media streams are the caller's voicemail. */
export async function offerVoicemail(tx: Tx, callId: CallId): Promise<void> {
  await tx.query(
    `update telephone_calls set voicemail = 'open' where call_id = $1 and voicemail is null`,
    [callId],
  );
}

/** `null` where no provider carries the call, or has told its id yet. */
export async function providerCall(tx: Tx, callId: CallId): Promise<ProviderCall | null> {
  const rows = await tx.query<ProviderCall>(
    `select account_id as "accountId", provider_call_id as "providerCallId",
        is_outgoing as "isOutgoing"
      from telephone_calls where call_id = $1`,
    [callId],
  );
  return rows[0] ?? null;
}

/** The line of the conversation's newest telephone call. */
export async function lineOf(tx: Tx, conversationId: ConversationId): Promise<string | null> {
  const rows = await tx.query<{ accountId: string }>(
    `select account_id as "accountId" from telephone_calls
      where conversation_id = $1 order by begun_at desc, call_id desc limit 1`,
    [conversationId],
  );
  return rows[0]?.accountId ?? null;
}

/** A fresh key for the call's next media stream; an earlier one is of no use any more. */
export async function issueStreamKey(tx: Tx, callId: CallId): Promise<string> {
  const key = randomBytes(32).toString('base64url');
  await tx.query('update telephone_calls set stream_key_digest = $2 where call_id = $1', [
    callId,
    digestOf(key),
  ]);
  return key;
}

/**
 * A newer key was given out than the one a media stream of the call has used: another stream is to
 * come, or is there already.
 */
export async function isStreamReplaced(
  tx: Tx,
  { callId, key }: { readonly callId: CallId; readonly key: string },
): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from telephone_calls where call_id = $1 and stream_key_digest is distinct from $2',
    [callId, used(digestOf(key))],
  );
  return rows.length > 0;
}

/**
 * Uses up a media stream's key; `null` when it is none, was used before, or belongs to another call
 * of the provider. For the door, through `store.system`: the tenant is not known yet.
 */
export async function useStreamKey(
  queries: Queries,
  about: { readonly key: string; readonly providerCallId: string },
): Promise<StreamedCall | null> {
  const digest = digestOf(about.key);
  const rows = await queries.query<StreamedCall>(
    `update telephone_calls set stream_key_digest = $3
      where stream_key_digest = $1 and provider_call_id = $2
      returning tenant_id as "tenantId", conversation_id as "conversationId", call_id as "callId",
        voicemail is not null as "isVoicemail"`,
    [digest, about.providerCallId, used(digest)],
  );
  return rows[0] ?? null;
}

/**
 * Opens the conversation of a telephone call, whoever makes it. Words are answered by SMS, where
 * the line's number can send some.
 */
export async function openTelephoneConversation(
  context: Context,
  tx: Tx,
  input: {
    readonly ourNumber: string;
    /** Of the customer; `null` where she calls and hides it. */
    readonly number: string | null;
    readonly customerId: CustomerId;
    readonly customerName: string;
    readonly topicId: string;
    readonly subject: string;
    readonly language: Locale;
    /** Of the request of ours that begins it: the same one again gives the conversation it has. */
    readonly startId?: string;
  },
): Promise<Conversation> {
  const conversationId = asId<ConversationId>(context.ids.next('cnv'));
  const [sms] = await tx.query<{ accountId: string }>(
    `select account_id as "accountId" from channel_accounts where kind = 'sms' and address = $1`,
    [input.ourNumber],
  );
  await tx.query(
    `insert into conversations (conversation_id, channel, account_id, customer_id, customer_name,
        reply_address, subject, topic_id, language, start_id, started_at)
      values ($1, 'voice', $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (tenant_id, account_id, start_id) where start_id is not null do nothing`,
    [
      conversationId,
      sms?.accountId ?? null,
      input.customerId,
      input.customerName,
      sms === undefined ? null : input.number,
      input.subject,
      input.topicId,
      input.language,
      input.startId ?? null,
      tx.now,
    ],
  );
  const [row] = await conversationRows(
    tx,
    'where conversation_id = $1 or (account_id = $2 and start_id = $3)',
    [conversationId, sms?.accountId ?? null, input.startId ?? null],
  );
  return toConversation(context, tx, row as ConversationRow); // Inserted, now or before.
}

/** What is kept of a key that opens no stream any more: no key has such a digest. */
function used(digest: string): string {
  return `used ${digest}`;
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
