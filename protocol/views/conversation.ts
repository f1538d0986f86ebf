import { z } from 'zod';
import { At, Channel, Id, Locale } from './base.ts';

/** What the channel of a conversation allows; screens and server follow it. */
export const ChannelAbilities = z.object({
  textLengthMax: z.int(),
  hasAttachments: z.boolean(),
  hasTyping: z.boolean(),
  hasReadReceipts: z.boolean(),
  /** Texts are cut into segments and paid for by the piece. */
  countsSegments: z.boolean(),
});
export type ChannelAbilities = z.infer<typeof ChannelAbilities>;

export const ConversationView = z.object({
  conversationId: Id,
  channel: Channel,
  abilities: ChannelAbilities,
  customerId: Id,
  customerName: z.string(),
  /** Who gets the agent's answers, in words: an e-mail address, a number, "web chat". */
  replyTo: z.string(),
  subject: z.string(),
  topicId: Id.nullable(),
  language: Locale,
  state: z.enum(['open', 'closed']),
  /** The interaction being routed or handled now. */
  interactionId: Id.nullable(),
  /** Is the customer's page there just now? `null` where the channel cannot tell. */
  isCustomerPresent: z.boolean().nullable(),
  startedAt: At,
  /** Highest `seq` the agent side has read. */
  readSeq: z.int(),
  lastSeq: z.int(),
  alarm: z
    .object({
      alarmId: Id,
      deviceId: Id,
      deviceName: z.string(),
      place: z.string(),
      condition: z.string(),
      severity: z.enum(['low', 'medium', 'high', 'critical']),
      raisedAt: At,
      clearedAt: At.nullable(),
      responsibleName: z.string(),
      readings: z.array(
        z.object({ name: z.string(), value: z.string(), unit: z.string(), measuredAt: At }),
      ),
    })
    .nullable(),
});
export type ConversationView = z.infer<typeof ConversationView>;

export const TypingView = z.object({ who: z.string(), until: At });
export type TypingView = z.infer<typeof TypingView>;

/** An expert asked for help with a conversation. */
export const ConsultView = z.object({
  consultId: Id,
  conversationId: Id,
  interactionId: Id.nullable(),
  agentId: Id,
  agentName: z.string(),
  expertId: Id,
  expertName: z.string(),
  question: z.string(),
  customerName: z.string(),
  subject: z.string(),
  /** `private`: agent and expert talk; `joined`: the expert also talks to the customer. */
  state: z.enum(['requested', 'private', 'joined', 'declined', 'ended']),
  requestedAt: At,
  endedAt: At.nullable(),
});
export type ConsultView = z.infer<typeof ConsultView>;
