import type { Recorded } from '@zentrale/kernel/history';
import type { Instant } from '@zentrale/kernel/values';
import { offerAccepted, offerEnded, offerMade } from './evolve/offers.ts';
import { setConnection, setRoutability } from './evolve/presence.ts';
import { applySettings } from './evolve/settings-facts.ts';
import {
  callbackRequested,
  interactionDue,
  interactionLeft,
  interactionOverflowed,
  interactionQueued,
  priorityChanged,
  stepBegan,
} from './evolve/waiting.ts';
import * as work from './evolve/work.ts';
import { interactionOf } from './evolve/find.ts';
import { moveTo } from './evolve/placement.ts';
import type { RoutingFact } from './facts.ts';
import type { WorkingState } from './state.ts';

/**
 * Applies one fact. The caller owns `state` and sees it changed in place: copying maps of ten
 * thousand agents for every fact would cost more than all decisions together. Every fact that
 * `perform` has recorded can be applied; anything else is a bug and stops the runtime.
 */
export function evolve(state: WorkingState, recorded: Recorded<RoutingFact>): void {
  state.version = recorded.version;
  state.recordedAt = recorded.recordedAt;
  const { asked } = recorded.fact;
  if (asked !== undefined) state.commands.add(recorded.commandId, asked);
  apply(state, recorded.fact, recorded.recordedAt);
}

function apply(state: WorkingState, fact: RoutingFact, now: Instant): void {
  switch (fact.type) {
    case 'AgentConnected':
      return setConnection(state, fact.agentId, 'online', { now, graceEndsAt: null });
    case 'AgentConnectionLost':
      return setConnection(state, fact.agentId, 'lost', { now, graceEndsAt: fact.graceEndsAt });
    case 'AgentWentOffline':
      return setConnection(state, fact.agentId, 'offline', { now, graceEndsAt: null });
    case 'AgentBecameReady':
      return setRoutability(state, fact.agentId, 'ready', { now, reason: null });
    case 'AgentBecameNotReady':
      return setRoutability(state, fact.agentId, 'not-ready', { now, reason: fact.reason });
    case 'AgentStartedDraining': {
      const { reason, next } = fact;
      return setRoutability(state, fact.agentId, 'draining', { now, reason, next });
    }
    case 'InteractionQueued':
      return interactionQueued(state, fact, now);
    case 'InteractionDue':
      return interactionDue(state, fact, now);
    case 'StepBegan':
      return stepBegan(state, fact, now);
    case 'InteractionOverflowed':
      return interactionOverflowed(state, fact, now);
    case 'CallbackRequested':
      return callbackRequested(state, fact);
    case 'PriorityChanged':
      return priorityChanged(state, fact);
    case 'InteractionAbandoned':
    case 'InteractionCanceled':
    case 'InteractionExpired':
      return interactionLeft(state, fact, now);
    case 'OfferMade':
      return offerMade(state, fact);
    case 'OfferAccepted':
      return offerAccepted(state, fact);
    case 'OfferDeclined':
    case 'OfferMissed':
    case 'OfferRescinded':
      return offerEnded(state, fact, now);
    case 'InteractionAssigned':
      return work.interactionAssigned(state, fact);
    case 'InteractionHeld':
      return moveTo(state, interactionOf(state, fact.interactionId), 'on-hold');
    case 'InteractionRetrieved':
      return moveTo(state, interactionOf(state, fact.interactionId), 'active');
    case 'InteractionParked':
      return work.interactionParked(state, fact);
    case 'InteractionReturned':
      return work.interactionReturned(state, fact, now);
    case 'InteractionTransferred':
      return work.interactionTransferred(state, fact, now);
    case 'InteractionCompleted':
      return work.interactionCompleted(state, fact);
    case 'InteractionReopened':
      return work.interactionReopened(state, fact);
    case 'InteractionClosed':
      return work.interactionClosed(state, fact, now);
    case 'PartyJoined':
      return work.partyJoined(state, fact, now);
    case 'PartyConferenced':
      return work.partyConferenced(state, fact);
    case 'PartyLeft':
      return work.partyLeft(state, fact, now);
    case 'SupervisionStarted':
      return work.supervisionStarted(state, fact, now);
    case 'SupervisionEnded':
      return work.supervisionEnded(state, fact);
    case 'SupervisorActed':
    case 'NothingChanged':
      return;
    default:
      return applySettings(state, fact, now);
  }
}
