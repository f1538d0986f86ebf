// What must hold between any two decisions. Each check recounts from scratch and answers with the
// ids at fault; an empty list is good news.
import { misfitOf, standingOf } from './demand.ts';
import type { RoutingState } from './state.ts';

type Check = (state: RoutingState) => string[];

/** Nobody waits for whom a qualified agent is ready and has room. */
const nobodyWaitsInVain: Check = (state) => {
  const faults: string[] = [];
  for (const interaction of state.interactions.values()) {
    if (interaction.state !== 'queued') continue;
    for (const agent of state.queues.get(interaction.queueId)?.agents.values() ?? []) {
      if (standingOf(agent, interaction.channel) !== 'available') continue;
      if (misfitOf(agent.config, interaction) === null) faults.push(interaction.interactionId);
    }
  }
  return faults;
};

/** An interaction is in one place: waiting, offered, or with exactly the agent it names. */
const everyInteractionHasOnePlace: Check = (state) => {
  const holders = new Map<string, number>();
  for (const agent of state.agents.values()) {
    for (const id of agent.held) {
      const isHers = state.interactions.get(id)?.agentId === agent.config.agentId;
      holders.set(id, (holders.get(id) ?? 0) + (isHers ? 1 : 2));
    }
  }
  const faults: string[] = [];
  for (const {
    interactionId,
    state: place,
    agentId,
    offerId,
    queueId,
  } of state.interactions.values()) {
    const isHeld = place === 'active' || place === 'wrap-up';
    let isWaiting = false;
    for (const waiting of state.queues.get(queueId)?.waiting ?? []) {
      if (waiting.interactionId === interactionId) isWaiting = true;
    }
    const isGood =
      (holders.get(interactionId) ?? 0) === (isHeld ? 1 : 0) &&
      (agentId !== null) === isHeld &&
      isWaiting === (place === 'queued') &&
      (place !== 'offered' || offerId !== null) &&
      ((place !== 'queued' && place !== 'wrap-up') || offerId === null);
    if (!isGood) faults.push(interactionId);
  }
  return faults;
};

/** Nobody holds more than her capacity, or than she held when it was made smaller. */
const loadWithinCapacity: Check = (state) => {
  const faults: string[] = [];
  for (const agent of state.agents.values()) {
    const { total } = agent.config.capacity;
    if (agent.loadUsed > Math.max(total, agent.loadAdmitted)) faults.push(agent.config.agentId);
  }
  return faults;
};

/** Load is exactly what offers, work and wrap-up charge. */
const loadIsCharged: Check = (state) => {
  const faults: string[] = [];
  for (const agent of state.agents.values()) {
    const owed = new Set<string>(agent.held);
    for (const offerId of agent.offerIds) {
      owed.add(state.offers.get(offerId)?.interactionId ?? offerId);
    }
    let sum = 0;
    for (const { weight } of agent.charges.values()) sum += weight;
    const isSame = [...agent.charges.keys()].every((id) => owed.has(id));
    if (!isSame || owed.size !== agent.charges.size || sum !== agent.loadUsed) {
      faults.push(agent.config.agentId);
    }
  }
  return faults;
};

/** Every offer, lost connection and wrap-up ends by itself; nothing else has a deadline. */
const everythingPassingEnds: Check = (state) => {
  const due = new Set<string>();
  for (const { at, kind, id } of state.deadlines) due.add(`${kind} ${id} ${at}`);
  const faults: string[] = [];
  let expected = 0;
  const expect = (line: string) => {
    expected += 1;
    if (!due.has(line)) faults.push(line);
  };
  for (const { offerId, expiresAt } of state.offers.values()) {
    expect(`offer-expiry ${offerId} ${expiresAt}`);
  }
  for (const { config, connection, graceEndsAt } of state.agents.values()) {
    if (connection === 'lost') expect(`grace-end ${config.agentId} ${graceEndsAt}`);
  }
  for (const { interactionId, state: place, wrapUpEndsAt } of state.interactions.values()) {
    if (place === 'wrap-up') expect(`wrap-up-end ${interactionId} ${wrapUpEndsAt}`);
  }
  return due.size === expected ? faults : [...faults, 'a deadline without a cause'];
};

/** An offer is known to its interaction and its agent, and to nobody else. */
const offersAreMutual: Check = (state) => {
  const faults: string[] = [];
  let offered = 0;
  for (const { offerId, interactionId, agentId } of state.offers.values()) {
    const isKnown =
      state.interactions.get(interactionId)?.offerId === offerId &&
      state.agents.get(agentId)?.offerIds.has(offerId) === true;
    if (!isKnown) faults.push(offerId);
  }
  for (const agent of state.agents.values()) offered += agent.offerIds.size;
  return offered === state.offers.size ? faults : [...faults, 'an agent with a dead offer'];
};

/** Counters that are kept as they go equal a recount. */
const countersEqualRecount: Check = (state) => {
  const faults: string[] = [];
  for (const [queueId, queue] of state.queues) {
    const count = { queued: 0, offered: 0, active: 0, 'wrap-up': 0 };
    for (const interaction of state.interactions.values()) {
      if (interaction.queueId === queueId) count[interaction.state] += 1;
    }
    let ready = 0;
    let agents = 0;
    for (const { config, connection, routability } of state.agents.values()) {
      if (!config.queueIds.includes(queueId)) continue;
      agents += 1;
      if (connection === 'online' && routability === 'ready') ready += 1;
    }
    const isSame =
      count.queued === queue.waiting.size &&
      count.offered === queue.offeredCount &&
      count.active === queue.activeCount &&
      ready === queue.readyAgentCount &&
      agents === queue.agents.size;
    if (!isSame) faults.push(queueId);
  }
  return faults;
};

/** Work is only with agents who are there to do it, unless the queue's policy keeps it theirs. */
const offersOnlyToPeopleThere: Check = (state) => {
  const faults: string[] = [];
  for (const { offerId, agentId } of state.offers.values()) {
    if (state.agents.get(agentId)?.connection === 'offline') faults.push(offerId);
  }
  return faults;
};

export const INVARIANTS: Readonly<Record<string, Check>> = {
  nobodyWaitsInVain,
  everyInteractionHasOnePlace,
  loadWithinCapacity,
  loadIsCharged,
  everythingPassingEnds,
  offersAreMutual,
  countersEqualRecount,
  offersOnlyToPeopleThere,
};

/** All broken invariants as `name: ids`; empty when the state is sound. */
export function brokenInvariants(state: RoutingState): string[] {
  const broken: string[] = [];
  for (const [name, check] of Object.entries(INVARIANTS)) {
    const faults = check(state);
    if (faults.length > 0) broken.push(`${name}: ${faults.join(', ')}`);
  }
  return broken;
}
