// Keeps agents in their places: among the available ones of every line they fit, and in the counts
// of their queues. A change of one agent costs the number of lines she fits.
import {
  considers,
  isReady,
  misfitOf,
  noteMatch,
  noteSkip,
  standingOf,
  type Demand,
  type Fit,
} from './demand.ts';
import { proficiencyIn } from './expression/index.ts';
import { countStanding, type Standing } from './standings.ts';
import type { Agent, WorkingState } from './state.ts';

/** Takes an agent out of the orders before anything that ranks her changes. */
export function withdraw(agent: Agent): void {
  for (const fit of agent.fits) {
    if (fit.standing === 'available') fit.demand.available.delete(fit);
  }
}

/** Puts her back, standing as she does now, and notes what that makes possible. */
export function enlist(state: WorkingState, agent: Agent): void {
  let channel = '';
  let standing: Standing = 'not-connected';
  for (const fit of agent.fits) {
    const { demand } = fit;
    if (demand.channel !== channel) {
      channel = demand.channel;
      standing = standingOf(agent, channel);
    }
    if (fit.standing !== standing) {
      countStanding(demand.standings, fit.standing, -1);
      countStanding(demand.standings, standing, 1);
      fit.standing = standing;
    }
    stand(state, fit);
  }
  countAgent(state, agent, presenceOf(agent));
}

/** Relates an agent to her queues, and to every line they serve. */
export function linkAgent(state: WorkingState, agent: Agent): void {
  for (const queueId of agent.config.queueIds) {
    const queue = state.queues.get(queueId);
    if (queue !== undefined) agent.queues.push(queue);
  }
  for (const queue of agent.queues) queue.agents.set(agent.config.agentId, agent);
  for (const demand of linesServed(agent)) fitTo(state, agent, demand);
  countAgent(state, agent, presenceOf(agent));
}

/** Takes the agent out of queues and lines; the opposite of `linkAgent`. */
export function unlinkAgent(state: WorkingState, agent: Agent): void {
  withdraw(agent);
  for (const { demand, standing } of agent.fits) countStanding(demand.standings, standing, -1);
  for (const demand of linesServed(agent)) {
    const misfit = misfitOf(agent.config, demand);
    if (misfit !== null) countStanding(demand.standings, misfit, -1);
    noteSkip(state, demand);
  }
  countAgent(state, agent, 'absent');
  for (const queue of agent.queues) queue.agents.delete(agent.config.agentId);
  agent.queues = [];
  agent.fits = [];
}

/** Relates an agent to one line of her queues. */
export function fitTo(state: WorkingState, agent: Agent, demand: Demand): void {
  const misfit = misfitOf(agent.config, demand);
  const standing = misfit ?? standingOf(agent, demand.channel);
  countStanding(demand.standings, standing, 1);
  if (misfit !== null) return;
  const proficiency = proficiencyIn(demand.requirement, agent.config);
  const fit: Fit = { agent, demand, proficiency, standing };
  agent.fits.push(fit);
  stand(state, fit);
}

function stand(state: WorkingState, fit: Fit): void {
  const { demand, standing } = fit;
  if (standing === 'available') {
    demand.available.add(fit);
    noteMatch(state, demand);
  } else if (standing === 'not-connected') {
    noteSkip(state, demand);
  }
}

function linesServed(agent: Agent): Set<Demand> {
  const demands = new Set<Demand>();
  for (const { served } of agent.queues) {
    for (const demand of served) if (considers(demand, agent)) demands.add(demand);
  }
  return demands;
}

/** What an agent adds to the counts of her queues. */
export type Presence = 'absent' | 'busy' | 'idle';

function presenceOf(agent: Agent): Presence {
  if (!isReady(agent)) return 'absent';
  return agent.charges.size === 0 ? 'idle' : 'busy';
}

function countAgent(state: WorkingState, agent: Agent, presence: Presence): void {
  const before = agent.countedAs;
  if (presence === before) return;
  agent.countedAs = presence;
  const readyBy = Number(presence !== 'absent') - Number(before !== 'absent');
  const idleBy = Number(presence === 'idle') - Number(before === 'idle');
  for (const queue of agent.queues) {
    queue.readyAgentCount += readyBy;
    queue.placeCount += readyBy * agent.placeCount;
    queue.idleAgentCount += idleBy;
    if (idleBy !== 1 || queue.reserving.size === 0) continue;
    // Somebody more is idle than a reserve may ask for.
    for (const other of queue.reserving) {
      for (const line of other.lines) noteMatch(state, line);
    }
  }
}
