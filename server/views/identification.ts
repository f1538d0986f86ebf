import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId } from '@zentrale/kernel/values';
import type { CustomerIdentificationView, IdentificationView } from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';
import { nullWhereFault } from '../policies/null-where-fault.ts';

/** Without the centre's key people go on writing and talking. */
const whereUnreadable = nullWhereFault('identification.unreadable');

/** The last identification of a conversation, without what the customer said. */
export function readIdentificationOf(
  { identifications }: Centre,
  tx: Tx,
  conversationId: ConversationId,
): Promise<IdentificationView | null> {
  return identifications.last(tx, conversationId).catch(whereUnreadable);
}

export function readCustomersIdentification(
  { identifications }: Centre,
  tx: Tx,
  conversationId: ConversationId,
): Promise<CustomerIdentificationView | null> {
  return identifications.forCustomer(tx, conversationId).catch(whereUnreadable);
}
