import type { Tx } from '@zentrale/kernel/ports';
import type { CustomerId } from '@zentrale/kernel/values';
import { conversationRows, type ConversationRow } from './rows.ts';

/** By what a customer is known in conversations. */
export interface CustomerTraces {
  /** Of all merged profiles. */
  readonly customerIds: readonly CustomerId[];
  /** As providers write them. */
  readonly phoneNumbers: readonly string[];
}

/**
 * The customer's own conversations, and those of devices in which they wrote or were responsible.
 * Takes their row locks, in a fixed order.
 */
export function lockConversationsOf(tx: Tx, traces: CustomerTraces): Promise<ConversationRow[]> {
  return conversationRows(
    tx,
    `where customer_id = any($1::text[])
        or (channel <> 'chat' and reply_address = any($2::text[]))
        or conversation_id in (select m.conversation_id from messages m
          where m.author_kind = 'customer' and m.author_id = any($1::text[]))
      order by conversation_id for update of conversations`,
    [traces.customerIds, traces.phoneNumbers],
  );
}

/** Every number the customer was written to or wrote from. */
export function numbersOf(traces: CustomerTraces, rows: readonly ConversationRow[]): string[] {
  const numbers = rows
    .filter(({ channel }) => channel !== 'chat')
    .map(({ replyAddress }) => replyAddress)
    .filter((address) => address !== null);
  return [...new Set([...traces.phoneNumbers, ...numbers])];
}
