import type { BlobStore, Bus, Ids, Log, Tx } from '@zentrale/kernel/ports';
import type { ConsultId, ConversationId, MessageId } from '@zentrale/kernel/values';
import { createPresence, type Presence } from './presence.ts';

/** What the use cases need of the world. */
export interface ChannelsParts {
  readonly ids: Ids;
  readonly blobs: BlobStore;
  readonly bus: Bus;
  readonly log: Log;
}

export interface Context extends ChannelsParts {
  readonly presence: Presence;
}

/** Body of the bus subject `channels.changed`: what to read anew. */
export interface ChannelsChanged {
  readonly conversationId: ConversationId;
  /** Set when the conversation itself changed. */
  readonly conversation?: true;
  readonly messageIds: readonly MessageId[];
  readonly consultIds: readonly ConsultId[];
}

/** Body of the bus subject `channels.typing`. */
export interface ChannelsTyping {
  readonly conversationId: ConversationId;
  readonly who: 'customer' | 'agent';
  readonly name: string;
}

export function createContext(parts: ChannelsParts): Context {
  return { ...parts, presence: createPresence(parts.bus) };
}

/** Tells live views after the commit that they must read something anew. */
export function announce(
  { bus }: Context,
  tx: Tx,
  conversationId: ConversationId,
  changed: { conversation?: true; messageIds?: MessageId[]; consultIds?: ConsultId[] },
): void {
  const body: ChannelsChanged = { messageIds: [], consultIds: [], ...changed, conversationId };
  tx.afterCommit(() => bus.publish('channels.changed', tx.tenantId, body));
}
