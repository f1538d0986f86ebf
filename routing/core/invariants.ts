// What must hold between any two decisions. Each check recounts from scratch and answers with the
// ids at fault; an empty list is good news.
import { misfitOf, standingOf } from './demand.ts';
import { isInterrupted } from './ledger.ts';
import { poolIn, requirementIn } from './plan.ts';
import { isHeldInReserve } from './reserve.ts';
import type { AgentState, InteractionState, Queue, RoutingState } from './state.ts';

type Check = (state: RoutingState) => string[];

/** Nobody waits for whom a qualified agent is ready and has room. */
const nobodyWaitsInVain: Check = (state) => {
  const faults: string[] = [];
  for (const interaction of state.interactions.values()) {
    if (interaction.state !== 'queued') continue;
    // Only working states are ever made; the readonly view has the same members.
    const queue = state.queues.get(interaction.queueId) as Queue | undefined;
    if (queue === undefined) continue;
    const { channel, step } = interaction;
    const requirement = requirementIn(queue.plan, interaction, step);
    for (const queueId of poolIn(queue.plan, step)) {
      for (const agent of state.queues.get(queueId)?.agents.values() ?? []) {
        if (standingOf(agent, channel) !== 'available') continue;
        if (isHeldInReserve(state, { queue }, agent)) continue;
        if (misfitOf(agent.config, { channel, requirement }) !== null) continue;
        faults.push(interaction.interactionId);
      }
    }
  }
  return faults;
};

const HELD: ReadonlySet<string> = new Set(['active', 'on-hold', 'wrap-up']);

/** An interaction is in one place: waiting, offered, or with exactly the agent it names. */
const everyInteractionHasOnePlace: Check = (state) => {
  const holders = new Map<string, number>();
  const waiting = new Set<string>();
  for (const agent of state.agents.values()) {
    for (const id of [...agent.held, ...agent.parked]) {
      const isHers = state.interactions.get(id)?.agentId === agent.config.agentId;
      holders.set(id, (holders.get(id) ?? 0) + (isHers ? 1 : 2));
    }
  }
  for (const queue of state.queues.values()) {
    for (const { interactionId } of queue.waiting) waiting.add(interactionId);
  }
  return [...state.interactions.values()]
    .filter((one) => !hasOnePlace(one, waiting, holders.get(one.interactionId) ?? 0))
    .map(({ interactionId }) => interactionId);
};

function hasOnePlace(
  { interactionId, state: place, agentId, offerIds, parties, wakesAt }: InteractionState,
  waiting: ReadonlySet<string>,
  holderCount: number,
): boolean {
  const isHeld = HELD.has(place);
  const isOwned = isHeld || place === 'parked';
  const isWoken = place === 'scheduled' || place === 'parked';
  return (
    holderCount === (isOwned ? 1 : 0) &&
    (agentId !== null) === isOwned &&
    waiting.has(interactionId) === (place === 'queued') &&
    (place !== 'offered' || offerIds.length > 0) &&
    (place === 'offered' || place === 'active' || place === 'on-hold' || offerIds.length === 0) &&
    (place === 'active' || place === 'on-hold' || parties.length === 0) &&
    (wakesAt !== null) === isWoken
  );
}

/** Nobody holds more than her capacity, or than was let pass. */
const loadWithinCapacity: Check = (state) => {
  const faults: string[] = [];
  for (const agent of state.agents.values()) {
    const { total } = agent.config.capacity;
    if (agent.loadUsed > Math.max(total, agent.loadAdmitted)) faults.push(agent.config.agentId);
  }
  return faults;
};

/** Load is exactly what offers, work, parts and wrap-up charge, less what is interrupted. */
const loadIsCharged: Check = (state) => {
  const faults: string[] = [];
  for (const agent of state.agents.values()) {
    const owed = new Set<string>([...agent.held, ...agent.joined]);
    for (const offerId of agent.offerIds) {
      owed.add(state.offers.get(offerId)?.interactionId ?? offerId);
    }
    const isSame = [...agent.charges.keys()].every((id) => owed.has(id));
    if (!isSame || owed.size !== agent.charges.size || sumOf(agent) !== agent.loadUsed) {
      faults.push(agent.config.agentId);
    }
  }
  return faults;
};

