import type { Bus, Tx } from '@zentrale/kernel/ports';
import type { CustomerId } from '@zentrale/kernel/values';

/** Bus subject: what is known of a customer changed. */
export const JOURNEY_CHANGED = 'journey.changed';

export interface JourneyChanged {
  /** Any id the customer ever had; `currentId` gives the one in use. */
  readonly customerId: CustomerId;
}

export type Announce = (tx: Tx, customerId: CustomerId) => void;

/** Tells after the commit; whoever must not miss it reads the store. */
export function announcer(bus: Bus): Announce {
  return (tx, customerId) => {
    tx.afterCommit(() => {
      bus.publish<JourneyChanged>(JOURNEY_CHANGED, tx.tenantId, { customerId });
    });
  };
}
