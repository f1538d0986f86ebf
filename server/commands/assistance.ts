import { accepted, asId, refused, type CustomerId } from '@zentrale/kernel/values';
import { mayReadConversation, mayReadCustomer } from '../auth/conversation-rights.ts';
import { problem, Refused } from '../http/problem.ts';
import type { CommandHandlers } from './context.ts';

type AssistanceCommandHandlers = Pick<
  CommandHandlers,
  'react-to-hint' | 'undo-merge' | 'set-consent'
>;

/** Hints and the customer's record. */
export const assistanceCommands: AssistanceCommandHandlers = {
  'react-to-hint': ({ centre, principal }, { hintId, reaction, reason }) =>
    centre.store.transact(principal.tenantId, async (tx) => {
      const reacted = await centre.knowledge.react(tx, {
        hintId,
        personId: principal.personId,
        reaction,
        ...(reason === undefined ? {} : { reason }),
      });
      if (!reacted.ok) return reacted;
      const { conversationId, title, kind } = reacted.value;
      if (!(await mayReadConversation(centre, tx, principal, conversationId))) {
        // Thrown, so that the reaction is taken back.
        throw new Refused(problem('hint.unknown'));
      }
      const conversation = await centre.channels.conversation(tx, conversationId);
      if (reaction === 'used' && conversation !== null) {
        await centre.journey.record(tx, {
          sourceKey: `hint-used:${hintId}`,
          customerId: conversation.customerId,
          kind: 'hint-used',
          at: tx.now,
          channel: conversation.channel,
          title,
          facts: { kind, personId: principal.personId },
          conversationId,
        });
      }
      return accepted({});
    }),

  'undo-merge': async ({ centre, principal }, { mergeId }) => {
    const undone = await centre.store.transact(principal.tenantId, (tx) =>
      centre.journey.undoMerge(tx, mergeId, principal.personId),
    );
    return undone.ok ? accepted({}) : undone;
  },

  'set-consent': ({ centre, principal }, { purpose, isGranted, ...body }) =>
    centre.store.transact(principal.tenantId, async (tx) => {
      const customerId = asId<CustomerId>(body.customerId);
      if (!(await mayReadCustomer(centre, tx, principal, customerId))) {
        return refused('customer.unknown');
      }
      const set = await centre.journey.setConsent(tx, {
        customerId,
        purpose,
        isGranted,
        source: `recorded by ${principal.personId}`,
        textVersion: '1',
      });
      return set.ok ? accepted({}) : set;
    }),
};
