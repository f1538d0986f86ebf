import {
  accepted,
  asId,
  must,
  type CommandId,
  type Instant,
  type Result,
} from '@zentrale/kernel/values';
import type { ConfigureAgent, ConfigureProfile, ConfigureQueue } from '../commands/settings.ts';
import { limit } from '../decide/context.ts';
import { DRAFT_COPY_SIZE_MAX } from '../limits.ts';
import { perform } from '../perform.ts';
import { RecentCommands } from '../recent-commands.ts';
import { agentJson, fromJson, headJson, interactionJson, offerJson } from '../snapshot.ts';
import type { InteractionState, RoutingState, WorkingState } from '../state.ts';

/** A change that is only thought of. */
export type SettingsDraft = ConfigureAgent | ConfigureProfile | ConfigureQueue;

/** The commands that people send bear ids of their own. */
const COMMAND_ID = asId<CommandId>('draft');

/**
 * The state as it would be had the change just been made, with the offers that would follow; the
 * change is refused as it would be. The state itself stays as it is: questions are asked of a copy.
 *
 * The copy knows settings, agents with their load, and what waits. It leaves out work that somebody
 * holds, so that its cost is that of the agents and of the waiting work, which is bounded; it is
 * good for questions only.
 */
export function stateAfter(
  state: RoutingState,
  draft: SettingsDraft,
  now: Instant,
): Result<RoutingState> {
  if (sizeOf(state) > DRAFT_COPY_SIZE_MAX) return limit('draft');
  const copy = copyForQuestions(state);
  const performed = perform(copy, draft, { now, commandId: COMMAND_ID });
  return performed.ok ? accepted(copy) : performed;
}

function sizeOf({ agents, queues }: RoutingState): number {
  let size = agents.size;
  for (const { waiting, scheduledCount } of queues.values()) size += waiting.size + scheduledCount;
  return size;
}

function copyForQuestions(state: RoutingState): WorkingState {
  // Only working states are ever made; the readonly view of it has the same members.
  const own = state as WorkingState;
  const copy = fromJson({
    ...headJson(own),
    commands: new RecentCommands().generations(),
    agents: Array.from(own.agents.values(), agentJson),
    interactions: [...own.interactions.values()].filter(isWaiting).map(interactionJson),
    offers: [...own.offers.values()]
      .filter(({ interactionId }) => isWaiting(own.interactions.get(interactionId)))
      .map(offerJson),
  });
  return must(copy, 'a copy in the format of today');
}

function isWaiting(interaction: InteractionState | undefined): boolean {
  const place = interaction?.state;
  return place === 'queued' || place === 'offered' || place === 'scheduled';
}
