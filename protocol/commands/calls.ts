import { z } from 'zod';
import { CallMedia, Id, RecordingKeeps, RecordingRule } from '../views/index.ts';
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
    'Call the customer of a conversation one holds by telephone',
    floor,
    z.strictObject({
      conversationId: Id,
      /** One that is known of the customer; without it the conversation's own. */
      number: z.string().min(1).max(40).optional(),
    }),
    z.strictObject({ callId: Id }),
  ),
  'start-test-call': command(
    'Begin a call with an echo, to try the headset; its media are negotiated as any call’s',
    [...floor, 'expert'],
    z.strictObject({}),
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
    'Choose whether and how calls of a queue are recorded; a null rule takes the queue’s own away',
    ['administrator'],
    z.strictObject({
      /** `null`: of all queues without a rule of their own. */
      queueId: Id.nullable(),
      rule: RecordingRule.omit({ queueId: true })
        .extend({ keeps: RecordingKeeps.default('sound') })
        .strict()
        .nullable(),
    }),
    z.strictObject({}),
  ),
} as const;
