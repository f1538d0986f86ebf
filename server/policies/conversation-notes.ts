// How routing speaks in conversations.
import type { SystemNote } from '@zentrale/channels';
import type { Tx } from '@zentrale/kernel/ports';
import {
  asId,
  type AgentId,
  type ConversationId,
  type Instant,
  type InteractionId,
  type PersonId,
} from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';

/** A line that customer and agents see. */
export async function tellAll(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
  note: SystemNote,
): Promise<void> {
  await centre.channels.note(tx, { conversationId, note, visibility: 'public' });
}

/** A line for the centre alone. */
export async function tellCentre(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
  note: SystemNote,
): Promise<void> {
  await centre.channels.note(tx, { conversationId, note, visibility: 'internal' });
}

/** Keeps in the conversation which interaction it has and who holds it. */
export async function keepHolder(
  centre: Centre,
  tx: Tx,
  {
    conversationId,
    interactionId,
  }: {
    readonly conversationId: ConversationId;
    readonly interactionId: InteractionId;
  },
  agent: { readonly agentId: AgentId; readonly name: string } | null,
): Promise<void> {
  await centre.channels.setInteraction(tx, { conversationId, interactionId, agent });
}

export async function nameOf(centre: Centre, tx: Tx, personId: string): Promise<string> {
  const person = await centre.directory.person(tx, asId<PersonId>(personId));
  return person?.name ?? personId;
}

/** Did the customer write after that moment, and is without an answer? */
export async function hasWrittenSince(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
  at: Instant,
): Promise<boolean> {
  const [line] = await centre.channels.lastLines(tx, [conversationId]);
  if (line === undefined || line.lastLineAt === null) return false;
  return line.customerWaitsAt !== null && line.lastLineAt > at;
}
