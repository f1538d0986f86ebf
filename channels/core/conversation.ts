import type { ChannelAbilities } from '@zentrale/protocol/views';
import type {
  AlarmId,
  ConversationId,
  CustomerId,
  DeviceId,
  Instant,
  InteractionId,
} from '@zentrale/kernel/values';
import type { Channel, Locale } from './channel.ts';

export interface Reading {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly measuredAt: Instant;
}

export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** What a device reported, as it stood when the conversation was opened. */
export interface AlarmContext {
  readonly alarmId: AlarmId;
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  readonly place: string;
  readonly condition: string;
  readonly severity: Severity;
  readonly raisedAt: Instant;
  readonly clearedAt: Instant | null;
  readonly responsibleName: string;
  readonly readings: Reading[];
}

/** Interactions strung together for one customer and subject. */
export interface Conversation {
  readonly conversationId: ConversationId;
  readonly channel: Channel;
  readonly abilities: ChannelAbilities;
  readonly customerId: CustomerId;
  readonly customerName: string;
  /** Who gets the answers, in words for people. */
  readonly replyTo: string;
  readonly subject: string;
  readonly topicId: string | null;
  readonly language: Locale;
  readonly state: 'open' | 'closed';
  readonly interactionId: InteractionId | null;
  /** `null` where the channel cannot tell. */
  readonly isCustomerPresent: boolean | null;
  readonly startedAt: Instant;
  /** Highest `seq` the centre has read. */
  readonly readSeq: number;
  readonly lastSeq: number;
  readonly alarm: AlarmContext | null;
}

/**
 * Who gets the answers: a number, with the name of the person responsible for a device. Empty when
 * there is nobody to answer to.
 */
export function replyToWords(
  channel: Channel,
  address: string | null,
  responsibleName: string | null,
): string {
  if (channel === 'chat') return 'web chat';
  if (address === null) return '';
  return responsibleName === null ? address : `${responsibleName}, ${address}`;
}
