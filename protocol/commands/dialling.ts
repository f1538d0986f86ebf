import { z } from 'zod';
import { ChosenDialResult, DialListSettings, DialListState, Id } from '../views/index.ts';
import { command } from './define.ts';

const leads = ['supervisor', 'administrator'] as const;
const floor = ['agent', 'supervisor'] as const;

/** Lists of numbers that the centre calls. */
export const DIALLING_COMMANDS = {
  'save-dial-list': command(
    'Lay down a list of numbers to be called, or change one; a new one is paused',
    leads,
    DialListSettings.extend({
      /** `null`: a new one. */
      listId: Id.nullable(),
    }),
    z.strictObject({ listId: Id }),
  ),
  'set-dial-list-state': command(
    'Dial a list, pause it, or end it for ever. What nobody has accepted leaves its queue',
    leads,
    z.strictObject({ listId: Id, state: DialListState }),
    z.strictObject({}),
  ),
  'set-dial-result': command(
    'Say what came of an attempt of a list; null leaves it to the call',
    floor,
    z.strictObject({ conversationId: Id, result: ChosenDialResult.nullable() }),
    z.strictObject({}),
  ),
  'skip-dial-entry': command(
    'Say what is to become of an attempt without calling, and let it go without wrap-up',
    floor,
    z.strictObject({ interactionId: Id, result: ChosenDialResult }),
    z.strictObject({}),
  ),
} as const;
