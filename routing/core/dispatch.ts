// Brings waiting interactions and available agents together. Facts note where somebody waits beside
// somebody available; only those lines are looked at.
import { later, must, type Instant } from '@zentrale/kernel/values';
import { directedDecision, strategyDecision } from './decide/reasons.ts';
import { offerIdAfter } from './decide/offers.ts';
import { availableFit, type Demand, type Fit } from './demand.ts';
import type { OfferMade } from './facts/offers.ts';
import { LOOK_AHEAD_COUNT_MAX } from './limits.ts';
import { byAge, ORDERINGS, type Ordering } from './ordering/index.ts';
import { isHeldInReserve } from './reserve.ts';
import type { Interaction, Queue, WorkingState } from './state.ts';

/**
 * The offers of the interaction that is to be served next; empty when nobody waits for whom there
 * is an agent available.
 */
export function nextOffers(state: WorkingState, now: Instant): OfferMade[] {
  const match = bestMatch(state, now);
  if (match === null) return [];
  const { interaction, fit } = match;
  // Each offer takes an agent out of the reserve: where there is one, they go out one by one.
  const { offerCountMax, reserve } = fit.demand.queue.config;
  const isSingle = offerCountMax === 1 || match.isPreferred || match.isStale || reserve !== null;
  if (isSingle) return [offerFor(state, match, { fit, index: 0, now })];
  const fits = severalFor(state, interaction, fit, offerCountMax);
  return fits.map((one, index) => offerFor(state, match, { fit: one, index, now }));
}

interface Match {
  readonly interaction: Interaction;
  readonly fit: Fit;
  readonly isPreferred: boolean;
  /** The agent has turned this interaction down before, and nobody else is free. */
  readonly isStale: boolean;
}

/** Inside a queue its own ordering decides, between queues the centre's. */
function bestMatch(state: WorkingState, now: Instant): Match | null {
  const { matching } = state.unsettled;
  const ordering = ORDERINGS[state.centre.ordering];
  let best: Match | null = null;
  // From the end, because whatever is settled gives its place to the last.
  for (let at = matching.length - 1; at >= 0; at -= 1) {
    const queue = matching[at] as Queue; // In range.
    const head = bestIn(state, queue, now);
    if (head === null) removeAt(matching, at);
    else best = best === null ? head : better(best, head, ordering, now);
  }
  return best;
}

function bestIn(state: WorkingState, { matching, plan }: Queue, now: Instant): Match | null {
  let best: Match | null = null;
  for (let at = matching.length - 1; at >= 0; at -= 1) {
    const demand = matching[at] as Demand; // In range.
    const match = demand.isDropped ? null : matchIn(state, demand);
    if (match === null) {
      demand.isMatching = false;
      removeAt(matching, at);
    } else {
      best = best === null ? match : better(best, match, plan.ordering, now);
    }
  }
  return best;
}

function removeAt<Item>(list: Item[], at: number): void {
  const last = list.pop() as Item; // The list is not empty.
  if (at < list.length) list[at] = last;
}

function matchIn(state: WorkingState, demand: Demand): Match | null {
  const head = demand.waiting.first();
  if (head === undefined || demand.available.size === 0) return null;
  const match = freshMatch(state, demand, head);
  if (match !== null) return match;
  const anybody = firstFit(demand, (fit) => !isHeldInReserve(state, demand, fit.agent));
  if (anybody === null) return null;
  return (
    matchBehindHead(state, demand) ?? {
      interaction: head,
      fit: anybody,
      isPreferred: false,
      isStale: true,
    }
  );
}

function matchBehindHead(state: WorkingState, demand: Demand): Match | null {
  let match: Match | null = null;
  let seen = 0;
  demand.waiting.some((interaction) => {
    if (seen > 0) match = freshMatch(state, demand, interaction);
    seen += 1;
    return match !== null || seen === LOOK_AHEAD_COUNT_MAX;
  });
  return match;
}

/** The first agent in the queue's order who has not turned the interaction down. */
function freshMatch(state: WorkingState, demand: Demand, interaction: Interaction): Match | null {
  const { offeredBefore, preferredAgentId } = interaction;
  const best = demand.available.first();
  // As it is nearly always: nobody is preferred, nobody is to be passed over.
  if (
    preferredAgentId === null &&
    best !== undefined &&
    isFresh(state, demand, best, interaction)
  ) {
    return { interaction, fit: best, isPreferred: false, isStale: false };
  }
  if (preferredAgentId !== null && !offeredBefore.includes(preferredAgentId)) {
    const fit = availableFit(state, demand, preferredAgentId);
    if (fit !== undefined && !isHeldInReserve(state, demand, fit.agent)) {
      return { interaction, fit, isPreferred: true, isStale: false };
    }
  }
  const fit = firstFit(demand, (one) => isFresh(state, demand, one, interaction));
  return fit === null ? null : { interaction, fit, isPreferred: false, isStale: false };
}

function isFresh(
  state: WorkingState,
  demand: Demand,
  { agent }: Fit,
  { offeredBefore }: Interaction,
) {
  if (offeredBefore.length > 0 && offeredBefore.includes(agent.config.agentId)) return false;
  return !isHeldInReserve(state, demand, agent);
}

function firstFit(demand: Demand, isGood: (fit: Fit) => boolean): Fit | null {
  let found: Fit | null = null;
  demand.available.some((fit) => {
    if (!isGood(fit)) return false;
    found = fit;
    return true;
  });
  return found;
}

/** Who gets the offer where a queue wants it made to several at once. */
function severalFor(
  state: WorkingState,
  interaction: Interaction,
  best: Fit,
  countMax: number,
): Fit[] {
  const fits = [best];
  best.demand.available.some((other) => {
    if (other !== best && isFresh(state, best.demand, other, interaction)) fits.push(other);
    return fits.length >= countMax;
  });
  return fits;
}

function better(one: Match, other: Match, ordering: Ordering, now: Instant): Match {
  if (one.isStale !== other.isStale) return one.isStale ? other : one;
  const difference =
    urgencyOf(other, ordering, now) - urgencyOf(one, ordering, now) ||
    byAge(one.interaction, other.interaction);
  return difference <= 0 ? one : other;
}

function urgencyOf(match: Match, ordering: Ordering, now: Instant): number {
  return ordering.urgency(match.interaction, queueOf(match).plan.traits, now);
}

function queueOf({ fit }: Match): Queue {
  return fit.demand.queue;
}

function offerFor(
  state: WorkingState,
  { interaction, isPreferred }: Match,
  { fit, index, now }: { fit: Fit; index: number; now: Instant },
): OfferMade {
  const queue = must(state.queues.get(interaction.queueId), 'queue of an interaction');
  return {
    interactionId: interaction.interactionId,
    conversationId: interaction.conversationId,
    customerId: interaction.customerId,
    channel: interaction.channel,
    queueId: interaction.queueId,
    type: 'OfferMade',
    offerId: offerIdAfter(state, index),
    agentId: fit.agent.config.agentId,
    purpose: 'assignment',
    fromAgentId: null,
    priority: interaction.priority,
    queuedAt: interaction.queuedAt,
    offeredAt: now,
    expiresAt: later(now, queue.config.offerTimeoutMs),
    decision: isPreferred
      ? directedDecision(fit.agent, interaction, { now, strategy: 'preferred' })
      : strategyDecision(state, interaction, fit, now),
  };
}
