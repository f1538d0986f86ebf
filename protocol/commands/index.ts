import { z } from 'zod';
import { Id, MessageView, NotReadyReason } from '../views/index.ts';
import { CALL_COMMANDS } from './calls.ts';
import { command } from './define.ts';
import { DIALLING_COMMANDS } from './dialling.ts';
import { IDENTIFICATION_COMMANDS } from './identification.ts';
import { SETTINGS_COMMANDS } from './settings.ts';
import { SUPERVISION_COMMANDS } from './supervision.ts';
import { WORK_COMMANDS } from './work.ts';

export type { CommandDefinition } from './define.ts';
export { DIALLING_COMMANDS, SUPERVISION_COMMANDS };

const Nothing = z.strictObject({});
/** Who serves customers. */
const floor = ['agent', 'supervisor'] as const;
/** Who takes part in conversations: experts are asked, and may join. */
const staff = ['agent', 'expert', 'supervisor'] as const;

export const MESSAGE_TEXT_LENGTH_MAX = 10_000;

/**
 * What people at the centre can do. A command carries an id of the sender's: sending it again
 * gives the first answer, so a client may repeat after a lost connection.
 */
export const COMMANDS = {
  // Routing
  'set-ready': command('Become ready for offers', floor, Nothing, Nothing),
  'set-not-ready': command(
    'Become not ready, or drain: finish what is held and take nothing new',
    floor,
    z.strictObject({ reason: NotReadyReason, drain: z.boolean().default(false) }),
    Nothing,
  ),
  'accept-offer': command(
    'Accept an offer',
    floor,
    z.strictObject({ offerId: Id }),
    z.strictObject({ interactionId: Id, conversationId: Id }),
  ),
  'decline-offer': command(
    'Decline an offer',
    floor,
    z.strictObject({ offerId: Id, reason: z.string().min(1).max(60) }),
    Nothing,
  ),
  'complete-interaction': command(
    'Finish the work with the customer; wrap-up begins',
    floor,
    z.strictObject({ interactionId: Id, dispositionId: Id.optional() }),
    Nothing,
  ),
  'finish-wrap-up': command(
    'End wrap-up; capacity becomes free',
    floor,
    z.strictObject({
      interactionId: Id,
      dispositionId: Id.optional(),
      note: z.string().max(2000).optional(),
    }),
    Nothing,
  ),
  'transfer-to-queue': command(
    'Hand an interaction to a queue, with its context',
    floor,
    z.strictObject({ interactionId: Id, queueId: Id, note: z.string().max(2000).optional() }),
    Nothing,
  ),
  'transfer-to-agent': command(
    'Hand an interaction to one agent, with its context',
    floor,
    z.strictObject({ interactionId: Id, agentId: Id, note: z.string().max(2000).optional() }),
    Nothing,
  ),
  ...WORK_COMMANDS,
  ...CALL_COMMANDS,
  ...IDENTIFICATION_COMMANDS,
  ...DIALLING_COMMANDS,
  // Conversations
  'send-message': command(
    'Write to the customer, or an internal note that never leaves the centre',
    staff,
    z.strictObject({
      conversationId: Id,
      visibility: z.enum(['public', 'internal']).default('public'),
      consultId: Id.optional(),
      text: z.string().max(MESSAGE_TEXT_LENGTH_MAX),
      attachmentIds: z.array(Id).max(10).default([]),
    }),
    z.strictObject({ message: MessageView }),
  ),
  'retry-message': command(
    'Send a failed message again',
    staff,
    z.strictObject({ messageId: Id }),
    Nothing,
  ),
  'mark-read': command(
    'Everything up to this message has been read',
    staff,
    z.strictObject({ conversationId: Id, seq: z.int().nonnegative() }),
    Nothing,
  ),
  'show-typing': command(
    'Tell the customer that an answer is being written',
    staff,
    z.strictObject({ conversationId: Id }),
    Nothing,
  ),
  // Experts
  'set-availability': command(
    'An expert is or is not available for questions',
    ['expert'],
    z.strictObject({ isAvailable: z.boolean() }),
    Nothing,
  ),
  'request-consult': command(
    'Ask an expert about a conversation',
    floor,
    z.strictObject({
      conversationId: Id,
      expertId: Id,
      question: z.string().trim().min(1).max(2000),
    }),
    z.strictObject({ consultId: Id }),
  ),
  'accept-consult': command(
    'Take the question',
    ['expert'],
    z.strictObject({ consultId: Id }),
    Nothing,
  ),
  'decline-consult': command(
    'Turn the question down',
    ['expert'],
    z.strictObject({ consultId: Id, reason: z.string().min(1).max(200) }),
    Nothing,
  ),
  'join-conversation': command(
    'The expert enters the conversation with the customer',
    ['expert'],
    z.strictObject({ consultId: Id }),
    Nothing,
  ),
  'end-consult': command(
    'The expert leaves, or the agent ends the consultation',
    staff,
    z.strictObject({ consultId: Id }),
    Nothing,
  ),
  ...SUPERVISION_COMMANDS,
  // Assistance and customers
  'react-to-hint': command(
    'A hint was used or dismissed; recorded for ranking and reports',
    staff,
    z.strictObject({
      hintId: Id,
      reaction: z.enum(['used', 'dismissed']),
      reason: z.string().max(200).optional(),
    }),
    Nothing,
  ),
  'undo-merge': command(
    'Take two profiles apart again',
    ['agent', 'supervisor', 'administrator'],
    z.strictObject({ mergeId: Id }),
    Nothing,
  ),
  'set-consent': command(
    'Record what the customer agreed to or withdrew',
    staff,
    z.strictObject({
      customerId: Id,
      purpose: z.enum(['journey', 'service-messages', 'marketing', 'recording']),
      isGranted: z.boolean(),
    }),
    Nothing,
  ),
  ...SETTINGS_COMMANDS,
} as const;

export type CommandType = keyof typeof COMMANDS;
export type CommandBody<Type extends CommandType> = z.output<(typeof COMMANDS)[Type]['body']>;
/** What a client writes: members with defaults may be left out. */
export type CommandInput<Type extends CommandType> = z.input<(typeof COMMANDS)[Type]['body']>;
export type CommandAnswer<Type extends CommandType> = z.output<(typeof COMMANDS)[Type]['answer']>;
