import type { Bus } from '@zentrale/kernel/ports';
import type { ConversationId, TenantId } from '@zentrale/kernel/values';

/**
 * Which customers' pages are there just now, in this process. It is not stored: after a restart
 * every page connects again and says so.
 */
export interface Presence {
  readonly setCustomerPresence: (
    tenantId: TenantId,
    conversationId: ConversationId,
    isPresent: boolean,
  ) => void;
  readonly isCustomerPresent: (tenantId: TenantId, conversationId: ConversationId) => boolean;
}

export function createPresence(bus: Bus): Presence {
  const present = new Set<string>();
  const keyOf = (tenantId: TenantId, conversationId: ConversationId) =>
    `${tenantId} ${conversationId}`;
  return {
    setCustomerPresence(tenantId, conversationId, isPresent) {
      const key = keyOf(tenantId, conversationId);
      if (present.has(key) === isPresent) return;
      if (isPresent) present.add(key);
      else present.delete(key);
      bus.publish('channels.changed', tenantId, {
        conversationId,
        conversation: true,
        messageIds: [],
        consultIds: [],
      });
    },
    isCustomerPresent: (tenantId, conversationId) => present.has(keyOf(tenantId, conversationId)),
  };
}
