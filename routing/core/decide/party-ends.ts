import type { PartyLeft } from '../facts/work.ts';
import type { InteractionState } from '../state.ts';
import { about } from './context.ts';

/** Everybody who takes part beside the holder goes. */
export function partiesLeave(
  interaction: InteractionState,
  reason: PartyLeft['reason'],
): PartyLeft[] {
  return interaction.parties.map(({ agentId }) => ({
    ...about(interaction),
    type: 'PartyLeft',
    agentId,
    reason,
  }));
}
