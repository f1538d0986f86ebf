import type { Tx } from '@zentrale/kernel/ports';
import { asId, type ConversationId, type MessageId, type PersonId } from '@zentrale/kernel/values';
import type { Conversation } from '@zentrale/channels';
import type { CallView, ChatView, MessageView } from '@zentrale/protocol';
import { estimateFor, positionOf, type InteractionState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import { lastRefusal, type QueueRefusal } from '../policies/refused-by-queue.ts';
import { liveInteraction } from '../policies/rejoin-or-request.ts';
import { callForCustomer, readCall } from './call.ts';
import { idsIn } from './conversation.ts';
import { readCustomersIdentification } from './identification.ts';
import { topicOf } from '../policies/request-routing.ts';

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
        entries.set('call', await readCustomersCall(centre, tx, conversationId));
        const identification = await readCustomersIdentification(centre, tx, conversationId);
        entries.set('identification', identification);
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
        if (keys.includes('call')) {
          entries.set('call', await readCustomersCall(centre, tx, conversationId));
        }
        if (keys.includes('identification')) {
          const identification = await readCustomersIdentification(centre, tx, conversationId);
          entries.set('identification', identification);
        }
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

async function readCustomersCall(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
): Promise<CallView | null> {
  const call = await readCall(centre, tx, conversationId);
  // A telephone in the customer's hand is nothing for the page to join.
  return call === null || call.line === 'telephone' ? null : callForCustomer(call, firstName);
}

async function readChat(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
): Promise<ChatView | null> {
  const conversation = await centre.channels.conversation(tx, conversationId);
  if (conversation === null) return null;
  const live = liveInteraction(centre, tx.tenantId, conversationId);
  const participants = await participantsOf(centre, tx, conversationId, live);
  const isOpen = conversation.state === 'open';
  const isNobodys = isOpen && conversation.interactionId === null && live === null;
  const refusal = isNobodys ? await lastRefusal(centre, tx, conversationId) : null;
  return {
    conversationId,
    language: conversation.language,
    state: isOpen ? (participants.length > 0 ? 'with-agent' : 'waiting') : 'closed',
    participants,
    queuedAt: conversation.startedAt,
    ...waitOf(centre, tx, live),
    canRequestCallback: await offersCallback(centre, tx, conversation, live, refusal),
    refusal,
    callMedia: isOpen ? centre.calls.mediaOffered() : [],
    readSeq: conversation.readSeq,
  };
}

/** Whom the customer talks with: the holder, experts who joined, and who came beside them. */
async function participantsOf(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
  live: InteractionState | null,
): Promise<ChatView['participants']> {
  const known = await centre.channels.participants(tx, conversationId);
  const participants = known.map(({ kind, name }) => ({ kind, name: firstName(name) }));
  const heard = [
    ...(live?.parties ?? []).flatMap(({ role, agentId }) =>
      role === 'conferenced' ? [agentId as string] : [],
    ),
    ...(live?.supervisions ?? []).flatMap(({ mode, personId }) =>
      mode === 'barge' ? [personId as string] : [],
    ),
  ];
  for (const id of heard) {
    const person = await centre.directory.person(tx, asId<PersonId>(id));
    if (person !== null) participants.push({ kind: 'agent', name: firstName(person.name) });
  }
  return participants;
}

function waitOf(
  centre: Centre,
  tx: Tx,
  live: InteractionState | null,
): Pick<ChatView, 'position' | 'estimate' | 'callback'> {
  const state = centre.routingState(tx.tenantId);
  const isWaiting = live?.state === 'queued' || live?.state === 'offered';
  const isPromised = live?.isCallback === true && live.agentId === null;
  const callback = isPromised ? { startsAt: live.wakesAt } : null;
  if (state === undefined || live === null || !isWaiting) {
    return { position: null, estimate: null, callback };
  }
  const estimate = estimateFor(state, live.interactionId, tx.now);
  return {
    position: positionOf(state, live.interactionId),
    estimate: estimate === null ? null : roundedRange(estimate),
    callback,
  };
}

/** Half minutes are exact enough for people, and do not change with every breath of the queue. */
const ROUND_MS = 30_000;

function roundedRange({ lowMs, highMs }: { readonly lowMs: number; readonly highMs: number }) {
  return {
    lowMs: Math.floor(lowMs / ROUND_MS) * ROUND_MS,
    highMs: Math.ceil(highMs / ROUND_MS) * ROUND_MS,
  };
}

/** While waiting, or instead of an ending when the queue did not take the customer. */
async function offersCallback(
  centre: Centre,
  tx: Tx,
  conversation: Conversation,
  live: InteractionState | null,
  refusal: QueueRefusal | null,
): Promise<boolean> {
  const queues = centre.routingState(tx.tenantId)?.queues;
  if (live !== null) {
    const isWaiting = live.state === 'queued' || live.state === 'offered';
    if (!isWaiting || live.isCallback) return false;
    return queues?.get(live.queueId)?.config.offersCallback ?? false;
  }
  if (refusal === null) return false;
  const topic = await topicOf(centre, tx, conversation.topicId);
  return topic !== undefined && (queues?.get(topic.queueId)?.config.offersCallback ?? false);
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
  const { name, opensAt, startsAt } = facts;
  return {
    ...(typeof name === 'string' ? { name: firstName(name) } : {}),
    ...(typeof opensAt === 'number' ? { opensAt } : {}),
    ...(typeof startsAt === 'number' ? { startsAt } : {}),
  };
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
