// A demand is what a waiting interaction asks for: a queue's line, a channel, whoever meets a
// requirement. Interactions that ask for the same wait in one line, beside the agents who fit and
// are available in the order of the queue's strategy. So neither a choice nor a change of one agent
// scans agents or waiting work. Demands are an index: they can be rebuilt at any time and are part
// of no digest.
import type { AgentId, QueueId } from '@zentrale/kernel/values';
import { expressionText, meets, proficiencyIn, type AgentExpression } from './expression/index.ts';
import { channelCapacity, hasRoom } from './ledger.ts';
import { IDLE_DEMAND_COUNT_MAX } from './limits.ts';
import { OrderedSet } from './ordered-set.ts';
import { isSkippable, poolIn, requirementIn, type Asking } from './plan.ts';
import type { AgentConfig } from './settings.ts';
import type { Agent, AgentState, Interaction, Queue, WorkingState } from './state.ts';

/** How an agent of the queue stands to a demand. */
export type Standing =
  | 'available'
  | 'not-connected'
  | 'not-ready'
  | 'no-capacity'
  | 'channel-not-served'
  | 'skill-missing';

/** An agent who can serve a demand whenever she is available. */
export interface Fit {
  readonly agent: Agent;
  readonly demand: Demand;
  /** Sum of the agent's proficiencies in the skills asked for. */
  readonly proficiency: number;
}

export interface Demand {
  readonly key: string;
  readonly queue: Queue;
  readonly channel: string;
  readonly requirement: AgentExpression;
  /** The queues whose agents are considered. */
  readonly poolQueueIds: readonly QueueId[];
  /** Its step is passed over while nobody who fits is signed in. */
  readonly isSkippable: boolean;
  waiting: OrderedSet<Interaction>;
  available: OrderedSet<Fit>;
  /** Every agent of the pool counts once. */
  readonly standings: Record<Standing, number>;
  /** Live interactions with this demand, waiting or not. */
  interactionCount: number;
  /** Nobody may join it any more. */
  isDropped: boolean;
}

/** The demand of an interaction in a step of its queue; found by what it asks for, or opened. */
export function demandFor(state: WorkingState, queue: Queue, asking: Asking, step: number): Demand {
  const { plan } = queue;
  const wish = wishKey(asking, step, plan.asksContext);
  const known = plan.lines.get(wish);
  if (known !== undefined && !known.isDropped) return known;
  const requirement = requirementIn(plan, asking, step);
  const demand = openDemand(state, queue, {
    channel: asking.channel,
    requirement,
    poolQueueIds: poolIn(plan, step),
    isSkippable: isSkippable(plan, step),
  });
  if (plan.lines.size >= IDLE_DEMAND_COUNT_MAX * 4) plan.lines.clear();
  plan.lines.set(wish, demand);
  return demand;
}

type Kind = Pick<Demand, 'channel' | 'requirement' | 'poolQueueIds' | 'isSkippable'>;

/** Opening looks at every agent of the pool once. */
function openDemand(state: WorkingState, queue: Queue, kind: Kind): Demand {
  const key = demandKey(queue.config.queueId, kind);
  const present = state.demands.get(key);
  if (present !== undefined) return present;
  if (state.demands.size > IDLE_DEMAND_COUNT_MAX) dropIdleDemands(state);
  const demand: Demand = {
    key,
    queue,
    ...kind,
    waiting: new OrderedSet<Interaction>(queue.plan.compareWaiting),
    available: new OrderedSet(queue.plan.compareFits),
    standings: {
      available: 0,
      'not-connected': 0,
      'not-ready': 0,
      'no-capacity': 0,
      'channel-not-served': 0,
      'skill-missing': 0,
    },
    interactionCount: 0,
    isDropped: false,
  };
  state.demands.set(key, demand);
  queue.lines.add(demand);
  const seen = new Set<Agent>();
  for (const queueId of kind.poolQueueIds) {
    const pool = state.queues.get(queueId);
    pool?.served.add(demand);
    for (const agent of pool?.agents.values() ?? []) {
      if (seen.has(agent)) continue;
      seen.add(agent);
      fitTo(state, agent, demand);
    }
  }
  return demand;
}

/** Takes an agent out of the indices before anything that ranks her changes. */
export function withdraw(state: WorkingState, agent: Agent): void {
  for (const fit of agent.fits) {
    const { demand } = fit;
    const standing = standingOf(agent, demand.channel);
    demand.standings[standing] -= 1;
    if (standing === 'available') demand.available.delete(fit);
  }
  countAgent(state, agent, -1);
}

/** Puts her back, and notes what that makes possible. */
export function enlist(state: WorkingState, agent: Agent): void {
  for (const fit of agent.fits) enlistFit(state, fit);
  countAgent(state, agent, 1);
}

function countAgent(state: WorkingState, agent: Agent, by: 1 | -1): void {
  if (!isReady(agent)) return;
  const isIdle = agent.charges.size === 0;
  for (const queueId of agent.config.queueIds) {
    const queue = state.queues.get(queueId);
    if (queue === undefined) continue;
    queue.readyAgentCount += by;
    queue.placeCount += by * agent.placeCount;
    if (!isIdle) continue;
    queue.idleAgentCount += by;
    if (by === -1) continue;
    for (const other of queue.reserving) {
      for (const line of other.lines) noteMatch(state, line);
    }
  }
}

/** Relates a newly configured agent to every demand of her queues. */
export function linkAgent(state: WorkingState, agent: Agent): void {
  const demands = new Set<Demand>();
  for (const queueId of agent.config.queueIds) {
    const queue = state.queues.get(queueId);
    if (queue === undefined) continue;
    queue.agents.set(agent.config.agentId, agent);
    for (const demand of queue.served) demands.add(demand);
  }
  for (const demand of demands) fitTo(state, agent, demand);
  countAgent(state, agent, 1);
}

