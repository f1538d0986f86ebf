// Would a change of settings leave waiting work to nobody?
import { refused } from '@zentrale/kernel/values';
import { misfitOf } from '../../demand.ts';
import { wishKey } from '../../lines.ts';
import { planOf, poolIn, requirementIn, type QueuePlan } from '../../plan.ts';
import type { AgentConfig, QueueConfig } from '../../settings.ts';
import type { InteractionState, RoutingState } from '../../state.ts';
import type { No } from '../context.ts';

/** The settings as they would be. */
export interface Proposal {
  readonly queue?: QueueConfig;
  /** Settings of an agent as they would be; the same object when nothing changes for her. */
  readonly agent?: (config: AgentConfig) => AgentConfig;
}

/**
 * Refuses a change after which some waiting interaction could not be served by anybody in any step,
 * though today it could. Asked of each different wish once, so that its cost is that of opening as
 * many lines.
 */
export function checkStranding(state: RoutingState, proposal: Proposal, field: string): No | null {
  const verdicts = new Map<string, boolean>();
  let strandedCount = 0;
  let example: InteractionState | null = null;
  for (const interaction of state.interactions.values()) {
    if (!isWaiting(interaction) || !isConcerned(interaction, proposal)) continue;
    const key = `${interaction.queueId}\n${wishKey(interaction, 0, true)}`;
    const isStranded = verdicts.get(key) ?? becomesStranded(state, interaction, proposal);
    verdicts.set(key, isStranded);
    if (!isStranded) continue;
    strandedCount += 1;
    example ??= interaction;
  }
  if (example === null) return null;
  return refused('settings.strands-work', {
    field,
    facts: {
      count: strandedCount,
      queueId: example.queueId,
      interactionId: example.interactionId,
    },
  });
}

function isWaiting({ state }: InteractionState): boolean {
  return state === 'queued' || state === 'offered' || state === 'scheduled';
}

function isConcerned({ queueId }: InteractionState, { queue }: Proposal): boolean {
  return queue === undefined || queue.queueId === queueId;
}

function becomesStranded(
  state: RoutingState,
  interaction: InteractionState,
  { queue, agent = (config) => config }: Proposal,
): boolean {
  const present = state.queues.get(interaction.queueId);
  if (present === undefined) return false;
  const planBefore = planOf(state, present.config, present.waits);
  const planAfter = queue === undefined ? planBefore : planOf(state, queue, present.waits);
  if (canBeServed(state, interaction, planAfter, agent)) return false;
  return canBeServed(state, interaction, planBefore, (config) => config);
}

function canBeServed(
  state: RoutingState,
  interaction: InteractionState,
  plan: QueuePlan,
  settingsOf: (config: AgentConfig) => AgentConfig,
): boolean {
  const last = plan.steps.length - 1;
  const { channel } = interaction;
  const requirement = requirementIn(plan, interaction, last);
  const pool = new Set(poolIn(plan, last));
  for (const { config } of state.agents.values()) {
    const settings = settingsOf(config);
    if (!settings.queueIds.some((queueId) => pool.has(queueId))) continue;
    if (misfitOf(settings, { channel, requirement }) === null) return true;
  }
  return false;
}
