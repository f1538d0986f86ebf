import {
  accepted,
  refused,
  type ConversationId,
  type CustomerId,
  type InteractionId,
  type Result,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { Conversation, Message, SystemNote, Visibility } from '../core/index.ts';
import { appendNote } from './append.ts';
import { endOpenConsults } from './consults.ts';
import { announce, type Context } from './context.ts';
import { lockConversation, messageRows, toConversation } from './rows.ts';

/**
 * Puts a line of the centre's own into the conversation. With an `onceKey` a repeat gives the first
 * line, for callers that may be called twice. Refuses `conversation.unknown`.
 */
export async function note(
  context: Context,
  tx: Tx,
  input: {
    readonly conversationId: ConversationId;
    readonly note: SystemNote;
    readonly visibility: Visibility;
    readonly onceKey?: string;
  },
): Promise<Result<Message>> {
  const row = await lockConversation(tx, input.conversationId);
  if (row === null) return refused('conversation.unknown');
  if (input.onceKey !== undefined) {
    const [earlier] = await messageRows(
      tx,
      `where m.conversation_id = $1 and m.author_kind = 'system' and m.client_id = $2`,
      [input.conversationId, input.onceKey],
    );
    if (earlier !== undefined) return accepted(earlier);
  }
  const { conversationId, visibility, onceKey } = input;
  return accepted(await appendNote(context, tx, conversationId, input.note, visibility, onceKey));
}

/**
 * Says which interaction of routing the conversation belongs to now, and who holds it. `null` for
 * both when it is with nobody.
 */
export async function setInteraction(
  context: Context,
  tx: Tx,
  input: {
    readonly conversationId: ConversationId;
    readonly interactionId: InteractionId | null;
    readonly agent: { readonly agentId: string; readonly name: string } | null;
  },
): Promise<void> {
  const { conversationId, interactionId, agent } = input;
  await tx.query(
    `update conversations set interaction_id = $2, agent_id = $3, agent_name = $4
      where conversation_id = $1`,
    [conversationId, interactionId, agent?.agentId ?? null, agent?.name ?? null],
  );
  announce(context, tx, conversationId, { conversation: true });
}

/**
 * Ends a conversation with a public note and all its consultations; closing twice changes nothing.
 * `null` when there is none.
 */
export async function closeConversation(
  context: Context,
  tx: Tx,
  input: { readonly conversationId: ConversationId },
): Promise<Conversation | null> {
  const row = await lockConversation(tx, input.conversationId);
  if (row === null) return null;
  if (row.state === 'open') {
    await endOpenConsults(context, tx, row.conversationId);
    const closing = { code: 'conversation-closed', facts: {} } as const;
    await appendNote(context, tx, row.conversationId, closing, 'public');
    await tx.query(
      `update conversations set state = 'closed', closed_at = $2, interaction_id = null,
          agent_id = null, agent_name = null
        where conversation_id = $1`,
      [row.conversationId, tx.now],
    );
  }
  const closed = await lockConversation(tx, row.conversationId);
  return toConversation(context, tx, closed ?? row);
}

/** Closes what is open although nobody will come to it: no interaction, and no wish for one. */
export async function closeIdleConversation(
  context: Context,
  tx: Tx,
  input: { readonly conversationId: ConversationId },
): Promise<void> {
  // Whatever is on its way to the conversation has its lock, or waits for ours.
  const row = await lockConversation(tx, input.conversationId);
  if (row?.state === 'open' && row.interactionId === null) {
    await closeConversation(context, tx, input);
  }
}

/** The matter goes on with whoever closed it; opening what is open changes nothing. */
export async function reopenConversation(
  context: Context,
  tx: Tx,
  input: { readonly conversationId: ConversationId },
): Promise<void> {
  const opened = await tx.query(
    `update conversations set state = 'open', closed_at = null
      where conversation_id = $1 and state = 'closed' returning 1`,
    [input.conversationId],
  );
  if (opened.length > 0) announce(context, tx, input.conversationId, { conversation: true });
}

/** The centre has read everything up to `seq`; going back changes nothing. */
export async function markReadByAgent(
  context: Context,
  tx: Tx,
  input: { readonly conversationId: ConversationId; readonly seq: number },
): Promise<void> {
  const changed = await tx.query(
    `update conversations set read_seq = least($2, last_seq)
      where conversation_id = $1 and read_seq < least($2, last_seq) returning read_seq`,
    [input.conversationId, input.seq],
  );
  if (changed.length > 0) announce(context, tx, input.conversationId, { conversation: true });
}

/** After a merge or its undoing: these conversations belong to another profile now. */
export async function moveToCustomer(
  context: Context,
  tx: Tx,
  input: {
    readonly conversationIds: readonly ConversationId[];
    readonly customerId: CustomerId;
    readonly customerName: string;
  },
): Promise<void> {
  const moved = await tx.query<{ conversationId: ConversationId }>(
    `update conversations set customer_id = $2, customer_name = $3
      where conversation_id = any($1::text[]) returning conversation_id as "conversationId"`,
    [input.conversationIds, input.customerId, input.customerName],
  );
  for (const { conversationId } of moved) {
    announce(context, tx, conversationId, { conversation: true });
  }
}
