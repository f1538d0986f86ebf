import {
  accepted,
  refused,
  type ConversationId,
  type InteractionId,
  type Result,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { Conversation, Message, SystemNote, Visibility } from '../core/index.ts';
import { appendNote } from './append.ts';
import { endOpenConsults } from './consults.ts';
import { announce, type Context } from './context.ts';
import { lockConversation, toConversation } from './rows.ts';

/** Puts a line of the centre's own into the conversation. Refuses `conversation.unknown`. */
export async function note(
  context: Context,
  tx: Tx,
  input: {
    readonly conversationId: ConversationId;
    readonly note: SystemNote;
    readonly visibility: Visibility;
  },
): Promise<Result<Message>> {
  const row = await lockConversation(tx, input.conversationId);
  if (row === null) return refused('conversation.unknown');
  return accepted(
    await appendNote(context, tx, input.conversationId, input.note, input.visibility),
  );
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
