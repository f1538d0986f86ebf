import type { CustomerId, TenantId } from '@zentrale/kernel/values';
import type { CustomerView } from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';

/** The customer with everything that is open for her on any channel; null when unknown. */
export async function readCustomer(
  centre: Centre,
  tenantId: TenantId,
  customerId: CustomerId,
): Promise<CustomerView | null> {
  return centre.store.transact(tenantId, async (tx) => {
    const customer = await centre.journey.customer(tx, customerId);
    if (customer === null) return null;
    const profiles = await centre.journey.profileIds(tx, customerId);
    const open = await centre.channels.openConversationsOf(tx, profiles);
    const identifications = await centre.identifications.ofCustomers(tx, profiles);
    return {
      ...customer,
      identifications: identifications.map(
        ({ identificationId, state, outcome, endedAt, endedByName }) => ({
          identificationId,
          state,
          outcome,
          endedAt,
          endedByName,
        }),
      ),
      openConversations: open.map(({ conversationId, channel, subject }) => ({
        conversationId,
        channel,
        subject,
      })),
    };
  });
}
