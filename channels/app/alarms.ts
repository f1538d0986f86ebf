import { parsePhoneNumberFromString } from 'libphonenumber-js';
import {
  asId,
  must,
  type AlarmId,
  type ConversationId,
  type CustomerId,
  type DeviceId,
  type Instant,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { Conversation, Locale, Reading, Severity } from '../core/index.ts';
import { account } from './accounts.ts';
import { appendMessage, appendNote } from './append.ts';
import type { Context } from './context.ts';
import { conversationRows, toConversation } from './rows.ts';

export interface OpenAlarmInput {
  readonly alarmId: AlarmId;
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  readonly place: string;
  readonly condition: string;
  readonly severity: Severity;
  readonly raisedAt: Instant;
  readonly readings: readonly Reading[];
  /** Who is told and asked; `phone` is empty when nobody can be reached. */
  readonly responsible: { readonly name: string; readonly phone: string };
  /** The number of ours that writes to the person responsible; `null` for none. */
  readonly smsAccountId: string | null;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly language: Locale;
  readonly subject: string;
  readonly topicId: string | null;
}

/** Opens the conversation of an alarm; the same alarm again gives the same conversation. */
export async function openAlarm(
  context: Context,
  tx: Tx,
  input: OpenAlarmInput,
): Promise<{ conversation: Conversation; isNew: boolean }> {
  const sms = input.smsAccountId === null ? null : await account(tx, input.smsAccountId);
  const replyAddress = sms === null ? null : toE164(input.responsible.phone, sms.address);
  const inserted = await insertConversation(context, tx, input, {
    accountId: sms?.accountId ?? null,
    replyAddress,
  });
  if (inserted !== null) {
    await appendMessage(context, tx, {
      conversationId: inserted,
      accountId: null,
      direction: 'system',
      visibility: 'internal',
      author: { kind: 'device', id: input.deviceId, name: input.deviceName },
      text: '',
      note: {
        code: 'alarm-raised',
        facts: { device: input.deviceName, place: input.place, condition: input.condition },
      },
      status: 'sent',
    });
  }
  const [row] = await conversationRows(tx, 'where alarm_id = $1', [input.alarmId]);
  const conversation = toConversation(context, tx, must(row, 'the alarm has a conversation'));
  return { conversation, isNew: inserted !== null };
}

async function insertConversation(
  context: Context,
  tx: Tx,
  input: OpenAlarmInput,
  reply: { accountId: string | null; replyAddress: string | null },
): Promise<ConversationId | null> {
  const { alarmId, deviceId, deviceName, place, condition, severity, raisedAt, readings } = input;
  const alarm = {
    alarmId,
    deviceId,
    deviceName,
    place,
    condition,
    severity,
    raisedAt,
    readings,
    responsibleName: input.responsible.name,
  };
  const rows = await tx.query<{ conversationId: ConversationId }>(
    `insert into conversations (conversation_id, channel, account_id, customer_id, customer_name,
        reply_address, subject, topic_id, language, alarm_id, alarm, started_at)
      values ($1, 'alarm', $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11)
      on conflict (tenant_id, alarm_id) where alarm_id is not null do nothing
      returning conversation_id as "conversationId"`,
    [
      asId<ConversationId>(context.ids.next('cnv')),
      reply.accountId,
      input.customerId,
      input.customerName,
      reply.replyAddress,
      input.subject,
      input.topicId,
      input.language,
      alarmId,
      JSON.stringify(alarm),
      tx.now,
    ],
  );
  return rows[0]?.conversationId ?? null;
}

/**
 * The number as the provider will write it. People enter national numbers; the country is that of
 * our own number. `null` for what is no number.
 */
function toE164(phone: string, ourNumber: string): string | null {
  const country = parsePhoneNumberFromString(ourNumber)?.country;
  const parsed = parsePhoneNumberFromString(phone, country);
  return parsed?.isPossible() === true ? parsed.number : null;
}

/** The condition is over; once noted, a repeat changes nothing. */
export async function clearAlarm(
  context: Context,
  tx: Tx,
  input: { readonly alarmId: AlarmId; readonly at: Instant },
): Promise<Conversation | null> {
  const cleared = await tx.query<{ conversationId: ConversationId }>(
    `update conversations set alarm_cleared_at = $2
      where alarm_id = $1 and alarm_cleared_at is null
      returning conversation_id as "conversationId"`,
    [input.alarmId, input.at],
  );
  for (const { conversationId } of cleared) {
    const note = { code: 'alarm-cleared', facts: { at: input.at } } as const;
    await appendNote(context, tx, conversationId, note, 'internal');
  }
  const [row] = await conversationRows(tx, 'where alarm_id = $1', [input.alarmId]);
  return row === undefined ? null : toConversation(context, tx, row);
}