function sumOf(agent: AgentState): number {
  let sum = 0;
  for (const [interactionId, { weight }] of agent.charges) {
    if (!isInterrupted(agent, interactionId)) sum += weight;
  }
  return sum;
}

/** Every state that is not final ends by itself; nothing else has a deadline. */
const everythingPassingEnds: Check = (state) => {
  const kinds = new Map<string, string[]>();
  for (const { kind, id } of state.deadlines) kinds.set(id, [...(kinds.get(id) ?? []), kind]);
  const faults: string[] = [];
  const expect = (id: string, ...expected: string[]) => {
    const found = (kinds.get(id) ?? []).filter((kind) => kind !== 'step-end').join(' ');
    if (found !== expected.join(' ')) faults.push(`${id}: ${found || 'nothing'}`);
    kinds.delete(id);
  };
  for (const offerId of state.offers.keys()) expect(offerId, 'offer-expiry');
  for (const { interactionId, state: place } of state.interactions.values()) {
    expect(interactionId, ...KIND_BY_PLACE[place]);
  }
  for (const { config, connection } of state.agents.values()) {
    expect(config.agentId, ...(connection === 'lost' ? ['grace-end'] : []));
  }
  for (const id of kinds.keys()) faults.push(`${id}: a deadline without a cause`);
  return faults;
};

const KIND_BY_PLACE: Readonly<Record<InteractionState['state'], readonly string[]>> = {
  scheduled: ['wake'],
  queued: ['wait-end'],
  offered: [],
  active: ['handle-end'],
  'on-hold': ['handle-end'],
  parked: ['wake'],
  'wrap-up': ['wrap-up-end'],
};

/** An offer is known to its interaction and its agent, and to nobody else. */
const offersAreMutual: Check = (state) => {
  const faults: string[] = [];
  for (const { offerId, interactionId, agentId } of state.offers.values()) {
    const isKnown =
      state.interactions.get(interactionId)?.offerIds.includes(offerId) === true &&
      state.agents.get(agentId)?.offerIds.has(offerId) === true;
    if (!isKnown) faults.push(offerId);
  }
  let known = 0;
  for (const agent of state.agents.values()) known += agent.offerIds.size;
  for (const { offerIds } of state.interactions.values()) known += offerIds.length;
  return known === 2 * state.offers.size ? faults : [...faults, 'a dead offer'];
};

/** Who takes part knows of it, and nobody else does. */
const partiesAreMutual: Check = (state) => {
  const faults: string[] = [];
  let partyCount = 0;
  for (const { interactionId, parties } of state.interactions.values()) {
    partyCount += parties.length;
    for (const { agentId } of parties) {
      if (state.agents.get(agentId)?.joined.has(interactionId) !== true) faults.push(interactionId);
    }
  }
  for (const agent of state.agents.values()) partyCount -= agent.joined.size;
  return partyCount === 0 ? faults : [...faults, 'somebody takes part in what is not there'];
};

/** Counters that are kept as they go equal a recount. */
const countersEqualRecount: Check = (state) => {
  const faults: string[] = [];
  for (const [queueId, queue] of state.queues) {
    const count = {
      scheduled: 0,
      queued: 0,
      offered: 0,
      active: 0,
      'on-hold': 0,
      parked: 0,
      'wrap-up': 0,
    };
    for (const interaction of state.interactions.values()) {
      if (interaction.queueId === queueId) count[interaction.state] += 1;
    }
    const agents = [...state.agents.values()].filter(({ config }) =>
      config.queueIds.includes(queueId),
    );
    const ready = agents.filter(
      ({ connection, routability }) => connection === 'online' && routability === 'ready',
    );
    const isSame =
      count.scheduled === queue.scheduledCount &&
      count.queued === queue.waiting.size &&
      count.offered === queue.offeredCount &&
      count.active + count['on-hold'] === queue.activeCount &&
      count.parked === queue.parkedCount &&
      count['wrap-up'] === queue.wrapUpCount &&
      ready.length === queue.readyAgentCount &&
      ready.filter(({ charges }) => charges.size === 0).length === queue.idleAgentCount &&
      agents.length === queue.agents.size;
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
  partiesAreMutual,
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
