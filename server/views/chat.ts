import type { Tx } from '@zentrale/kernel/ports';
import { asId, type ConversationId, type MessageId } from '@zentrale/kernel/values';
import type { ChatView, ConversationView, MessageView } from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import { idsIn } from './conversation.ts';

const MESSAGES_SHOWN_MAX = 200;

/** `chat` as the customer sees it: public messages, first names, nothing of the centre's inside. */
export function chatSource(centre: Centre, address: TopicAddress): TopicSource {
  const conversationId = asId<ConversationId>(address.owner);
  const inTenant = <Value>(work: (tx: Tx) => Promise<Value>) =>
    centre.store.transact(address.tenantId, work);

  return {
    load: () =>
      inTenant(async (tx) => {
        const entries = new Map<string, unknown>();
        entries.set('chat', await readChat(centre, tx, conversationId));
        const messages = await centre.channels.messages(tx, {
          conversationId,
          countMax: MESSAGES_SHOWN_MAX,
          visibility: 'public',
        });
        for (const message of messages)
          entries.set(`message:${message.messageId}`, forCustomer(message));
        return entries;
      }),
    read: (keys) =>
      inTenant(async (tx) => {
        const entries = new Map<string, unknown>();
        if (keys.includes('chat')) entries.set('chat', await readChat(centre, tx, conversationId));
        for (const message of await centre.channels.messagesById(
          tx,
          idsIn<MessageId>(keys, 'message:'),
        )) {
          if (message.visibility === 'public') {
            entries.set(`message:${message.messageId}`, forCustomer(message));
          }
        }
        for (const [key, typing] of centre.typing.entriesOf(conversationId)) {
          if (keys.includes(key)) entries.set(key, typing);
        }
        return entries;
      }),
  };
}

async function readChat(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
): Promise<ChatView | null> {
  const conversation = await centre.channels.conversation(tx, conversationId);
  if (conversation === null) return null;
  const participants = (await centre.channels.participants(tx, conversationId)).map(
    ({ kind, name }) => ({ kind, name: firstName(name) }),
  );
  return {
    conversationId,
    language: conversation.language,
    state: stateOf(conversation, participants.length),
    participants,
    queuedAt: conversation.startedAt,
    readSeq: conversation.readSeq,
  };
}

function stateOf(conversation: ConversationView, participantCount: number): ChatView['state'] {
  if (conversation.state === 'closed') return 'closed';
  return participantCount > 0 ? 'with-agent' : 'waiting';
}

/** People of the centre appear by first name and without their ids. */
function forCustomer(message: MessageView): MessageView {
  const { author, note } = message;
  const isStaff = author.kind === 'agent' || author.kind === 'expert';
  return {
    ...message,
    author: { kind: author.kind, id: null, name: isStaff ? firstName(author.name) : author.name },
    note: note === null ? null : { code: note.code, facts: publicFacts(note.facts) },
  };
}

function publicFacts(
  facts: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  const { name } = facts;
  return typeof name === 'string' ? { name: firstName(name) } : {};
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
