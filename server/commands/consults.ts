import {
  accepted,
  asId,
  refused,
  type ConversationId,
  type PersonId,
} from '@zentrale/kernel/values';
import { checkSpeaksForCentre } from '../auth/conversation-rights.ts';
import { presenceOf } from '../views/people.ts';
import { checkCallPlace } from './call-places.ts';
import type { CommandContext, CommandHandlers } from './context.ts';

type ConsultCommandHandlers = Pick<
  CommandHandlers,
  | 'set-availability'
  | 'request-consult'
  | 'accept-consult'
  | 'decline-consult'
  | 'join-conversation'
  | 'end-consult'
>;

/** Asking an expert, and the expert's own acts. */
export const consultCommands: ConsultCommandHandlers = {
  'set-availability': async ({ centre, principal }, { isAvailable }) => {
    await centre.store.transact(principal.tenantId, (tx) =>
      centre.directory.setAvailability(tx, principal.personId, isAvailable),
    );
    centre.touch(principal.tenantId, 'people', [`person:${principal.personId}`]);
    return accepted({});
  },

  'request-consult': async ({ centre, principal }, body) => {
    const expertId = asId<PersonId>(body.expertId);
    const conversationId = asId<ConversationId>(body.conversationId);
    return centre.store.transact(principal.tenantId, async (tx) => {
      const allowed = await checkSpeaksForCentre(centre, tx, principal, conversationId);
      if (!allowed.ok) return allowed;
      const expert = await centre.directory.person(tx, expertId);
      if (expert === null || presenceOf(centre, principal.tenantId, expert) !== 'available') {
        return refused('expert.unavailable', { field: 'body.expertId' });
      }
      const place = await checkCallPlace(centre, tx, {
        conversationId,
        personId: expertId,
        role: 'consulted',
        field: 'body.expertId',
      });
      if (!place.ok) return place;
      const asked = await centre.channels.requestConsult(tx, {
        conversationId,
        agent: { personId: principal.personId, name: principal.name },
        expert: { personId: expertId, name: expert.name },
        question: body.question,
      });
      return asked.ok ? accepted({ consultId: asked.value.consultId }) : asked;
    });
  },

  'accept-consult': (context, { consultId }) => act(context, consultId, 'acceptConsult'),
  'join-conversation': (context, { consultId }) => act(context, consultId, 'joinConversation'),
  'end-consult': (context, { consultId }) => act(context, consultId, 'endConsult'),

  'decline-consult': async ({ centre, principal }, { consultId, reason }) => {
    const declined = await centre.store.transact(principal.tenantId, (tx) =>
      centre.channels.declineConsult(tx, {
        consultId,
        personId: principal.personId,
        reason,
      }),
    );
    return declined.ok ? accepted({}) : declined;
  },
};

async function act(
  { centre, principal }: CommandContext,
  consultId: string,
  step: 'acceptConsult' | 'joinConversation' | 'endConsult',
) {
  const result = await centre.store.transact(principal.tenantId, (tx) =>
    centre.channels[step](tx, { consultId, personId: principal.personId }),
  );
  return result.ok ? accepted({}) : result;
}
