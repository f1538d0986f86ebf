import {
  accepted,
  asId,
  refused,
  type CommandId,
  type ConversationId,
  type MessageId,
  type Result,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { MessageView } from '@zentrale/protocol';
import { checkSpeaksForCentre, mayReadConversation } from '../auth/conversation-rights.ts';
import type { Centre } from '../compose/centre.ts';
import { hasRole, type Principal } from '../auth/principal.ts';
import type { CommandHandlers } from './context.ts';

type ConversationCommandHandlers = Pick<
  CommandHandlers,
  'send-message' | 'retry-message' | 'mark-read' | 'show-typing'
>;

/** Writing to customers and reading what they wrote. */
export const conversationCommands: ConversationCommandHandlers = {
  'send-message': async ({ centre, principal, commandId }, body) => {
    const conversationId = asId<ConversationId>(body.conversationId);
    return centre.store.transact(principal.tenantId, async (tx) => {
      const allowed =
        body.visibility === 'public'
          ? await checkSpeaksForCentre(centre, tx, principal, conversationId)
          : await checkReads(centre, tx, principal, conversationId);
      if (!allowed.ok) {
        // A repeat gives the first answer, though the conversation is with somebody else by now.
        const message = await sentBefore(centre, tx, principal, conversationId, commandId);
        return message === undefined ? allowed : accepted({ message });
      }
      const sent = await centre.channels.send(tx, {
        conversationId,
        author: { kind: authorKind(principal), id: principal.personId, name: principal.name },
        visibility: body.visibility,
        text: body.text,
        attachmentIds: body.attachmentIds,
        clientId: commandId,
        consultId: body.consultId,
      });
      return sent.ok ? accepted({ message: sent.value }) : sent;
    });
  },

  'retry-message': ({ centre, principal }, body) =>
    centre.store.transact(principal.tenantId, async (tx) => {
      const messageId = asId<MessageId>(body.messageId);
      const [message] = await centre.channels.messagesById(tx, [messageId]);
      if (message === undefined) return refused('not-found', { field: 'body.messageId' });
      const { conversationId } = message;
      const allowed = await checkSpeaksForCentre(centre, tx, principal, conversationId);
      if (!allowed.ok) {
        const isHidden = allowed.refusal.kind === 'conversation.unknown';
        const kind = isHidden ? 'not-found' : allowed.refusal.kind;
        return refused(kind, { field: 'body.messageId' });
      }
      const retried = await centre.channels.retryMessage(tx, { messageId });
      return retried.ok ? accepted({}) : retried;
    }),

  'mark-read': ({ centre, principal }, { seq, ...body }) =>
    centre.store.transact(principal.tenantId, async (tx) => {
      const conversationId = asId<ConversationId>(body.conversationId);
      const allowed = await checkReads(centre, tx, principal, conversationId);
      if (!allowed.ok) return allowed;
      await centre.channels.markReadByAgent(tx, { conversationId, seq });
      return accepted({});
    }),

  'show-typing': ({ centre, principal }, body) =>
    centre.store.transact(principal.tenantId, async (tx) => {
      const conversationId = asId<ConversationId>(body.conversationId);
      const allowed = await checkSpeaksForCentre(centre, tx, principal, conversationId);
      if (!allowed.ok) return allowed;
      centre.channels.typing(principal.tenantId, {
        conversationId,
        who: 'agent',
        name: principal.name,
      });
      return accepted({});
    }),
};

// Whoever repeats does so within seconds.
const REPEATS_SEARCHED_MAX = 200;

async function sentBefore(
  centre: Centre,
  tx: Tx,
  { personId }: Principal,
  conversationId: ConversationId,
  commandId: CommandId,
): Promise<MessageView | undefined> {
  const messages = await centre.channels.messages(tx, {
    conversationId,
    countMax: REPEATS_SEARCHED_MAX,
    visibility: 'all',
  });
  return messages.find(({ author, clientId }) => author.id === personId && clientId === commandId);
}

async function checkReads(
  centre: Centre,
  tx: Tx,
  principal: Principal,
  conversationId: ConversationId,
): Promise<Result<null>> {
  return (await mayReadConversation(centre, tx, principal, conversationId))
    ? accepted(null)
    : refused('conversation.unknown', { field: 'body.conversationId' });
}

/** A supervisor writes as the agents do; an expert by what the consultation allows. */
function authorKind(principal: Principal): 'agent' | 'expert' {
  return hasRole(principal, ['agent', 'supervisor']) ? 'agent' : 'expert';
}
