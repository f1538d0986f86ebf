import type { Tx } from '@zentrale/kernel/ports';
import type { Instant } from '@zentrale/kernel/values';
import type { Attachment, Consult, Message } from '../core/index.ts';
import { callsOf, type CallRecord } from './call-records.ts';
import { lockConversationsOf, numbersOf, type CustomerTraces } from './customer-traces.ts';
import type { InboundEvent } from './inbound.ts';
import type { OptOutChange } from './opt-outs.ts';
import { consultRows, messageRows, type ConversationRow } from './rows.ts';

/** Everything channels keep of a customer, as plain JSON. */
export interface ConversationsExport {
  /** Oldest first, each with all its lines and questions to experts. */
  readonly conversations: readonly ConversationExport[];
  /** Files the customer added and never sent. */
  readonly unsentAttachments: readonly Attachment[];
  readonly optOuts: readonly (OptOutChange & { readonly changedAt: Instant })[];
  /** What providers told us of their numbers, oldest first. */
  readonly inboundEvents: readonly (InboundEvent & { readonly receivedAt: Instant })[];
}

export interface ConversationExport {
  readonly conversation: ConversationRow;
  readonly messages: readonly Message[];
  readonly consults: readonly Consult[];
  readonly calls: readonly CallRecord[];
}

/** Reads it all at once, as it stands; bytes of files are fetched by their ids. */
export async function exportConversations(
  tx: Tx,
  traces: CustomerTraces,
): Promise<ConversationsExport> {
  const rows = await lockConversationsOf(tx, traces);
  const numbers = numbersOf(traces, rows);
  const conversations: ConversationExport[] = [];
  for (const row of rows.toSorted((a, b) => a.startedAt - b.startedAt)) {
    conversations.push(await conversationExport(tx, row));
  }
  return {
    conversations,
    unsentAttachments: await unsentAttachments(tx, rows),
    optOuts: await optOuts(tx, numbers),
    inboundEvents: await inboundEvents(tx, numbers),
  };
}

async function conversationExport(
  tx: Tx,
  conversation: ConversationRow,
): Promise<ConversationExport> {
  const about = [conversation.conversationId];
  return {
    conversation,
    messages: await messageRows(tx, 'where m.conversation_id = $1 order by m.seq', about),
    consults: await consultRows(
      tx,
      'where k.conversation_id = $1 order by k.requested_at, k.consult_id',
      about,
    ),
    calls: await callsOf(tx, conversation.conversationId),
  };
}

function unsentAttachments(tx: Tx, rows: readonly ConversationRow[]): Promise<Attachment[]> {
  return tx.query<Attachment>(
    `select attachment_id as "attachmentId", file_name as "fileName",
        media_type as "mediaType", bytes
      from attachments
      where uploader_kind = 'customer' and uploader_id = any($1::text[]) and message_id is null
      order by added_at, attachment_id`,
    [rows.map(({ conversationId }) => conversationId)],
  );
}

function optOuts(tx: Tx, numbers: readonly string[]): Promise<ConversationsExport['optOuts']> {
  return tx.query(
    `select account_id as "accountId", address, is_opted_out as "isOptedOut", source,
        changed_at as "changedAt"
      from opt_outs where address = any($1::text[]) order by changed_at, account_id`,
    [numbers],
  );
}

function inboundEvents(
  tx: Tx,
  numbers: readonly string[],
): Promise<ConversationsExport['inboundEvents']> {
  return tx.query(
    `select account_id as "accountId", kind, provider_id as "providerId", raw,
        received_at as "receivedAt"
      from inbound_events where customer_address = any($1::text[])
      order by received_at, provider_id`,
    [numbers],
  );
}
