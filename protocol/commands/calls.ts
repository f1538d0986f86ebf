import { z } from 'zod';
import { CallMedia, Id, RecordingRule } from '../views/index.ts';
import { command } from './define.ts';

/** Who serves customers. */
const floor = ['agent', 'supervisor'] as const;

/** Calls, beside their media, which is negotiated by the `call` event of the socket. */
export const CALL_COMMANDS = {
  'start-call': command(
    'Add a call to a conversation one holds; the customer is asked to join',
    floor,
    z.strictObject({ conversationId: Id, media: CallMedia }),
    z.strictObject({ callId: Id }),
  ),
  'call-customer': command(
    'Call the customer of a telephone conversation one holds',
    floor,
    z.strictObject({ conversationId: Id }),
    z.strictObject({ callId: Id }),
  ),
  'begin-call': command(
    'Open a telephone conversation with somebody who has not called; it is one’s own at once',
    ['agent'],
    z.strictObject({
      /** As people write it; without a country code, one of the centre’s own country. */
      number: z.string().trim().min(1).max(40),
      topicId: Id,
    }),
    z.strictObject({ interactionId: Id, conversationId: Id }),
  ),
  'end-call': command(
    'Hang up. Where the interaction is the call itself, wrap-up begins',
    floor,
    z.strictObject({ callId: Id }),
    z.strictObject({}),
  ),
  'pause-recording': command(
    'Keep nothing of what is said while card data is spoken, or go on keeping it',
    floor,
    z.strictObject({ callId: Id, isPaused: z.boolean() }),
    z.strictObject({}),
  ),
  'set-recording-rule': command(
    'Choose whether calls of a queue are recorded; a null rule takes the queue’s own away',
    ['administrator'],
    z.strictObject({
      /** `null`: of all queues without a rule of their own. */
      queueId: Id.nullable(),
      rule: RecordingRule.pick({ mode: true, retentionDays: true }).strict().nullable(),
    }),
    z.strictObject({}),
  ),
} as const;
