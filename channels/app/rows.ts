import type { Queries, Tx } from '@zentrale/kernel/ports';
import type {
  AlarmContext,
  Channel,
  Consult,
  Conversation,
  Locale,
  Message,
} from '../core/index.ts';
import { abilitiesOf, replyToWords } from '../core/index.ts';
import type { Context } from './context.ts';

const CONVERSATION_COLUMNS = `
  conversation_id as "conversationId", channel, account_id as "accountId",
  customer_id as "customerId", customer_name as "customerName",
  reply_address as "replyAddress", subject, topic_id as "topicId", language, state,
  interaction_id as "interactionId", alarm, alarm_cleared_at as "alarmClearedAt",
  started_at as "startedAt", read_seq as "readSeq", last_seq as "lastSeq"`;

/** A conversation as it stands in its table. */
export interface ConversationRow {
  readonly conversationId: Conversation['conversationId'];
  readonly channel: Channel;
  readonly accountId: string | null;
  readonly customerId: Conversation['customerId'];
  readonly customerName: string;
  readonly replyAddress: string | null;
  readonly subject: string;
  readonly topicId: string | null;
  readonly language: Locale;
  readonly state: 'open' | 'closed';
  readonly interactionId: Conversation['interactionId'];
  readonly alarm: Omit<AlarmContext, 'clearedAt'> | null;
  readonly alarmClearedAt: AlarmContext['clearedAt'];
  readonly startedAt: Conversation['startedAt'];
  readonly readSeq: number;
  readonly lastSeq: number;
}

/** Reads conversations; `tail` is everything after `from conversations`. */
export function conversationRows(
  queries: Queries,
  tail: string,
  parameters: readonly unknown[],
): Promise<ConversationRow[]> {
  return queries.query<ConversationRow>(
    `select ${CONVERSATION_COLUMNS} from conversations ${tail}`,
    parameters,
  );
}

/**
 * Takes the conversation's row lock: numbering, sending and closing of one conversation happen one
 * after the other.
 */
export async function lockConversation(
  tx: Tx,
  conversationId: string,
): Promise<ConversationRow | null> {
  const rows = await conversationRows(tx, 'where conversation_id = $1 for update', [
    conversationId,
  ]);
  return rows[0] ?? null;
}

export function toConversation(context: Context, tx: Tx, row: ConversationRow): Conversation {
  const { accountId: _account, replyAddress, alarmClearedAt, alarm, ...same } = row;
  return {
    ...same,
    abilities: abilitiesOf(row.channel),
    replyTo: replyToWords(row.channel, replyAddress, alarm?.responsibleName ?? null),
    isCustomerPresent:
      row.channel === 'chat'
        ? context.presence.isCustomerPresent(tx.tenantId, row.conversationId)
        : null,
    alarm: alarm === null ? null : { ...alarm, clearedAt: alarmClearedAt },
  };
}

const MESSAGE_COLUMNS = `
  m.message_id as "messageId", m.conversation_id as "conversationId", m.seq, m.direction,
  m.visibility,
  json_build_object('kind', m.author_kind, 'id', m.author_id, 'name', m.author_name) as author,
  m.text, m.note, m.spoken, m.status, m.failure, m.client_id as "clientId", m.consult_id as "consultId",
  case when m.addressee_id is null then null
    else json_build_object('id', m.addressee_id, 'name', m.addressee_name) end as addressee,
  m.sent_at as "sentAt",
  coalesce(
    (select json_agg(json_build_object('attachmentId', a.attachment_id, 'fileName', a.file_name,
        'mediaType', a.media_type, 'bytes', a.bytes) order by a.position)
      from attachments a where a.tenant_id = m.tenant_id and a.message_id = m.message_id),
    '[]') as attachments`;

/** Reads messages with their attachments; `tail` is everything after `from messages m`. */
export function messageRows(
  queries: Queries,
  tail: string,
  parameters: readonly unknown[],
): Promise<Message[]> {
  return queries.query<Message>(`select ${MESSAGE_COLUMNS} from messages m ${tail}`, parameters);
}

const CONSULT_COLUMNS = `
  k.consult_id as "consultId", k.conversation_id as "conversationId",
  k.interaction_id as "interactionId", k.agent_id as "agentId", k.agent_name as "agentName",
  k.expert_id as "expertId", k.expert_name as "expertName", k.question,
  c.customer_name as "customerName", c.subject, k.state, k.requested_at as "requestedAt",
  k.ended_at as "endedAt"`;

/** Reads consultations; `tail` may name `k` (consults) and `c` (their conversations). */
export function consultRows(
  queries: Queries,
  tail: string,
  parameters: readonly unknown[],
): Promise<Consult[]> {
  return queries.query<Consult>(
    `select ${CONSULT_COLUMNS} from consults k
      join conversations c
        on c.tenant_id = k.tenant_id and c.conversation_id = k.conversation_id ${tail}`,
    parameters,
  );
}
