import { unreachable } from '@zentrale/kernel/values';
import type { RoutingFact } from '@zentrale/routing';
import { connectionChanged, routabilityChanged } from './facts/agents.ts';
import { offerAccepted, offerEnded, offerMade } from './facts/offers.ts';
import {
  agentConfigured,
  agentRemoved,
  queueConfigured,
  skillsConfigured,
} from './facts/settings.ts';
import { partyConferenced, partyJoined, partyLeft } from './facts/parties.ts';
import * as waiting from './facts/waiting.ts';
import * as work from './facts/work.ts';
import type { Scene } from './scene.ts';

/** Checks that a fact may follow what is known so far, and adds it to the picture. */
export function applyFact(scene: Scene, fact: RoutingFact): void {
  switch (fact.type) {
    case 'RoutingConfigured':
      scene.picture.graceMs = fact.centre.graceMs;
      return;
    case 'SkillsConfigured':
      return skillsConfigured(scene, fact);
    // Profiles and calendars act through the agents and queues that name them; simulated centres
    // give their agents settings of their own, and judge no clock of a queue with hours.
    case 'CalendarConfigured':
    case 'CalendarRemoved':
    case 'ProfileConfigured':
    case 'ProfileRemoved':
    case 'AgentsScored':
    case 'SupervisorActed':
    case 'SupervisionStarted':
    case 'SupervisionEnded':
    case 'NothingChanged':
      return;
    case 'QueueRemoved':
      scene.picture.queues.delete(fact.queueId);
      return;
    case 'QueueConfigured':
      return queueConfigured(scene, fact);
    case 'AgentConfigured':
      return agentConfigured(scene, fact);
    case 'AgentRemoved':
      return agentRemoved(scene, fact);
    case 'AgentConnected':
      return connectionChanged(scene, fact.agentId, 'online', null);
    case 'AgentConnectionLost':
      return connectionChanged(scene, fact.agentId, 'lost', fact.graceEndsAt);
    case 'AgentWentOffline':
      return connectionChanged(scene, fact.agentId, 'offline', null);
    case 'AgentBecameReady':
      return routabilityChanged(scene, fact.agentId, 'ready');
    case 'AgentBecameNotReady':
      return routabilityChanged(scene, fact.agentId, 'not-ready');
    case 'AgentStartedDraining':
      return routabilityChanged(scene, fact.agentId, 'draining');
    case 'InteractionQueued':
      return waiting.interactionQueued(scene, fact);
    case 'InteractionDue':
      return waiting.interactionDue(scene, fact);
    case 'StepBegan':
      return waiting.stepBegan(scene, fact);
    case 'InteractionOverflowed':
      return waiting.interactionOverflowed(scene, fact);
    case 'CallbackRequested':
      return waiting.callbackRequested(scene, fact);
    case 'PriorityChanged':
      return waiting.priorityChanged(scene, fact);
    case 'InteractionAbandoned':
    case 'InteractionCanceled':
    case 'InteractionExpired':
      return waiting.interactionLeft(scene, fact);
    case 'OfferMade':
      return offerMade(scene, fact);
    case 'OfferAccepted':
      return offerAccepted(scene, fact);
    case 'OfferDeclined':
    case 'OfferMissed':
    case 'OfferRescinded':
      return offerEnded(scene, fact);
    case 'InteractionAssigned':
      return work.interactionAssigned(scene, fact);
    case 'InteractionHeld':
      return work.interactionHeld(scene, fact);
    case 'InteractionRetrieved':
      return work.interactionRetrieved(scene, fact);
    case 'InteractionParked':
      return work.interactionParked(scene, fact);
    case 'InteractionReturned':
      return work.interactionReturned(scene, fact);
    case 'InteractionTransferred':
      return work.interactionTransferred(scene, fact);
    case 'InteractionCompleted':
      return work.interactionCompleted(scene, fact);
    case 'InteractionReopened':
      return work.interactionReopened(scene, fact);
    case 'InteractionClosed':
      return work.interactionClosed(scene, fact);
    case 'PartyJoined':
      return partyJoined(scene, fact);
    case 'PartyConferenced':
      return partyConferenced(scene, fact);
    case 'PartyLeft':
      return partyLeft(scene, fact);
    default:
      return unreachable(fact);
  }
}
