import { unreachable } from '@zentrale/kernel/values';
import type { RoutingFact } from '@zentrale/routing';
import { connectionChanged, routabilityChanged } from './facts/agents.ts';
import { offerAccepted, offerEnded, offerMade } from './facts/offers.ts';
import { agentConfigured, agentRemoved, queueConfigured } from './facts/settings.ts';
import {
  interactionAbandoned,
  interactionClosed,
  interactionCompleted,
  interactionQueued,
  interactionReturned,
  interactionTransferred,
} from './facts/work.ts';
import type { Scene } from './scene.ts';

/** Checks that a fact may follow what is known so far, and adds it to the picture. */
export function applyFact(scene: Scene, fact: RoutingFact): void {
  switch (fact.type) {
    case 'RoutingConfigured':
      scene.picture.graceMs = fact.graceMs;
      return;
    case 'SkillsConfigured':
    case 'NothingChanged':
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
      return interactionQueued(scene, fact);
    case 'OfferMade':
      return offerMade(scene, fact);
    case 'OfferAccepted':
      return offerAccepted(scene, fact);
    case 'OfferDeclined':
    case 'OfferMissed':
    case 'OfferRescinded':
      return offerEnded(scene, fact);
    case 'InteractionReturned':
      return interactionReturned(scene, fact);
    case 'InteractionTransferred':
      return interactionTransferred(scene, fact);
    case 'InteractionAbandoned':
      return interactionAbandoned(scene, fact);
    case 'InteractionCompleted':
      return interactionCompleted(scene, fact);
    case 'InteractionClosed':
      return interactionClosed(scene, fact);
    default:
      return unreachable(fact);
  }
}
