import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId, CustomerId, Instant } from '@zentrale/kernel/values';
import type { Conversation, Message } from '../core/index.ts';
import type { Context } from './context.ts';
import { conversationRows, messageRows, toConversation } from './rows.ts';

export async function conversation(
  context: Context,
  tx: Tx,
  conversationId: string,
): Promise<Conversation | null> {
  const found = await conversations(context, tx, [conversationId]);
  return found[0] ?? null;
}

/** Those that exist, oldest first. */
export async function conversations(
  context: Context,
  tx: Tx,
  conversationIds: readonly string[],
): Promise<Conversation[]> {
  const rows = await conversationRows(
    tx,
    'where conversation_id = any($1::text[]) order by started_at, conversation_id',
    [conversationIds],
  );
  return rows.map((row) => toConversation(context, tx, row));
}

/** What lists show of conversations; those that do not exist are absent. */
export async function conversationNames(
  tx: Tx,
  conversationIds: readonly string[],
): Promise<Pick<Conversation, 'conversationId' | 'customerName' | 'subject'>[]> {
  return tx.query(
    `select conversation_id as "conversationId", customer_name as "customerName", subject
       from conversations where conversation_id = any($1::text[])`,
    [conversationIds],
  );
}

/** Open conversations of a customer and of the profiles merged into it, oldest first. */
export async function openConversationsOf(
  context: Context,
  tx: Tx,
  customerIds: readonly CustomerId[],
): Promise<Conversation[]> {
  const rows = await conversationRows(
    tx,
    `where customer_id = any($1::text[]) and state = 'open'
      order by started_at, conversation_id`,
    [customerIds],
  );
  return rows.map((row) => toConversation(context, tx, row));
}

export interface MessagesWanted {
  readonly conversationId: string;
  readonly afterSeq?: number;
  readonly beforeSeq?: number;
  readonly countMax: number;
  /** `public`: what the customer may see. */
  readonly visibility: 'public' | 'all';
}

/**
 * Messages by number, ascending. With `afterSeq` the first after it, otherwise the last before
 * `beforeSeq` or before the end.
 */
export async function messages(tx: Tx, wanted: MessagesWanted): Promise<Message[]> {
  const isForward = wanted.afterSeq !== undefined;
  const rows = await messageRows(
    tx,
    `where m.conversation_id = $1 and m.seq > $2 and m.seq < $3
        and (m.visibility = 'public' or $4)
      order by m.seq ${isForward ? 'asc' : 'desc'} limit $5`,
    [
      wanted.conversationId,
      wanted.afterSeq ?? 0,
      wanted.beforeSeq ?? 2_147_483_647,
      wanted.visibility === 'all',
      wanted.countMax,
    ],
  );
  return isForward ? rows : rows.toReversed();
}

/** Those of the messages that exist, in order of their numbers. */
export function messagesById(tx: Tx, messageIds: readonly string[]): Promise<Message[]> {
  return messageRows(tx, 'where m.message_id = any($1::text[]) order by m.conversation_id, m.seq', [
    messageIds,
  ]);
}

/** What a work list shows of a conversation. */
export interface LastLine {
  readonly conversationId: ConversationId;
  /** The last public words, or the name of a file sent without words; empty when none. */
  readonly lastLine: string;
  readonly lastLineAt: Instant | null;
  /** Since when the customer has been without an answer. */
  readonly customerWaitsAt: Instant | null;
  /** Messages of the customer the centre has not read. */
  readonly unreadCount: number;
}

export function lastLines(tx: Tx, conversationIds: readonly string[]): Promise<LastLine[]> {
  return tx.query<LastLine>(
    `select c.conversation_id as "conversationId", coalesce(last.line, '') as "lastLine",
        last.sent_at as "lastLineAt", waits.at as "customerWaitsAt",
        waits.unread::int as "unreadCount"
      from conversations c
      left join lateral (
        select m.sent_at, case when m.text <> '' then m.text else
            (select a.file_name from attachments a
              where a.tenant_id = m.tenant_id and a.message_id = m.message_id
              order by a.position limit 1) end as line
          from messages m
          where m.tenant_id = c.tenant_id and m.conversation_id = c.conversation_id
            and m.visibility = 'public' and m.direction <> 'system'
          order by m.seq desc limit 1) last on true
      cross join lateral (
        select min(m.sent_at) filter (where m.seq > coalesce(answered.seq, 0)) as at,
            count(*) filter (where m.seq > c.read_seq) as unread
          from (select max(o.seq) as seq from messages o
              where o.tenant_id = c.tenant_id and o.conversation_id = c.conversation_id
                and o.visibility = 'public' and o.direction = 'out') answered
          left join messages m
            on m.tenant_id = c.tenant_id and m.conversation_id = c.conversation_id
              and m.direction = 'in') waits
      where c.conversation_id = any($1::text[])
      order by c.conversation_id`,
    [conversationIds],
  );
}

/** Who of the centre talks with the customer now: the agent holding it and experts who joined. */
export interface Participant {
  readonly kind: 'agent' | 'expert';
  readonly personId: string;
  readonly name: string;
}

export function participants(tx: Tx, conversationId: string): Promise<Participant[]> {
  return tx.query<Participant>(
    `select 'agent' as kind, agent_id as "personId", agent_name as name
        from conversations where conversation_id = $1 and agent_id is not null
      union all
      select 'expert', expert_id, expert_name
        from consults where conversation_id = $1 and state = 'joined'
      order by kind, name`,
    [conversationId],
  );
}
