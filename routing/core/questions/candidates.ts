import { between, type AgentId, type Instant } from '@zentrale/kernel/values';
import { misfitOf, standingOf, type Fit } from '../demand.ts';
import { meets, proficiencyIn, unmetParts, type AgentExpression } from '../expression/index.ts';
import type { ExclusionReason } from '../facts/about.ts';
import { channelCapacity } from '../ledger.ts';
import { poolIn, requirementIn } from '../plan.ts';
import { isHeldInReserve } from '../reserve.ts';
import type { Agent, Queue, RoutingState } from '../state.ts';
import type { Explained } from './explain-waiting.ts';
import type { CandidateView } from './types.ts';

/** Everybody of the pool of the last step: who could be offered it now first, in their order. */
export function candidatesOf(
  state: RoutingState,
  queue: Queue,
  asking: Explained,
  now: Instant,
): CandidateView[] {
  const { plan } = queue;
  const requirements = plan.steps.map((_, step) => requirementIn(plan, asking, step));
  const requirement = requirementIn(plan, asking, asking.step);
  const pool = new Set(poolIn(plan, asking.step));
  const found = new Map<AgentId, { view: CandidateView; fit: Fit }>();
  for (const queueId of poolIn(plan, plan.steps.length - 1)) {
    for (const agent of (
      state.queues.get(queueId)?.agents ?? new Map()
    ).values() as Iterable<Agent>) {
      if (found.has(agent.config.agentId)) continue;
      const view = candidate(state, queue, asking, { agent, requirement, requirements, pool, now });
      found.set(agent.config.agentId, {
        view,
        // Strategies rank fits; this one is in no line.
        fit: { agent, proficiency: view.proficiency } as Fit,
      });
    }
  }
  return [...found.values()]
    .toSorted((a, b) => rank(a.view) - rank(b.view) || plan.compareFits(a.fit, b.fit))
    .map(({ view }) => view);
}

/** How many are left out, by reason, most frequent first. */
export function countExcluded(candidates: readonly CandidateView[]) {
  const counts = new Map<ExclusionReason, number>();
  for (const { excludedBy } of candidates) {
    if (excludedBy !== null) counts.set(excludedBy, (counts.get(excludedBy) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

interface Examined {
  readonly agent: Agent;
  /** Of the present step, and of all of them. */
  readonly requirement: AgentExpression;
  readonly requirements: readonly AgentExpression[];
  readonly pool: ReadonlySet<string>;
  readonly now: Instant;
}

function candidate(
  state: RoutingState,
  queue: Queue,
  asking: Explained,
  examined: Examined,
): CandidateView {
  const { agent, requirement, requirements, now } = examined;
  const serves = channelCapacity(agent.config, asking.channel) !== undefined;
  const first = requirements.findIndex(
    (one, step) =>
      serves &&
      meets(one, agent.config) &&
      poolIn(queue.plan, step).some((queueId) => agent.config.queueIds.includes(queueId)),
  );
  return {
    agentId: agent.config.agentId,
    excludedBy: excludedBy(state, queue, asking, examined),
    unmet: unmetParts(requirement, agent.config),
    proficiency: proficiencyIn(requirement, agent.config),
    idleMs: between(agent.idleSinceAt, now),
    loadPct: Math.floor(agent.loadPpm / 10_000),
    qualifiesInStep: first < 0 ? null : first,
  };
}

function excludedBy(
  state: RoutingState,
  queue: Queue,
  { channel, offeredBefore }: Explained,
  { agent, requirement, pool }: Examined,
): ExclusionReason | null {
  const misfit = misfitOf(agent.config, { channel, requirement });
  if (misfit !== null) return misfit;
  // Her queues are added in a later step only.
  if (!agent.config.queueIds.some((queueId) => pool.has(queueId))) return 'skill-missing';
  const standing = standingOf(agent, channel);
  if (standing !== 'available') return standing;
  if (offeredBefore.includes(agent.config.agentId)) return 'offered-before';
  return isHeldInReserve(state, { queue }, agent) ? 'held-in-reserve' : null;
}

const RANKS: Readonly<Record<ExclusionReason, number>> = {
  'held-in-reserve': 1,
  'offered-before': 2,
  'no-capacity': 3,
  'not-ready': 4,
  'not-connected': 5,
  'channel-not-served': 6,
  'skill-missing': 7,
};

function rank({ excludedBy: reason }: CandidateView): number {
  return reason === null ? 0 : RANKS[reason];
}
