// Who holds an interaction: from the beginning of an assignment to its end.
import { must, type DurationMs, type Instant } from '@zentrale/kernel/values';
import { pauseClock } from '../calendar/index.ts';
import { enlist, withdraw } from '../roster.ts';
import { noteAnswered } from '../estimate/index.ts';
import { admitLoad } from '../ledger.ts';
import type { Agent, Interaction, WorkingState } from '../state.ts';
import { countAnswer } from './counting.ts';
import { agentOf } from './find.ts';
import { NONE } from './none.ts';
import { burden, moveTo, noteDrained, queueOf, unburden } from './placement.ts';

interface Beginning {
  readonly queuedAt: Instant;
  readonly assignedAt: Instant;
  readonly waitMs: DurationMs;
  readonly isAnswer: boolean;
  readonly isInTime: boolean;
  readonly isOverride?: boolean;
}

/** Whoever held it lets go, and the agent holds it; an offer or a part in it is charged already. */
export function assign(
  state: WorkingState,
  interaction: Interaction,
  agent: Agent,
  beginning: Beginning,
): void {
  const { assignedAt } = beginning;
  const { interactionId } = interaction;
  if (interaction.agentId !== null) letGo(state, interaction, assignedAt);
  if (beginning.isAnswer) answered(state, interaction, beginning);
  if (!agent.charges.has(interactionId)) burden(state, agent, interaction);
  withdraw(agent);
  agent.joined.delete(interactionId);
  agent.held.add(interactionId);
  agent.idleSinceAt = assignedAt;
  if (beginning.isOverride === true) admitLoad(agent);
  enlist(state, agent);
  interaction.agentId = agent.config.agentId;
  interaction.assignedAt = assignedAt;
  interaction.wakesAt = null;
  interaction.offeredBefore = NONE;
  moveTo(state, interaction, 'active');
  // Not before it has left its line, where deadlines are the order.
  if (beginning.isAnswer) interaction.dueAt = null;
}

/** The agent who held the interaction, or had put it aside, does so no longer. */
export function letGo(
  state: WorkingState,
  interaction: Interaction,
  now: Instant,
  handleMs: DurationMs | null = null,
): void {
  const agent = agentOf(state, must(interaction.agentId, 'holder of an interaction'));
  interaction.agentId = null;
  if (agent.parked.delete(interaction.interactionId)) return;
  agent.held.delete(interaction.interactionId);
  unburden(state, agent, interaction, now, handleMs);
}

/** Capacity becomes free, the interaction stays hers. */
export function putAside(state: WorkingState, interaction: Interaction, now: Instant): void {
  const agent = agentOf(state, must(interaction.agentId, 'holder of an interaction'));
  agent.held.delete(interaction.interactionId);
  agent.parked.add(interaction.interactionId);
  unburden(state, agent, interaction, now);
}

/** A colleague does not take part any more. */
export function leaveParty(
  state: WorkingState,
  interaction: Interaction,
  agent: Agent,
  now: Instant,
): void {
  const { agentId } = agent.config;
  interaction.parties = interaction.parties.filter((party) => party.agentId !== agentId);
  if (!agent.joined.delete(interaction.interactionId)) return;
  unburden(state, agent, interaction, now);
  noteDrained(state, agent);
}

function answered(state: WorkingState, interaction: Interaction, beginning: Beginning): void {
  const queue = queueOf(state, interaction);
  interaction.wasAnswered = true;
  interaction.clock = pauseClock(interaction.clock, queue.plan.calendar, beginning.assignedAt);
  countAnswer(state, queue, beginning);
  noteAnswered(queue.waits, {
    at: beginning.assignedAt,
    waitMs: beginning.waitMs,
    hadBacklog: queue.waiting.size > 0,
    serverCount: queue.placeCount,
  });
}
