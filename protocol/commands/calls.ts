import { z } from 'zod';
import { CallMedia, Id } from '../views/index.ts';
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
  'end-call': command(
    'Hang up. Where the interaction is the call itself, wrap-up begins',
    floor,
    z.strictObject({ callId: Id }),
    z.strictObject({}),
  ),
} as const;
