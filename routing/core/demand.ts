// A demand is what a waiting interaction asks for: a queue's line, a channel, whoever meets a
// requirement. Interactions that ask for the same wait in one line, beside the agents who fit and
// are available in the order of the queue's strategy. So neither a choice nor a change of one agent
// scans agents or waiting work. Demands are an index: they can be rebuilt at any time and are part
// of no digest.
import type { AgentId, QueueId } from '@zentrale/kernel/values';
import { meets, type AgentExpression } from './expression/index.ts';
import { channelCapacity, hasRoom } from './ledger.ts';
import type { OrderedSet } from './ordered-set.ts';
import type { AgentConfig } from './settings.ts';
import type { Standing, Standings } from './standings.ts';
import type { Agent, AgentState, Interaction, Queue, WorkingState } from './state.ts';

/** An agent who can serve a demand whenever she is available. */
export interface Fit {
  readonly agent: Agent;
  readonly demand: Demand;
  /** Sum of the agent's proficiencies in the skills asked for. */
  readonly proficiency: number;
  /** As it is counted in the demand. */
  standing: Standing;
}

export interface Demand {
  readonly key: string;
  readonly queue: Queue;
  readonly channel: string;
  readonly requirement: AgentExpression;
  /** The queues whose agents are considered. */
  readonly poolQueueIds: readonly QueueId[];
  /** Considered alone, while the preferred agent is waited for. */
  readonly onlyAgentId: AgentId | null;
  /** Its step is passed over while nobody who fits is signed in. */
  readonly isSkippable: boolean;
  waiting: OrderedSet<Interaction>;
  available: OrderedSet<Fit>;
  /** Every agent who is considered counts once. */
  readonly standings: Standings;
  /** Live interactions with this demand, waiting or not. */
  interactionCount: number;
  /** Among the matching lines of its queue. */
  isMatching: boolean;
  /** Nobody may join it any more. */
  isDropped: boolean;
}

/** The agent's place among the available ones of a demand, if she is one of them. */
export function availableFit(
  state: WorkingState,
  demand: Demand,
  agentId: AgentId,
): Fit | undefined {
  const agent = state.agents.get(agentId);
  return agent?.fits.find((fit) => fit.demand === demand && fit.standing === 'available');
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

/** Call when somebody begins to wait, or may be served, in a line. */
export function noteMatch(state: WorkingState, demand: Demand): void {
  if (demand.isMatching || demand.waiting.size === 0 || demand.available.size === 0) return;
  const { matching } = demand.queue;
  if (matching.length === 0) state.unsettled.matching.push(demand.queue);
  matching.push(demand);
  demand.isMatching = true;
}

/** Call when somebody begins to wait, or somebody who fits may have gone. */
export function noteSkip(state: WorkingState, demand: Demand): void {
  if (demand.isSkippable && demand.waiting.size > 0) state.unsettled.skips.add(demand);
}

/** Whether the line is for everybody of its pool, or for this one. */
export function considers({ onlyAgentId }: Demand, { config }: AgentState): boolean {
  return onlyAgentId === null || onlyAgentId === config.agentId;
}
