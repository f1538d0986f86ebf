import { durationMs, later, type Instant, type InteractionId } from '@zentrale/kernel/values';
import { estimateWait } from '../estimate/index.ts';
import { expressionText, meets } from '../expression/index.ts';
import { channelCapacity } from '../ledger.ts';
import { poolIn, requirementIn, STICKY_STEP } from '../plan.ts';
import type { AgentState, Interaction, Queue, RoutingState } from '../state.ts';
import { candidatesOf, countExcluded } from './candidates.ts';
import { aheadOf, type Placed } from './position.ts';
import type { StepView, WaitingExplanation } from './types.ts';

/** What an explanation needs of an interaction, waiting or only imagined. */
export type Explained = Placed &
  Pick<
    Interaction,
    'channel' | 'skills' | 'context' | 'preferredAgentId' | 'step' | 'stepSinceAt' | 'offeredBefore'
  >;

interface Asked {
  readonly now: Instant;
  readonly candidateCountMax: number;
}

/**
 * Why an interaction waits, or is on offer; `null` when it does neither. Looks at every agent of
 * the queue: for people who ask, not for every frame of a screen.
 */
export function explainWaiting(
  state: RoutingState,
  interactionId: InteractionId,
  now: Instant,
  candidateCountMax: number,
): WaitingExplanation | null {
  const interaction = state.interactions.get(interactionId);
  if (interaction?.state !== 'queued' && interaction?.state !== 'offered') return null;
  // Only working states are ever made; the readonly view has the same members.
  const queue = state.queues.get(interaction.queueId) as Queue | undefined;
  return queue === undefined
    ? null
    : explain(state, queue, interaction, { now, candidateCountMax });
}

export function explain(
  state: RoutingState,
  queue: Queue,
  asking: Explained,
  { now, candidateCountMax }: Asked,
): WaitingExplanation {
  const candidates = candidatesOf(state, queue, asking, now);
  const steps = stepsOf(state, queue, asking);
  const ahead = aheadOf(queue, asking);
  return {
    queueId: queue.config.queueId,
    step: asking.step,
    steps,
    nextStepAt: steps.find(({ step }) => step === asking.step + 1)?.startsAt ?? null,
    priority: asking.priority,
    dueAt: asking.dueAt,
    position: ahead + 1,
    estimate: estimateWait(queue.waits, { ahead, serverCount: queue.placeCount, now }),
    consideredCount: candidates.length,
    excluded: countExcluded(candidates),
    candidates: candidates.slice(0, candidateCountMax),
    preferredAgentId: asking.preferredAgentId,
  };
}

function stepsOf(state: RoutingState, queue: Queue, asking: Explained): StepView[] {
  const views: StepView[] = [];
  let startsAt: Instant | null = asking.stepSinceAt;
  const first = Math.min(asking.step, asking.preferredAgentId === null ? 0 : STICKY_STEP);
  for (let step = first; step < queue.config.steps.length; step += 1) {
    const isPast = step < asking.step;
    views.push({
      step,
      ...qualified(state, queue, asking, step),
      startsAt: isPast ? null : startsAt,
    });
    if (isPast || startsAt === null) continue;
    const lastsMs: number | null =
      step === STICKY_STEP ? queue.config.stickyMs : (queue.config.steps[step]?.lastsMs ?? null);
    startsAt = lastsMs === null ? null : later(startsAt, durationMs(lastsMs));
  }
  return views;
}

function qualified(state: RoutingState, queue: Queue, asking: Explained, step: number) {
  const requirement = requirementIn(queue.plan, asking, step);
  const seen = new Set<AgentState>();
  let signedInCount = 0;
  for (const queueId of poolIn(queue.plan, step)) {
    for (const agent of state.queues.get(queueId)?.agents.values() ?? []) {
      if (seen.has(agent) || !meets(requirement, agent.config)) continue;
      if (channelCapacity(agent.config, asking.channel) === undefined) continue;
      seen.add(agent);
      if (agent.connection === 'online') signedInCount += 1;
    }
  }
  return {
    requirement: expressionText(requirement),
    qualifiedCount: seen.size,
    signedInCount,
  };
}
