import { z } from 'zod';
import { At, Id } from '../views/index.ts';
import { command } from './define.ts';

const Nothing = z.strictObject({});
/** Who serves customers. */
const floor = ['agent', 'supervisor'] as const;

const Interaction = z.strictObject({ interactionId: Id });
/** `isOverride`: beyond one's capacity, on purpose; it is recorded. */
const Overridable = Interaction.extend({ isOverride: z.boolean().default(false) });
const Note = z.string().max(2000).optional();
/** `agentId`: the colleague this is about. */
const WithColleague = Interaction.extend({ agentId: Id });

/** What agents do with their own work, and how they get it by hand. */
export const WORK_COMMANDS = {
  'take-interaction': command(
    'Take waiting or scheduled work by hand',
    floor,
    Overridable,
    Nothing,
  ),
  'hold-interaction': command('Ask the customer to wait a moment', floor, Interaction, Nothing),
  'retrieve-interaction': command('Go on with a customer on hold', floor, Interaction, Nothing),
  'park-interaction': command(
    'Put work aside; it wakes at a time, or when the customer writes',
    floor,
    Interaction.extend({ untilAt: At.optional() }),
    Nothing,
  ),
  'resume-interaction': command('Take up what one has parked', floor, Overridable, Nothing),
  'reopen-interaction': command('Back from wrap-up to work', floor, Interaction, Nothing),
  'consult-agent': command(
    'Ask a colleague to take part; the customer does not notice',
    floor,
    WithColleague.extend({ note: Note }),
    z.strictObject({ offerId: Id }),
  ),
  'start-conference': command(
    'Bring a consulted colleague to the customer',
    floor,
    WithColleague,
    Nothing,
  ),
  'end-party': command(
    'A colleague leaves, is sent off, or is no longer asked',
    floor,
    WithColleague,
    Nothing,
  ),
  'complete-transfer': command(
    'Hand the work over to a colleague who takes part',
    floor,
    WithColleague.extend({ note: Note }),
    Nothing,
  ),
  'request-callback': command(
    'Promise a waiting customer to get back to them; the place is kept',
    floor,
    Interaction.extend({ notBeforeAt: At.optional() }),
    Nothing,
  ),
  'sign-out-agent': command(
    'Take no more work: at once, or when what is held is finished',
    floor,
    z.strictObject({ drain: z.boolean().default(false) }),
    Nothing,
  ),
} as const;
