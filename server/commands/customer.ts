import { answerRecording } from '@zentrale/channels';
import { accepted, refused, type CommandId, type Result } from '@zentrale/kernel/values';
import type { CHAT_COMMANDS } from '@zentrale/protocol/socket';
import type { z } from 'zod';
import type { Centre, ChatGuest } from '../compose/centre.ts';
import { problemOfRefusal, Refused } from '../http/problem.ts';
import { endChat } from '../policies/end-chat.ts';
import { requestCallback } from '../policies/request-callback.ts';
import { liveInteraction, rejoinOrRequest } from '../policies/rejoin-or-request.ts';
import { startCall } from '../policies/start-call.ts';
import { topicOf } from '../policies/request-routing.ts';

interface CustomerContext {
  readonly centre: Centre;
  readonly guest: ChatGuest;
  readonly commandId: CommandId;
}

type ChatCommand = keyof typeof CHAT_COMMANDS;

type CustomerCommandHandlers = {
  readonly [Type in ChatCommand]: (
    context: CustomerContext,
    body: z.output<(typeof CHAT_COMMANDS)[Type]>,
  ) => Promise<Result<unknown>>;
};

/** What a customer can do in the widget. */
export const customerCommands: CustomerCommandHandlers = {
  'send-chat-message': ({ centre, guest, commandId }, { text, attachmentIds }) =>
    centre.store.transact(guest.tenantId, async (tx) => {
      const { conversationId, customerId } = guest;
      const line = {
        conversationId,
        clientId: commandId,
        text,
        attachmentIds,
        customerId,
        authorName: guest.customerName,
      };
      let received = await centre.channels.receiveChatMessage(tx, line);
      // The agent has just completed and still holds it: words of that moment are not turned away.
      if (!received.ok && received.refusal.kind === 'conversation.closed') {
        const live = liveInteraction(centre, guest.tenantId, conversationId);
        if (live?.state !== 'wrap-up') return received;
        await centre.channels.reopenConversation(tx, { conversationId });
        received = await centre.channels.receiveChatMessage(tx, line);
        if (!received.ok) throw new Refused(problemOfRefusal(received.refusal));
      }
      if (!received.ok) return received;
      const conversation = await centre.channels.conversation(tx, conversationId);
      if (received.value.isNew && conversation !== null) {
        const topic = await topicOf(centre, tx, conversation.topicId);
        if (topic !== undefined) {
          const { queueId, skills } = topic;
          const wish = { channel: 'chat', customerId, queueId, skills } as const;
          await rejoinOrRequest(centre, tx, conversation, wish);
        }
      }
      return accepted({ message: received.value.message });
    }),

  'show-chat-typing': async ({ centre, guest }) => {
    const { conversationId, customerName } = guest;
    centre.channels.typing(guest.tenantId, { conversationId, who: 'customer', name: customerName });
    return accepted({});
  },

  'mark-chat-read': ({ centre, guest }, { seq }) =>
    centre.store.transact(guest.tenantId, async (tx) => {
      await centre.channels.markReadByCustomer(tx, {
        conversationId: guest.conversationId,
        seq,
        status: 'read',
      });
      return accepted({});
    }),

  'request-chat-callback': async ({ centre, guest, commandId }) => {
    const requested = await requestCallback(centre, guest, commandId);
    return requested.ok ? accepted({}) : requested;
  },

  'start-call': ({ centre, guest }, { media }) =>
    startCall(centre, guest.tenantId, guest.conversationId, media),

  'answer-recording': async ({ centre, guest }, { isGranted }) => {
    const live = centre.calls.of(guest.tenantId, guest.conversationId);
    // Whoever is called by telephone is asked there.
    return live === null || live.call.line === 'telephone'
      ? refused('call.unknown')
      : live.change((call) => answerRecording(call, isGranted));
  },

  'end-call': async ({ centre, guest }) => {
    const live = centre.calls.of(guest.tenantId, guest.conversationId);
    if (live === null) return refused('call.unknown');
    await live.end(live.call.answeredAt === null ? 'abandoned' : 'customer-hung-up');
    return accepted({});
  },

  'give-identity-data': ({ centre, guest }, { data, textVersion }) =>
    centre.store.transact(guest.tenantId, async (tx) => {
      const { conversationId } = guest;
      const today = await centre.today(tx);
      const about = { conversationId, data, textVersion, today };
      const given = await centre.identifications.give(tx, about);
      return given.ok ? accepted({}) : given;
    }),

  'decline-identification': ({ centre, guest }) =>
    centre.store.transact(guest.tenantId, async (tx) => {
      const { conversationId } = guest;
      const about = { conversationId, reason: 'customer-declined' } as const;
      const ended = await centre.identifications.endOpen(tx, about);
      return ended.ok ? accepted({}) : ended;
    }),

  'enter-identification-code': ({ centre, guest }, { code }) =>
    centre.store.transact(guest.tenantId, async (tx) => {
      const { conversationId } = guest;
      const entered = await centre.identifications.enterCode(tx, { conversationId, typed: code });
      return entered.ok ? accepted({}) : entered;
    }),

  'end-chat': async ({ centre, guest }) => {
    const { tenantId, conversationId } = guest;
    const isEnded = await centre.store.transact(tenantId, (tx) =>
      endChat(centre, tx, conversationId, 'customer-left'),
    );
    if (!isEnded) return refused('conversation.closed');
    await centre.calls.end(tenantId, conversationId, 'customer-hung-up');
    return accepted({});
  },
};
