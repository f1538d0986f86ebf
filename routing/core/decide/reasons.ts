// Decisions in the terms people are shown: who stood out and who was left out, why.
import { between, must, type Instant } from '@zentrale/kernel/values';
import type { SkillRequirement } from '../commands.ts';
import { availableFit, type Fit } from '../demand.ts';
import type { Decision, ExclusionReason } from '../facts.ts';
import { LEADER_COUNT_MAX } from '../limits.ts';
import type { AgentState, Interaction, WorkingState } from '../state.ts';

const STANDING_REASONS = [
  'not-connected',
  'not-ready',
  'no-capacity',
  'channel-not-served',
  'skill-missing',
] as const;

/** The choice among the available agents; the chosen one leads. */
export function strategyDecision(
  state: WorkingState,
  interaction: Interaction,
  chosen: Fit,
  now: Instant,
): Decision {
  const { demand } = interaction;
  const queue = must(state.queues.get(demand.queueId), 'queue of a demand');
  const { offeredBefore } = interaction;
  const isStale = offeredBefore.includes(chosen.agent.config.agentId);
  const leaders: Decision['leaders'][number][] = [];
  demand.available.some((fit) => {
    if (!isStale && offeredBefore.includes(fit.agent.config.agentId)) return false;
    leaders.push(leader(fit.agent, fit.proficiency, now));
    return leaders.length === LEADER_COUNT_MAX;
  });
  const excluded: { reason: ExclusionReason; count: number }[] = [];
  for (const reason of STANDING_REASONS) {
    const count = demand.standings[reason];
    if (count > 0) excluded.push({ reason, count });
  }
  if (!isStale && offeredBefore.length > 0) {
    const passedOver = offeredBefore.filter((agentId) => availableFit(state, demand, agentId));
    if (passedOver.length > 0) {
      excluded.push({ reason: 'offered-before', count: passedOver.length });
    }
  }
  return {
    strategy: queue.config.agentStrategy,
    consideredCount: queue.agents.size,
    leaders,
    excluded,
  };
}

/** The interaction was meant for this agent. */
export function directedDecision(
  agent: AgentState,
  skills: readonly SkillRequirement[],
  now: Instant,
): Decision {
  let proficiency = 0;
  for (const { skillId } of skills) {
    proficiency += agent.config.skills.find((own) => own.skillId === skillId)?.proficiency ?? 0;
  }
  return {
    strategy: 'directed',
    consideredCount: 1,
    leaders: [leader(agent, proficiency, now)],
    excluded: [],
  };
}

function leader(agent: AgentState, proficiency: number, now: Instant) {
  return {
    agentId: agent.config.agentId,
    proficiency,
    idleMs: between(agent.idleSinceAt, now),
    loadPct: Math.floor(agent.loadPpm / 10_000),
  };
}
