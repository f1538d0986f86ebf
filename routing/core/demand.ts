// A demand is what a waiting interaction asks for: a queue, a channel, skills. Interactions that
// ask for the same wait in one line, beside the agents who fit and are available in the order of
// the queue's strategy. So neither a choice nor a change of one agent scans agents or waiting work.
// Demands are an index: they can be rebuilt at any time and are part of no digest.
import type { AgentId, QueueId } from '@zentrale/kernel/values';
import { AGENT_STRATEGIES } from './choice/strategies.ts';
import type { AgentConfig, SkillRequirement } from './commands.ts';
import { channelCapacity, hasRoom } from './ledger.ts';
import { IDLE_DEMAND_COUNT_MAX } from './limits.ts';
import { OrderedSet } from './ordered-set.ts';
import { byPriorityThenAge } from './ordering/priority-then-age.ts';
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
  /** Sum of the agent's proficiencies in the required skills. */
  readonly proficiency: number;
}

export interface Demand {
  readonly key: string;
  readonly queueId: QueueId;
  readonly channel: string;
  readonly skills: readonly SkillRequirement[];
  readonly waiting: OrderedSet<Interaction>;
  available: OrderedSet<Fit>;
  /** Every agent of the queue counts once. */
  readonly standings: Record<Standing, number>;
  /** Live interactions with this demand, waiting or not. */
  interactionCount: number;
}

/** Finds or opens the demand; opening looks at every agent of the queue once. */
export function openDemand(
  state: WorkingState,
  queue: Queue,
  channel: string,
  skills: readonly SkillRequirement[],
): Demand {
  const key = demandKey(queue.config.queueId, channel, skills);
  const present = state.demands.get(key);
  if (present !== undefined) return present;
  if (state.demands.size > IDLE_DEMAND_COUNT_MAX) dropIdleDemands(state);
  const demand: Demand = {
    key,
    queueId: queue.config.queueId,
    channel,
    skills,
    waiting: new OrderedSet<Interaction>(byPriorityThenAge),
    available: new OrderedSet(AGENT_STRATEGIES[queue.config.agentStrategy]),
    standings: {
      available: 0,
      'not-connected': 0,
      'not-ready': 0,
      'no-capacity': 0,
      'channel-not-served': 0,
      'skill-missing': 0,
    },
    interactionCount: 0,
  };
  state.demands.set(key, demand);
  queue.demands.add(demand);
  for (const agent of queue.agents.values()) fitTo(agent, demand);
  return demand;
}

/** Takes an agent out of the indices before anything that ranks her changes. */
export function withdraw(agent: Agent): void {
  for (const fit of agent.fits) {
    const { demand } = fit;
    const standing = standingOf(agent, demand.channel);
    demand.standings[standing] -= 1;
    if (standing === 'available') demand.available.delete(fit);
  }
}

export function enlist(agent: Agent): void {
  for (const fit of agent.fits) enlistFit(fit);
}

/** Relates a newly configured agent to every demand of her queues. */
export function linkAgent(state: WorkingState, agent: Agent): void {
  for (const queueId of agent.config.queueIds) {
    const queue = state.queues.get(queueId);
    if (queue === undefined) continue;
    queue.agents.set(agent.config.agentId, agent);
    if (isReady(agent)) queue.readyAgentCount += 1;
    for (const demand of queue.demands) fitTo(agent, demand);
  }
}

/** Takes the agent out of queues and demands; the opposite of `linkAgent`. */
export function unlinkAgent(state: WorkingState, agent: Agent): void {
  withdraw(agent);
  agent.fits = [];
  for (const queueId of agent.config.queueIds) {
    const queue = state.queues.get(queueId);
    if (queue === undefined) continue;
    queue.agents.delete(agent.config.agentId);
    if (isReady(agent)) queue.readyAgentCount -= 1;
    for (const demand of queue.demands) {
      const misfit = misfitOf(agent.config, demand);
      if (misfit !== null) demand.standings[misfit] -= 1;
    }
  }
}

/** Ranks the available agents anew after the queue's strategy changed. */
export function reorderDemands(queue: Queue): void {
  for (const demand of queue.demands) {
    const available = new OrderedSet(AGENT_STRATEGIES[queue.config.agentStrategy]);
    for (const fit of demand.available) available.add(fit);
    demand.available = available;
  }
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
  demand: { readonly channel: string; readonly skills: readonly SkillRequirement[] },
): 'channel-not-served' | 'skill-missing' | null {
  if (channelCapacity(config, demand.channel) === undefined) return 'channel-not-served';
  for (const { skillId, proficiencyMin } of demand.skills) {
    const skill = config.skills.find((own) => own.skillId === skillId);
    if (skill === undefined || skill.proficiency < proficiencyMin) return 'skill-missing';
  }
  return null;
}

function fitTo(agent: Agent, demand: Demand): void {
  const misfit = misfitOf(agent.config, demand);
  if (misfit !== null) {
    demand.standings[misfit] += 1;
    return;
  }
  let proficiency = 0;
  for (const { skillId } of demand.skills) {
    proficiency += agent.config.skills.find((own) => own.skillId === skillId)?.proficiency ?? 0;
  }
  const fit: Fit = { agent, demand, proficiency };
  agent.fits.push(fit);
  enlistFit(fit);
}

function enlistFit(fit: Fit): void {
  const { agent, demand } = fit;
  const standing = standingOf(agent, demand.channel);
  demand.standings[standing] += 1;
  if (standing === 'available') demand.available.add(fit);
}

// Ids contain no line breaks, so the parts cannot run into each other.
function demandKey(queueId: QueueId, channel: string, skills: readonly SkillRequirement[]): string {
  let key = `${queueId}\n${channel}`;
  const sorted =
    skills.length > 1 ? skills.toSorted((a, b) => (a.skillId < b.skillId ? -1 : 1)) : skills;
  for (const { skillId, proficiencyMin } of sorted) key += `\n${skillId}\n${proficiencyMin}`;
  return key;
}

function dropIdleDemands(state: WorkingState): void {
  const dropped = new Set<Demand>();
  for (const demand of state.demands.values()) {
    if (demand.interactionCount > 0) continue;
    dropped.add(demand);
    state.demands.delete(demand.key);
    state.queues.get(demand.queueId)?.demands.delete(demand);
  }
  if (dropped.size === 0) return;
  for (const agent of state.agents.values()) {
    agent.fits = agent.fits.filter((fit) => !dropped.has(fit.demand));
  }
}
