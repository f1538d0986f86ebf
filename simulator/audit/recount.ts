import type { AgentState, InteractionState, QueueState, RoutingState } from '@zentrale/routing';
import { checkEverybody } from './liveness.ts';
import {
  isReady,
  loadOf,
  type AgentPicture,
  type InteractionPicture,
  type Picture,
} from './picture.ts';
import type { Checks } from './violation.ts';

/** Everything the engine keeps as it goes, against a count of everything from the facts. */
export function recount(picture: Picture, checks: Checks, state: RoutingState): void {
  same(checks, 'the state', {
    version: [state.version, picture.version],
    agents: [state.agents.size, picture.agents.size],
    queues: [state.queues.size, picture.queues.size],
    interactions: [state.interactions.size, picture.interactions.size],
    offers: [state.offers.size, picture.offers.size],
  });
  for (const [queueId, queue] of state.queues) recountQueue(picture, checks, queueId, queue);
  for (const agent of picture.agents.values()) {
    recountAgent(checks, agent, state.agents.get(agent.agentId));
  }
  for (const interaction of picture.interactions.values()) {
    recountInteraction(checks, interaction, state.interactions.get(interaction.interactionId));
  }
  checkEverybody(picture, checks);
}

function recountQueue(picture: Picture, checks: Checks, queueId: string, queue: QueueState): void {
  const counts = {
    scheduled: 0,
    queued: 0,
    offered: 0,
    active: 0,
    'on-hold': 0,
    parked: 0,
    'wrap-up': 0,
  };
  for (const interaction of picture.interactions.values()) {
    if (interaction.queueId === queueId) counts[interaction.place] += 1;
  }
  const agents = [...picture.agents.values()].filter(({ config }) =>
    config.queueIds.some((served) => served === queueId),
  );
  same(checks, `queue ${queueId}`, {
    waiting: [queue.waiting.size, counts.queued],
    offered: [queue.offeredCount, counts.offered],
    active: [queue.activeCount, counts.active + counts['on-hold']],
    scheduled: [queue.scheduledCount, counts.scheduled],
    parked: [queue.parkedCount, counts.parked],
    wrapUp: [queue.wrapUpCount, counts['wrap-up']],
    agents: [queue.agents.size, agents.length],
    ready: [queue.readyAgentCount, agents.filter(isReady).length],
    idle: [
      queue.idleAgentCount,
      agents.filter((agent) => isReady(agent) && agent.charges.size === 0).length,
    ],
  });
}

function recountAgent(checks: Checks, agent: AgentPicture, state: AgentState | undefined): void {
  same(checks, `agent ${agent.agentId}`, {
    connection: [state?.connection, agent.connection],
    routability: [state?.routability, agent.routability],
    load: [state?.loadUsed, loadOf(agent)],
    held: [listed(state?.held), listed(agent.held.keys())],
    offers: [listed(state?.offerIds), listed(agent.offers.keys())],
    parked: [listed(state?.parked), listed(agent.parked.keys())],
    score: [state?.score, agent.score],
    meanHandleMs: [state?.meanHandleMs, agent.meanHandleMs],
    joined: [listed(state?.joined), listed(agent.joined.keys())],
    charges: [listed(state?.charges.keys()), listed(agent.charges.keys())],
  });
  const { total } = agent.config.capacity;
  checks.that(
    'load-within-capacity',
    loadOf(agent) <= Math.max(total, agent.allowance),
    () => `${agent.agentId} holds ${loadOf(agent)} of ${total}`,
  );
}

function recountInteraction(
  checks: Checks,
  interaction: InteractionPicture,
  state: InteractionState | undefined,
): void {
  const { place, holder } = interaction;
  same(checks, `interaction ${interaction.interactionId}`, {
    place: [state?.state, place],
    queue: [state?.queueId, interaction.queueId],
    step: [state?.step, interaction.step],
    priority: [state?.priority, interaction.priority],
    holder: [state?.agentId, holder?.agentId ?? null],
    queuedAt: [state?.queuedAt, interaction.queuedAt],
    waitingSinceAt: [state?.waitingSinceAt, interaction.waitingSinceAt],
    dueAt: [state?.dueAt, interaction.dueAt],
  });
  const isHeld = place === 'active' || place === 'on-hold' || place === 'wrap-up';
  const isOwned = isHeld || place === 'parked';
  checks.that(
    'one-place',
    (holder !== null) === isOwned &&
      (!isHeld || holder?.held.has(interaction.interactionId) === true) &&
      (place === 'offered' ? interaction.offers.size > 0 : true) &&
      (place === 'queued' || place === 'wrap-up' ? interaction.offers.size === 0 : true),
    () => `${interaction.interactionId} is ${place} with ${holder?.agentId ?? 'nobody'}`,
  );
}

type Pair = readonly [counted: unknown, recounted: unknown];

function same(checks: Checks, what: string, pairs: Readonly<Record<string, Pair>>): void {
  for (const [name, [counted, recounted]] of Object.entries(pairs)) {
    checks.that(
      'counters-equal-recount',
      counted === recounted,
      () => `${what}: ${name} is ${String(counted)}, a recount gives ${String(recounted)}`,
    );
  }
}

function listed(ids: Iterable<string> | undefined): string {
  return [...(ids ?? ['nothing'])].toSorted().join();
}
