import type { DialAttempt } from '@zentrale/channels/app';
import type { Tx } from '@zentrale/kernel/ports';
import type { RoutingState } from '@zentrale/routing';
import { enqueueRouting } from './request-routing.ts';

/** Why an interaction of a list leaves its queue without an agent. */
export const TAKEN_BACK = 'taken-back';

/** What no agent has accepted leaves its queue; the entries are open again once it has. */
export async function withdrawAttempts(
  tx: Tx,
  state: RoutingState,
  attempts: readonly DialAttempt[],
): Promise<void> {
  for (const { interactionId, conversationId } of attempts) {
    const place = state.interactions.get(interactionId)?.state;
    if (place !== 'queued' && place !== 'offered') continue;
    const command = { type: 'CancelInteraction', interactionId, reason: TAKEN_BACK } as const;
    await enqueueRouting(tx, conversationId, command);
  }
}
