import {
  must,
  unreachable,
  type AgentId,
  type InteractionId,
  type OfferId,
} from '@zentrale/kernel/values';
import type { Deadline } from '../deadlines.ts';
import type { FactBody } from '../facts.ts';
import type { InteractionState, RoutingState } from '../state.ts';
import { decided, type Context, type Verdict } from './context.ts';
import { closed, givenUp } from './leaving.ts';
import { aboutOffer, fallback } from './offers.ts';
import { waitOver } from './overflow.ts';
import { goneOffline } from './presence.ts';
import { nextStepBegan } from './steps.ts';
import { woken } from './waiting.ts';

/** What the earliest deadline brings when it has passed; `perform` repeats it until none has. */
export function passTime(state: RoutingState, context: Context): Verdict {
  const deadline = state.deadlines.first();
  if (deadline === undefined || deadline.at > context.now) return decided([]);
  return decided(due(state, deadline, context));
}

// Deadlines keep their ids as plain strings; the kind tells whose they are.
function due(state: RoutingState, deadline: Deadline, context: Context): FactBody[] {
  const { now } = context;
  switch (deadline.kind) {
    case 'offer-expiry':
      return missed(state, deadline.id as OfferId, context);
    case 'grace-end': {
      const agent = must(state.agents.get(deadline.id as AgentId), 'agent of a deadline');
      return goneOffline(state, agent, 'connection-lost', context);
    }
    case 'wrap-up-end':
      return [closed(interactionOf(state, deadline), 'timed-out', now)];
    case 'step-end':
      return [nextStepBegan(state, interactionOf(state, deadline), 'time')];
    case 'wait-end':
      return waitOver(state, interactionOf(state, deadline), now);
    case 'handle-end': {
      const work = interactionOf(state, deadline);
      return givenUp(state, work, 'handled-too-long', context);
    }
    case 'wake':
      return woken(state, interactionOf(state, deadline), 'park-ended', now);
    default:
      return unreachable(deadline.kind);
  }
}

function interactionOf(state: RoutingState, { id }: Deadline): InteractionState {
  return must(state.interactions.get(id as InteractionId), 'interaction of a deadline');
}

function missed(state: RoutingState, offerId: OfferId, context: Context): FactBody[] {
  const offer = must(state.offers.get(offerId), 'offer of a deadline');
  const { agentId } = offer;
  const agent = must(state.agents.get(agentId), 'agent of an offer');
  const facts: FactBody[] = [{ type: 'OfferMissed', ...aboutOffer(state, offer) }];
  facts.push(...fallback(state, offer, context));
  // Whoever misses one offer is not at the desk: the others would be missed as well.
  facts.push({ type: 'AgentBecameNotReady', agentId, reason: 'system.missed-offer' });
  for (const otherId of agent.offerIds) {
    if (otherId === offerId) continue;
    const other = must(state.offers.get(otherId), 'offer of an agent');
    facts.push({ ...aboutOffer(state, other), type: 'OfferRescinded', reason: 'agent-not-ready' });
    facts.push(...fallback(state, other, context));
  }
  return facts;
}
