import {
  accepted,
  asId,
  refused,
  type ConversationId,
  type MessageId,
} from '@zentrale/kernel/values';
import { hasRole, type Principal } from '../auth/principal.ts';
import type { CommandHandlers } from './context.ts';

type ConversationCommandHandlers = Pick<
  CommandHandlers,
  'send-message' | 'retry-message' | 'mark-read' | 'show-typing'
>;

/** Writing to customers and reading what they wrote. */
export const conversationCommands: ConversationCommandHandlers = {
  'send-message': async ({ centre, principal, commandId }, body) => {
    if (!(await centre.mayReadConversation(principal, body.conversationId))) {
      return refused('conversation.unknown', { field: 'body.conversationId' });
    }
    const sent = await centre.store.transact(principal.tenantId, (tx) =>
      centre.channels.send(tx, {
        conversationId: asId<ConversationId>(body.conversationId),
        author: { kind: authorKind(principal), id: principal.personId, name: principal.name },
        visibility: body.visibility,
        text: body.text,
        attachmentIds: body.attachmentIds,
        clientId: commandId,
        consultId: body.consultId,
      }),
    );
    return sent.ok ? accepted({ message: sent.value }) : sent;
  },

  'retry-message': async ({ centre, principal }, { messageId }) => {
    const retried = await centre.store.transact(principal.tenantId, (tx) =>
      centre.channels.retryMessage(tx, { messageId: asId<MessageId>(messageId) }),
    );
    return retried.ok ? accepted({}) : retried;
  },

  'mark-read': async ({ centre, principal }, { conversationId, seq }) => {
    if (!(await centre.mayReadConversation(principal, conversationId))) {
      return refused('conversation.unknown', { field: 'body.conversationId' });
    }
    await centre.store.transact(principal.tenantId, (tx) =>
      centre.channels.markReadByAgent(tx, {
        conversationId: asId<ConversationId>(conversationId),
        seq,
      }),
    );
    return accepted({});
  },

  'show-typing': async ({ centre, principal }, { conversationId }) => {
    if (!(await centre.mayReadConversation(principal, conversationId))) {
      return refused('conversation.unknown', { field: 'body.conversationId' });
    }
    centre.channels.typing(principal.tenantId, {
      conversationId: asId<ConversationId>(conversationId),
      who: 'agent',
      name: principal.name,
    });
    return accepted({});
  },
};

function authorKind(principal: Principal): 'agent' | 'expert' {
  return hasRole(principal, ['agent', 'supervisor']) ? 'agent' : 'expert';
}
