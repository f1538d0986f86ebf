import { refused } from '@zentrale/kernel/values';
import type { CommandHandlers } from './context.ts';

type CallCommandHandlers = Pick<CommandHandlers, 'start-call' | 'end-call'>;

/** Beginning and ending calls; their media are negotiated at the socket. */
export const callCommands: CallCommandHandlers = {
  'start-call': () => Promise.resolve(refused('media.unavailable')),
  'end-call': () => Promise.resolve(refused('call.unknown')),
};
