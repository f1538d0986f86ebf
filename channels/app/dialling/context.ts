import type { Bus, Ids, Tx } from '@zentrale/kernel/ports';
import type { ConversationId, DialListId } from '@zentrale/kernel/values';

export interface DiallingParts {
  readonly ids: Ids;
  readonly bus: Bus;
}

/** Body of the bus subject `dialling.changed`: what to read anew. */
export interface DiallingChanged {
  readonly listId: DialListId;
  /** Of the attempt that changed, where one did. */
  readonly conversationId: ConversationId | null;
}

/** Tells live views and whoever dials, after the commit. */
export function announceDialling(
  { bus }: DiallingParts,
  tx: Tx,
  listId: DialListId,
  conversationId: ConversationId | null = null,
): void {
  const body: DiallingChanged = { listId, conversationId };
  tx.afterCommit(() => bus.publish('dialling.changed', tx.tenantId, body));
}