/** Takes the agent out of queues and demands; the opposite of `linkAgent`. */
export function unlinkAgent(state: WorkingState, agent: Agent): void {
  withdraw(state, agent);
  const demands = new Set<Demand>();
  for (const queueId of agent.config.queueIds) {
    const queue = state.queues.get(queueId);
    if (queue === undefined) continue;
    queue.agents.delete(agent.config.agentId);
    for (const demand of queue.served) demands.add(demand);
  }
  for (const demand of demands) {
    const misfit = misfitOf(agent.config, demand);
    if (misfit !== null) demand.standings[misfit] -= 1;
    noteSkip(state, demand);
  }
  agent.fits = [];
}

/** Closes every line of a queue; whoever waits in one has been taken out of it. */
export function dropLines(state: WorkingState, queue: Queue): void {
  dropDemands(state, [...queue.lines]);
  queue.plan.lines.clear();
}

/** The agent's place among the available ones of a demand, if she is one of them. */
export function availableFit(
  state: WorkingState,
  demand: Demand,
  agentId: AgentId,
): Fit | undefined {
  const agent = state.agents.get(agentId);
  if (agent === undefined || standingOf(agent, demand.channel) !== 'available') return undefined;
  return agent.fits.find((fit) => fit.demand === demand);
}

export function isReady(agent: AgentState): boolean {
  return agent.connection === 'online' && agent.routability === 'ready';
}

export function standingOf(
  agent: AgentState,
  channel: string,
): 'available' | 'not-connected' | 'not-ready' | 'no-capacity' {
  if (agent.connection !== 'online') return 'not-connected';
  if (agent.routability !== 'ready') return 'not-ready';
  return hasRoom(agent, channel) ? 'available' : 'no-capacity';
}

/** Why the agent can never serve this demand as she is configured; `null` when she can. */
export function misfitOf(
  config: AgentConfig,
  demand: { readonly channel: string; readonly requirement: AgentExpression },
): 'channel-not-served' | 'skill-missing' | null {
  if (channelCapacity(config, demand.channel) === undefined) return 'channel-not-served';
  return meets(demand.requirement, config) ? null : 'skill-missing';
}

/** Agents who fit and are signed in, ready or not. */
export function signedInCount({ standings }: Demand): number {
  return standings.available + standings['not-ready'] + standings['no-capacity'];
}

/** Call when somebody begins to wait, or may be served, in a line. */
export function noteMatch(state: WorkingState, demand: Demand): void {
  if (demand.waiting.size > 0 && demand.available.size > 0) state.unsettled.matches.add(demand);
}

/** Call when somebody begins to wait, or somebody who fits may have gone. */
export function noteSkip(state: WorkingState, demand: Demand): void {
  if (demand.isSkippable && demand.waiting.size > 0) state.unsettled.skips.add(demand);
}

function fitTo(state: WorkingState, agent: Agent, demand: Demand): void {
  const misfit = misfitOf(agent.config, demand);
  if (misfit !== null) {
    demand.standings[misfit] += 1;
    return;
  }
  const proficiency = proficiencyIn(demand.requirement, agent.config);
  const fit: Fit = { agent, demand, proficiency };
  agent.fits.push(fit);
  enlistFit(state, fit);
}

function enlistFit(state: WorkingState, fit: Fit): void {
  const { agent, demand } = fit;
  const standing = standingOf(agent, demand.channel);
  demand.standings[standing] += 1;
  if (standing === 'available') {
    demand.available.add(fit);
    noteMatch(state, demand);
  } else if (standing === 'not-connected') {
    noteSkip(state, demand);
  }
}

// Ids contain no line breaks, so the parts cannot run into each other.
function demandKey(queueId: QueueId, kind: Kind): string {
  const pool = kind.poolQueueIds.join(' ');
  const skippable = kind.isSkippable ? 'skippable' : '';
  const text = expressionText(kind.requirement);
  return `${queueId}\n${kind.channel}\n${pool}\n${skippable}\n${text}`;
}

/** Equal for interactions of one queue that ask for the same in a step. */
export function wishKey(asking: Asking, step: number, withContext: boolean): string {
  let key = `${step}\n${asking.channel}`;
  for (const { skillId, proficiencyMin } of asking.skills) key += `\n${skillId}\n${proficiencyMin}`;
  if (step < 0) key += `\n${asking.preferredAgentId}`;
  if (!withContext) return key;
  for (const [name, value] of Object.entries(asking.context)) {
    key += `\n${name}=${typeof value === 'string' ? JSON.stringify(value) : value}`;
  }
  return key;
}

function dropIdleDemands(state: WorkingState): void {
  const idle = [...state.demands.values()].filter(({ interactionCount }) => interactionCount === 0);
  dropDemands(state, idle);
}

function dropDemands(state: WorkingState, demands: readonly Demand[]): void {
  if (demands.length === 0) return;
  const touched = new Set<Agent>();
  for (const demand of demands) {
    demand.isDropped = true;
    state.demands.delete(demand.key);
    state.unsettled.matches.delete(demand);
    state.unsettled.skips.delete(demand);
    demand.queue.lines.delete(demand);
    for (const queueId of demand.poolQueueIds) {
      const pool = state.queues.get(queueId);
      pool?.served.delete(demand);
      for (const agent of pool?.agents.values() ?? []) touched.add(agent);
    }
  }
  for (const agent of touched) agent.fits = agent.fits.filter(({ demand }) => !demand.isDropped);
}
