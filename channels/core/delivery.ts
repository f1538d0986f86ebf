/** Where a message is on its way. Inbound messages are `received` and stay so. */
export type MessageStatus = 'received' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed';

const RANKS: Readonly<Record<Exclude<MessageStatus, 'received'>, number>> = {
  queued: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  failed: 4,
};

/**
 * Joins two statuses of one message: queued < sent < delivered < read < failed. Receipts arrive
 * late, doubled and out of order; a join gives the same answer whatever the order. Only sending
 * anew leaves `failed`, and that is not a receipt.
 */
export function mergeStatus(current: MessageStatus, reported: MessageStatus): MessageStatus {
  if (current === 'received' || reported === 'received') return current;
  return RANKS[reported] > RANKS[current] ? reported : current;
}
