import { z } from 'zod';
import { AbortReason, Id } from '../views/index.ts';
import { command } from './define.ts';

const Nothing = z.strictObject({});
/** Who serves customers. */
const floor = ['agent', 'supervisor'] as const;

const Identification = z.strictObject({ identificationId: Id });
const Words = z.string().trim().max(500).default('');

/** A guided identification in a conversation one holds; photographs come over HTTP. */
export const IDENTIFICATION_COMMANDS = {
  'request-identification': command(
    'Ask the customer for data and consent; answered again while one is open',
    floor,
    z.strictObject({ conversationId: Id }),
    Identification,
  ),
  'begin-identification': command(
    'Begin with the first step, in a video call',
    floor,
    Identification,
    Nothing,
  ),
  'complete-identification-step': command(
    'The step under way has passed or failed; the last one is the verdict',
    floor,
    Identification.extend({ stepId: Id, isPassed: z.boolean(), words: Words }),
    Nothing,
  ),
  'repeat-identification-step': command(
    'Back to an earlier step',
    floor,
    Identification.extend({ stepId: Id }),
    Nothing,
  ),
  'read-identification-zone': command(
    'Read the machine-readable zone from the photograph, or take these lines for it',
    floor,
    Identification.extend({ lines: z.array(z.string().max(60)).min(2).max(3).optional() }),
    Nothing,
  ),
  'send-identification-code': command(
    'Send a one-time code to the customer’s mobile telephone',
    floor,
    Identification,
    Nothing,
  ),
  'abort-identification': command(
    'End it without a verdict',
    floor,
    Identification.extend({
      reason: AbortReason.exclude(['customer-declined', 'conversation-ended', 'left-open']),
      words: Words,
    }),
    Nothing,
  ),
} as const;
