import type { Message } from '@zentrale/channels';
import { asId, between, type ConversationId } from '@zentrale/kernel/values';
import type { HintView } from '@zentrale/protocol';
import type { Principal } from '../auth/principal.ts';
import type { Centre } from '../compose/centre.ts';

const TEXTS_READ_MAX = 5;
const TOUCHPOINTS_READ_MAX = 12;

/** What to do next in a conversation, from its topic, what was said, and the customer's journey. */
export async function readHints(
  centre: Centre,
  principal: Principal,
  id: string,
): Promise<HintView[]> {
  const conversationId = asId<ConversationId>(id);
  return centre.store.transact(principal.tenantId, async (tx) => {
    const conversation = await centre.channels.conversation(tx, conversationId);
    if (conversation === null || conversation.state === 'closed') return [];
    const messages = await centre.channels.messages(tx, {
      conversationId,
      countMax: 30,
      visibility: 'all',
    });
    const recent = await centre.journey.recent(tx, conversation.customerId, TOUCHPOINTS_READ_MAX);
    const isPage = ({ kind }: { kind: string }) => kind === 'page-viewed';
    return centre.knowledge.hints(tx, {
      conversationId,
      topicId: conversation.topicId,
      channel: conversation.channel,
      // What a hint proposes to say goes to the customer.
      language: conversation.language,
      lastCustomerTexts: [
        // A device says what it has to say in the alarm itself.
        ...(conversation.alarm === null ? [] : [conversation.subject]),
        ...messages.filter(isOfCustomer).map(({ text }) => text),
      ].slice(-TEXTS_READ_MAX),
      pageTitles: recent.filter(isPage).map(({ title }) => title),
      waitedMs: between(conversation.startedAt, tx.now),
    });
  });
}

/** Written by the customer, or said in a call. */
function isOfCustomer({ direction, author }: Message): boolean {
  return direction === 'in' || (direction === 'spoken' && author.kind === 'customer');
}
