import type { Recorded } from '@zentrale/kernel/history';
import { unreachable, type Instant } from '@zentrale/kernel/values';
import {
  agentConfigured,
  agentRemoved,
  queueConfigured,
  skillsConfigured,
} from './evolve/configuration.ts';
import {
  interactionAbandoned,
  interactionClosed,
  interactionCompleted,
  interactionQueued,
  interactionReturned,
  interactionTransferred,
} from './evolve/interactions.ts';
import { offerAccepted, offerEnded, offerMade } from './evolve/offers.ts';
import { setConnection, setRoutability } from './evolve/presence.ts';
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
    case 'RoutingConfigured':
      state.graceMs = fact.graceMs;
      return;
    case 'SkillsConfigured':
      return skillsConfigured(state, fact);
    case 'QueueConfigured':
      return queueConfigured(state, fact);
    case 'AgentConfigured':
      return agentConfigured(state, fact, now);
    case 'AgentRemoved':
      return agentRemoved(state, fact);
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
    case 'AgentStartedDraining':
      return setRoutability(state, fact.agentId, 'draining', { now, reason: fact.reason });
    case 'InteractionQueued':
      return interactionQueued(state, fact);
    case 'OfferMade':
      return offerMade(state, fact);
    case 'OfferAccepted':
      return offerAccepted(state, fact);
    case 'OfferDeclined':
    case 'OfferMissed':
    case 'OfferRescinded':
      return offerEnded(state, fact, now);
    case 'InteractionReturned':
      return interactionReturned(state, fact, now);
    case 'InteractionTransferred':
      return interactionTransferred(state, fact, now);
    case 'InteractionAbandoned':
      return interactionAbandoned(state, fact);
    case 'InteractionCompleted':
      return interactionCompleted(state, fact);
    case 'InteractionClosed':
      return interactionClosed(state, fact, now);
    case 'NothingChanged':
      return;
    default:
      return unreachable(fact);
  }
}
