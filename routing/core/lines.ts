// Opens, finds and closes the lines in which interactions wait.
import type { QueueId } from '@zentrale/kernel/values';
import type { Demand } from './demand.ts';
import { expressionText } from './expression/index.ts';
import { IDLE_LINE_COUNT_MAX } from './limits.ts';
import { OrderedSet } from './ordered-set.ts';
import { isSkippable, poolIn, requirementIn, STICKY_STEP, type Asking, type Wish } from './plan.ts';
import { fitTo } from './roster.ts';
import { noStandings } from './standings.ts';
import type { Agent, Interaction, Queue, WorkingState } from './state.ts';

/** The demand of an interaction in a step of its queue; found by what it asks for, or opened. */
export function demandFor(state: WorkingState, queue: Queue, asking: Asking, step: number): Demand {
  const { plan } = queue;
  if (plan.latest !== null && isLike(plan.latest, asking, step)) return plan.latest.demand;
  const demand = demandByKey(state, queue, asking, step);
  const { channel, skills } = asking;
  // Where context or one agent is asked for, hardly anybody asks for the same.
  plan.latest = plan.asksContext || step < 0 ? null : { step, channel, skills, demand };
  return demand;
}

/** As a rule one asks for what the one before asked for; that needs no key. */
function isLike({ step, channel, skills, demand }: Wish, asking: Asking, inStep: number): boolean {
  if (step !== inStep || channel !== asking.channel || demand.isDropped) return false;
  if (skills.length !== asking.skills.length) return false;
  for (let at = 0; at < skills.length; at += 1) {
    const own = skills[at];
    const other = asking.skills[at];
    if (own?.skillId !== other?.skillId || own?.proficiencyMin !== other?.proficiencyMin) {
      return false;
    }
  }
  return true;
}

function demandByKey(state: WorkingState, queue: Queue, asking: Asking, step: number): Demand {
  const { plan } = queue;
  const wish = wishKey(asking, step, plan.asksContext);
  const known = plan.lines.get(wish);
  if (known !== undefined && !known.isDropped) return known;
  const requirement = requirementIn(plan, asking, step);
  const demand = openDemand(state, queue, {
    channel: asking.channel,
    requirement,
    poolQueueIds: poolIn(plan, step),
    onlyAgentId: step === STICKY_STEP ? asking.preferredAgentId : null,
    isSkippable: isSkippable(plan, step),
  });
  if (plan.lines.size >= IDLE_LINE_COUNT_MAX * WISHES_PER_LINE) plan.lines.clear();
  plan.lines.set(wish, demand);
  return demand;
}

/** Different wishes may come to the same line; no more of them are remembered on average. */
const WISHES_PER_LINE = 4;

type Kind = Pick<
  Demand,
  'channel' | 'requirement' | 'poolQueueIds' | 'onlyAgentId' | 'isSkippable'
>;

/** Opening looks at every agent who is considered once. */
function openDemand(state: WorkingState, queue: Queue, kind: Kind): Demand {
  const key = demandKey(queue.config.queueId, kind);
  const present = state.demands.get(key);
  if (present !== undefined) return present;
  if (queue.lines.size >= queue.lineCountMax) dropIdleLines(state, queue);
  const demand: Demand = {
    key,
    queue,
    ...kind,
    waiting: new OrderedSet<Interaction>(queue.plan.compareWaiting),
    available: new OrderedSet(queue.plan.compareFits),
    standings: noStandings(),
    interactionCount: 0,
    isMatching: false,
    isDropped: false,
  };
  state.demands.set(key, demand);
  queue.lines.add(demand);
  const seen = new Set<Agent>();
  for (const queueId of kind.poolQueueIds) {
    const pool = state.queues.get(queueId);
    if (pool === undefined) continue;
    pool.served.add(demand);
    for (const agent of consideredIn(pool, demand)) {
      if (seen.has(agent)) continue;
      seen.add(agent);
      fitTo(state, agent, demand);
    }
  }
  return demand;
}

/** Closes every line of a queue; whoever waits in one has been taken out of it. */
export function dropLines(state: WorkingState, queue: Queue): void {
  dropDemands(state, [...queue.lines]);
  queue.plan.lines.clear();
  queue.plan.latest = null;
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

// The bound leaves room for as many new lines as it drops at most: dropping is rare.
function dropIdleLines(state: WorkingState, queue: Queue): void {
  dropDemands(
    state,
    [...queue.lines].filter(({ interactionCount }) => interactionCount === 0),
  );
  queue.lineCountMax = queue.lines.size + IDLE_LINE_COUNT_MAX;
}

function dropDemands(state: WorkingState, demands: readonly Demand[]): void {
  const touched = new Set<Agent>();
  const emptied = new Set<Queue>();
  for (const demand of demands) {
    demand.isDropped = true;
    state.demands.delete(demand.key);
    state.unsettled.skips.delete(demand);
    demand.queue.lines.delete(demand);
    for (const queueId of demand.poolQueueIds) {
      const pool = state.queues.get(queueId);
      if (pool === undefined) continue;
      pool.served.delete(demand);
      if (emptied.has(pool)) continue;
      if (demand.onlyAgentId === null) emptied.add(pool);
      for (const agent of consideredIn(pool, demand)) touched.add(agent);
    }
  }
  for (const agent of touched) agent.fits = agent.fits.filter(({ demand }) => !demand.isDropped);
}

function consideredIn({ agents }: Queue, { onlyAgentId }: Demand): Iterable<Agent> {
  if (onlyAgentId === null) return agents.values();
  const only = agents.get(onlyAgentId);
  return only === undefined ? [] : [only];
}
