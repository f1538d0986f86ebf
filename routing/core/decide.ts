import { unreachable } from '@zentrale/kernel/values';
import type { RoutingCommand } from './commands.ts';
import {
  configureAgent,
  configureQueue,
  configureRouting,
  configureSkills,
  removeAgent,
} from './decide/configuration.ts';
import type { Context, Verdict } from './decide/context.ts';
import { acceptOffer, declineOffer } from './decide/offers.ts';
import {
  connectAgent,
  disconnectAgent,
  setNotReady,
  setReady,
  signOutAgent,
} from './decide/presence.ts';
import { cancelInteraction, requestRouting } from './decide/requests.ts';
import { passTime } from './decide/time.ts';
import {
  completeInteraction,
  finishWrapUp,
  transferToAgent,
  transferToQueue,
} from './decide/work.ts';
import type { RoutingState } from './state.ts';

/**
 * What a command comes to: facts and an answer, or one refusal. Reads only. The offers that follow
 * because people or work became free are made by `perform`, once these facts have been applied.
 */
export function decide(state: RoutingState, command: RoutingCommand, context: Context): Verdict {
  switch (command.type) {
    case 'ConfigureRouting':
      return configureRouting(state, command);
    case 'ConfigureSkills':
      return configureSkills(state, command);
    case 'ConfigureQueue':
      return configureQueue(state, command);
    case 'ConfigureAgent':
      return configureAgent(state, command);
    case 'RemoveAgent':
      return removeAgent(state, command, context);
    case 'RequestRouting':
      return requestRouting(state, command, context);
    case 'CancelInteraction':
      return cancelInteraction(state, command, context);
    case 'ConnectAgent':
      return connectAgent(state, command);
    case 'DisconnectAgent':
      return disconnectAgent(state, command, context);
    case 'SignOutAgent':
      return signOutAgent(state, command, context);
    case 'SetReady':
      return setReady(state, command);
    case 'SetNotReady':
      return setNotReady(state, command, context);
    case 'AcceptOffer':
      return acceptOffer(state, command, context);
    case 'DeclineOffer':
      return declineOffer(state, command, context);
    case 'CompleteInteraction':
      return completeInteraction(state, command, context);
    case 'FinishWrapUp':
      return finishWrapUp(state, command, context);
    case 'TransferToQueue':
      return transferToQueue(state, command, context);
    case 'TransferToAgent':
      return transferToAgent(state, command, context);
    case 'PassTime':
      return passTime(state, context);
    default:
      return unreachable(command);
  }
}
