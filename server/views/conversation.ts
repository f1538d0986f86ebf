import type { Tx } from '@zentrale/kernel/ports';
import {
  asId,
  type ConsultId,
  type ConversationId,
  type MessageId,
  type TenantId,
} from '@zentrale/kernel/values';
import type {
  ConversationView,
  MessageView,
  SpeechView,
  SupervisionView,
} from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import { readCall } from './call.ts';
import { supervisorsOf } from './floor-agents.ts';
import { readIdentificationOf } from './identification.ts';

const MESSAGES_SHOWN_MAX = 500;

export async function readConversation(
  centre: Centre,
  tenantId: TenantId,
  id: string,
): Promise<ConversationView | null> {
  return centre.store.transact(tenantId, (tx) =>
    centre.channels.conversation(tx, asId<ConversationId>(id)),
  );
}

/** The last messages, or those before `beforeSeq`, oldest first. */
export async function readMessages(
  centre: Centre,
  tenantId: TenantId,
  id: string,
  beforeSeq?: number,
): Promise<MessageView[]> {
  return centre.store.transact(tenantId, (tx) =>
    centre.channels.messages(tx, {
      conversationId: id,
      countMax: MESSAGES_SHOWN_MAX,
      visibility: 'all',
      ...(beforeSeq === undefined ? {} : { beforeSeq }),
    }),
  );
}

/** `conversation/{id}` as people at the centre see it: everything. */
export function conversationSource(centre: Centre, address: TopicAddress): TopicSource {
  const conversationId = asId<ConversationId>(address.topic.slice('conversation/'.length));
  const inTenant = <Value>(work: (tx: Tx) => Promise<Value>) =>
    centre.store.transact(address.tenantId, work);
  const speeches = () => speechesOf(centre, address.tenantId, conversationId);

  return {
    load: () =>
      inTenant(async (tx) => {
        const entries = new Map<string, unknown>(speeches());
        entries.set('conversation', await centre.channels.conversation(tx, conversationId));
        const messages = await centre.channels.messages(tx, {
          conversationId,
          countMax: MESSAGES_SHOWN_MAX,
          visibility: 'all',
        });
        for (const message of messages) entries.set(`message:${message.messageId}`, message);
        for (const consult of await centre.channels.consultsOf(tx, conversationId)) {
          entries.set(`consult:${consult.consultId}`, consult);
        }
        for (const [key, typing] of centre.typing.entriesOf(conversationId))
          entries.set(key, typing);
        entries.set('supervision', supervisionOf(centre, address.tenantId, conversationId));
        entries.set('call', await readCall(centre, tx, conversationId));
        entries.set('identification', await readIdentificationOf(centre, tx, conversationId));
        entries.set('dialling', await centre.dialling.of(tx, conversationId));
        return entries;
      }),
    read: async (keys) => {
      const spoken = speeches().filter(([key]) => keys.includes(key));
      // They grow several times a second, and lie in memory.
      if (keys.every((key) => key.startsWith('speech:'))) return new Map(spoken);
      return inTenant(async (tx) => {
        const entries = new Map<string, unknown>(spoken);
        if (keys.includes('conversation')) {
          entries.set('conversation', await centre.channels.conversation(tx, conversationId));
        }
        const messageIds = idsIn<MessageId>(keys, 'message:');
        for (const message of await centre.channels.messagesById(tx, messageIds)) {
          entries.set(`message:${message.messageId}`, message);
        }
        const consultIds = idsIn<ConsultId>(keys, 'consult:');
        for (const consultId of consultIds) {
          entries.set(`consult:${consultId}`, await centre.channels.consult(tx, consultId));
        }
        for (const [key, typing] of centre.typing.entriesOf(conversationId)) {
          if (keys.includes(key)) entries.set(key, typing);
        }
        if (keys.includes('call')) {
          entries.set('call', await readCall(centre, tx, conversationId));
        }
        if (keys.includes('identification')) {
          entries.set('identification', await readIdentificationOf(centre, tx, conversationId));
        }
        if (keys.includes('dialling')) {
          entries.set('dialling', await centre.dialling.of(tx, conversationId));
        }
        if (keys.includes('supervision')) {
          entries.set('supervision', supervisionOf(centre, address.tenantId, conversationId));
        }
        return entries;
      });
    },
  };
}

/** What is being said in the conversation's call, with its keys. */
function speechesOf(
  centre: Centre,
  tenantId: TenantId,
  conversationId: ConversationId,
): [key: string, SpeechView][] {
  const live = centre.calls.of(tenantId, conversationId);
  if (live === null || live.transcript === null) return [];
  const { call, transcript } = live;
  const about = { callId: call.callId, isScript: transcript.isScript };
  return [...transcript.speeches].map(([speechId, speech]) => [
    `speech:${speechId}`,
    { speechId, ...about, ...speech },
  ]);
}

/** Who supervises the work on it just now; `null` when nobody does. */
function supervisionOf(
  centre: Centre,
  tenantId: TenantId,
  conversationId: ConversationId,
): SupervisionView | null {
  const state = centre.routingState(tenantId);
  const ids = centre.liveInteractions(tenantId).get(conversationId) ?? [];
  const supervisors = [...ids].flatMap((id) => {
    const interaction = state?.interactions.get(id);
    return state === undefined || interaction === undefined
      ? []
      : supervisorsOf(state, interaction);
  });
  return supervisors.length === 0 ? null : { supervisors };
}

/** The ids of one kind of entry among the keys of a topic. */
export function idsIn<Id extends string>(keys: readonly string[], prefix: string): Id[] {
  // Keys were made from ids of this kind by the touch that named them.
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length) as Id);
}
