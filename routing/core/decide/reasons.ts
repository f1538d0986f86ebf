// Decisions in the terms people are shown: who stood out and who was left out, why.
import { between, type Instant } from '@zentrale/kernel/values';
import { availableFit, type Demand, type Fit } from '../demand.ts';
import type { Decision, ExclusionReason } from '../facts/about.ts';
import { LEADER_COUNT_MAX } from '../limits.ts';
import { isHeldInReserve } from '../reserve.ts';
import { consideredCount, obstacles } from '../standings.ts';
import type { AgentState, Interaction, InteractionState, WorkingState } from '../state.ts';

/** The choice among the available agents; the chosen one leads. */
export function strategyDecision(
  state: WorkingState,
  interaction: Interaction,
  chosen: Fit,
  now: Instant,
): Decision {
  const { demand } = chosen;
  const { offeredBefore } = interaction;
  const isStale = offeredBefore.includes(chosen.agent.config.agentId);
  const leaders = [leader(chosen.agent, chosen.proficiency, now)];
  let isBehind = false;
  // Whoever is available alone is compared with nobody, as everywhere where people wait.
  if (demand.available.size > 1) {
    demand.available.some((fit) => {
      if (fit === chosen) isBehind = true;
      if (fit === chosen || !isBehind) return false;
      if (isHeldInReserve(state, demand, fit.agent)) return false;
      if (!isStale && offeredBefore.includes(fit.agent.config.agentId)) return false;
      leaders.push(leader(fit.agent, fit.proficiency, now));
      return leaders.length === LEADER_COUNT_MAX;
    });
  }
  return {
    strategy: demand.queue.config.agentStrategy,
    step: interaction.step,
    consideredCount: consideredCount(demand.standings),
    leaders,
    excluded: exclusions(state, demand, isStale ? [] : offeredBefore),
  };
}

/** Somebody meant this very agent. */
export function directedDecision(
  agent: AgentState,
  { skills, step }: InteractionState,
  { now, strategy }: { now: Instant; strategy: 'preferred' | 'directed' },
): Decision {
  let proficiency = 0;
  for (const { skillId } of skills) {
    proficiency += agent.config.skills.find((own) => own.skillId === skillId)?.proficiency ?? 0;
  }
  return {
    strategy,
    step,
    consideredCount: 1,
    leaders: [leader(agent, proficiency, now)],
    excluded: [],
  };
}

/** How many of the pool are left out, by reason. */
function exclusions(
  state: WorkingState,
  demand: Demand,
  passedOver: InteractionState['offeredBefore'],
): Decision['excluded'] {
  const excluded: { reason: ExclusionReason; count: number }[] = obstacles(demand.standings);
  if (passedOver.length > 0) {
    const count = passedOver.filter((agentId) => availableFit(state, demand, agentId)).length;
    if (count > 0) excluded.push({ reason: 'offered-before', count });
  }
  if (demand.queue.config.reserve !== null) {
    let count = 0;
    for (const { agent } of demand.available) {
      if (isHeldInReserve(state, demand, agent)) count += 1;
    }
    if (count > 0) excluded.push({ reason: 'held-in-reserve', count });
  }
  return excluded;
}

function leader(agent: AgentState, proficiency: number, now: Instant) {
  return {
    agentId: agent.config.agentId,
    proficiency,
    idleMs: between(agent.idleSinceAt, now),
    loadPct: Math.floor(agent.loadPpm / 10_000),
  };
}
