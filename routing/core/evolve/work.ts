import { durationMs, must, type DurationMs, type Instant } from '@zentrale/kernel/values';
import { startClock } from '../calendar/index.ts';
import { enlist, withdraw } from '../roster.ts';
import { noteHandled } from '../estimate/index.ts';
import type {
  InteractionAssigned,
  InteractionClosed,
  InteractionCompleted,
  InteractionParked,
  InteractionReopened,
  InteractionReturned,
  InteractionTransferred,
  PartyConferenced,
  PartyJoined,
  PartyLeft,
  SupervisionEnded,
  SupervisionStarted,
} from '../facts/work.ts';
import { meanHandleMs } from '../plan.ts';
import type { Interaction, WorkingState } from '../state.ts';
import { assign, leaveParty, letGo, putAside } from './assignment.ts';
import { countsOn } from './counting.ts';
import { agentOf, interactionOf } from './find.ts';
import { forgetOffer } from './offers.ts';
import { dropInteraction, leaveDemand, moveTo, place, queueOf, unplace } from './placement.ts';
import { arrive } from './waiting.ts';

export function interactionAssigned(state: WorkingState, fact: InteractionAssigned): void {
  const interaction = interactionOf(state, fact.interactionId);
  const { agentId } = fact;
  interaction.parties = interaction.parties.filter((party) => party.agentId !== agentId);
  assign(state, interaction, agentOf(state, agentId), fact);
}

export function interactionParked(state: WorkingState, fact: InteractionParked): void {
  const interaction = interactionOf(state, fact.interactionId);
  putAside(state, interaction, fact.parkedAt);
  unplace(state, interaction);
  interaction.state = 'parked';
  interaction.wakesAt = fact.wakesAt;
  place(state, interaction);
}

export function interactionReturned(state: WorkingState, fact: InteractionReturned, now: Instant) {
  const interaction = interactionOf(state, fact.interactionId);
  letGo(state, interaction, now);
  unplace(state, interaction);
  if (fact.reason === 'woken' || fact.reason === 'park-ended') {
    interaction.preferredAgentId = fact.agentId;
  }
  if (interaction.step !== fact.step) leaveDemand(interaction);
  interaction.step = fact.step;
  interaction.stepSinceAt = now;
  interaction.waitingSinceAt = fact.waitingSinceAt;
  interaction.assignedAt = null;
  interaction.wakesAt = null;
  // A transfer on its way goes on; without one the customer waits in the queue.
  interaction.state = interaction.offerIds.length === 0 ? 'queued' : 'offered';
  place(state, interaction);
}

export function interactionTransferred(
  state: WorkingState,
  fact: InteractionTransferred,
  now: Instant,
): void {
  const interaction = interactionOf(state, fact.interactionId);
  letGo(state, interaction, now);
  unplace(state, interaction);
  leaveDemand(interaction);
  interaction.queueId = fact.toQueueId;
  interaction.skills = fact.skills;
  interaction.priority = fact.priority;
  interaction.queuedAt = fact.queuedAt;
  interaction.waitingSinceAt = fact.queuedAt;
  interaction.step = fact.step;
  interaction.stepSinceAt = now;
  interaction.preferredAgentId = null;
  interaction.assignedAt = null;
  interaction.wakesAt = null;
  interaction.wasAnswered = false;
  // Whoever has just given it away is the last to get it back.
  interaction.offeredBefore = [fact.agentId];
  interaction.state = 'queued';
  arrive(state, interaction, startClock(now));
  place(state, interaction);
}

export function interactionCompleted(state: WorkingState, fact: InteractionCompleted): void {
  const interaction = interactionOf(state, fact.interactionId);
  interaction.completedAt = fact.completedAt;
  interaction.wrapUpEndsAt = fact.wrapUpEndsAt;
  interaction.dispositionId = fact.dispositionId;
  moveTo(state, interaction, 'wrap-up');
}

export function interactionReopened(state: WorkingState, fact: InteractionReopened): void {
  const interaction = interactionOf(state, fact.interactionId);
  interaction.completedAt = null;
  interaction.wrapUpEndsAt = null;
  moveTo(state, interaction, 'active');
}

export function interactionClosed(state: WorkingState, fact: InteractionClosed, now: Instant) {
  const interaction = interactionOf(state, fact.interactionId);
  letGo(state, interaction, now, noteHandleTime(state, interaction, fact));
  dropInteraction(state, interaction);
}

export function partyJoined(state: WorkingState, fact: PartyJoined, now: Instant): void {
  const interaction = interactionOf(state, fact.interactionId);
  const agent = agentOf(state, fact.agentId);
  forgetOffer(state, interaction, must(state.offers.get(fact.offerId), 'offer of a fact'));
  withdraw(agent);
  agent.offerIds.delete(fact.offerId);
  agent.joined.add(fact.interactionId);
  agent.idleSinceAt = now;
  enlist(state, agent);
  const { agentId, offerId } = fact;
  interaction.parties = [
    ...interaction.parties,
    { agentId, offerId, role: 'consulted', joinedAt: now },
  ];
}

export function partyConferenced(state: WorkingState, fact: PartyConferenced): void {
  const interaction = interactionOf(state, fact.interactionId);
  interaction.parties = interaction.parties.map((party) =>
    party.agentId === fact.agentId ? { ...party, role: 'conferenced' } : party,
  );
}

export function partyLeft(state: WorkingState, fact: PartyLeft, now: Instant): void {
  const interaction = interactionOf(state, fact.interactionId);
  leaveParty(state, interaction, agentOf(state, fact.agentId), now);
}

export function supervisionStarted(state: WorkingState, fact: SupervisionStarted, now: Instant) {
  const interaction = interactionOf(state, fact.interactionId);
  const { personId, mode } = fact;
  interaction.supervisions = [
    ...interaction.supervisions.filter((one) => one.personId !== personId),
    { personId, mode, sinceAt: now },
  ];
}

export function supervisionEnded(state: WorkingState, fact: SupervisionEnded): void {
  const interaction = interactionOf(state, fact.interactionId);
  interaction.supervisions = interaction.supervisions.filter(
    ({ personId }) => personId !== fact.personId,
  );
}

/** Gives what is to be remembered of the agent, too. */
function noteHandleTime(
  state: WorkingState,
  interaction: Interaction,
  { closedAt, handleMs }: InteractionClosed,
): DurationMs | null {
  const queue = queueOf(state, interaction);
  const counts = countsOn(state, queue, closedAt);
  if (counts !== null) {
    counts.handled += 1;
    counts.handleMsSum += handleMs;
  }
  // Facts of the first version do not say how long it took.
  if (handleMs === durationMs(0)) return null;
  noteHandled(queue.waits, handleMs);
  queue.plan.traits.meanHandleMs = meanHandleMs(queue.waits);
  return handleMs;
}
