import type { RoutingCommand } from './commands.ts';
import type { Context, Verdict } from './decide/context.ts';
import { acceptOffer, declineOffer } from './decide/offers.ts';
import { completeTransfer, consultAgent, endParty, startConference } from './decide/parties.ts';
import {
  connectAgent,
  disconnectAgent,
  setNotReady,
  setReady,
  signOutAgent,
} from './decide/presence.ts';
import { requestRouting } from './decide/requests.ts';
import { decideSettings } from './decide/settings/index.ts';
import * as supervision from './decide/supervision.ts';
import { resumeInteraction, takeInteraction } from './decide/taking.ts';
import { passTime } from './decide/time.ts';
import { transferToAgent, transferToQueue } from './decide/transfers.ts';
import { cancelInteraction, requestCallback, wakeInteraction } from './decide/waiting.ts';
import * as work from './decide/work.ts';
import type { RoutingState } from './state.ts';

/**
 * What a command comes to: facts and an answer, or one refusal. Reads only. The offers that follow
 * because people or work became free are made by `perform`, once these facts have been applied.
 */
export function decide(state: RoutingState, command: RoutingCommand, context: Context): Verdict {
  switch (command.type) {
    case 'RequestRouting':
      return requestRouting(state, command, context);
    case 'CancelInteraction':
      return cancelInteraction(state, command, context);
    case 'RequestCallback':
      return requestCallback(state, command, context);
    case 'WakeInteraction':
      return wakeInteraction(state, command, context);
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
    case 'TakeInteraction':
      return takeInteraction(state, command, context);
    case 'HoldInteraction':
      return work.holdInteraction(state, command);
    case 'RetrieveInteraction':
      return work.retrieveInteraction(state, command);
    case 'ParkInteraction':
      return work.parkInteraction(state, command, context);
    case 'ResumeInteraction':
      return resumeInteraction(state, command, context);
    case 'CompleteInteraction':
      return work.completeInteraction(state, command, context);
    case 'ReopenInteraction':
      return work.reopenInteraction(state, command);
    case 'FinishWrapUp':
      return work.finishWrapUp(state, command, context);
    case 'TransferToQueue':
      return transferToQueue(state, command, context);
    case 'TransferToAgent':
      return transferToAgent(state, command, context);
    case 'ConsultAgent':
      return consultAgent(state, command, context);
    case 'StartConference':
      return startConference(state, command);
    case 'EndParty':
      return endParty(state, command);
    case 'CompleteTransfer':
      return completeTransfer(state, command, context);
    case 'ReassignInteraction':
      return supervision.reassignInteraction(state, command, context);
    case 'SetPriority':
      return supervision.setPriority(state, command);
    case 'ForceAgentState':
      return supervision.forceAgentState(state, command, context);
    case 'SuperviseInteraction':
      return supervision.superviseInteraction(state, command);
    case 'EndSupervision':
      return supervision.endSupervision(state, command);
    case 'PassTime':
      return passTime(state, context);
    default:
      return decideSettings(state, command, context);
  }
}
