// What follows for the lists that are dialled.
import type { PerFact } from '@zentrale/routing/adapters/sql/index.ts';
import type { Tx } from '@zentrale/kernel/ports';
import type {
  InteractionAbandoned,
  InteractionCanceled,
  InteractionClosed,
  InteractionExpired,
} from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { nameOf } from './conversation-notes.ts';
import { isOfCalls } from './follow-calls.ts';

export const DIALLING_REACTIONS: PerFact<[Centre, Tx], Promise<void>> = {
  InteractionClosed: closed,
  InteractionAbandoned: untaken,
  InteractionCanceled: untaken,
  InteractionExpired: untaken,
};

/** After wrap-up, in which the agent may still say what came of it. */
async function closed(fact: InteractionClosed, centre: Centre, tx: Tx): Promise<void> {
  if (!isOfCalls(fact.channel)) return;
  const { interactionId, agentId } = fact;
  const readName = () => nameOf(centre, tx, agentId);
  await centre.dialling.endAttempt(tx, { interactionId, readName });
}

async function untaken(
  {
    channel,
    interactionId,
    conversationId,
  }: InteractionAbandoned | InteractionCanceled | InteractionExpired,
  centre: Centre,
  tx: Tx,
): Promise<void> {
  if (!isOfCalls(channel) || !(await centre.dialling.takeBack(tx, interactionId))) return;
  await centre.channels.closeConversation(tx, { conversationId });
}
