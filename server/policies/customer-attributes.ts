import type { Tx } from '@zentrale/kernel/ports';
import type { AgentId, CustomerId } from '@zentrale/kernel/values';
import type { RequestRouting } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';

export interface CustomerAttributes {
  /** By the names expressions use; nothing that tells who the customer is. */
  readonly context: NonNullable<RequestRouting['context']>;
  readonly lastAgentId: AgentId | null;
}

/** What routing is told of a customer, at most ten short members. */
export async function customerAttributes(
  centre: Centre,
  tx: Tx,
  customerId: CustomerId,
): Promise<CustomerAttributes> {
  const known = await centre.journey.context(tx, customerId);
  if (known === null) return { context: {}, lastAgentId: null };
  const profileIds = await centre.journey.profileIds(tx, customerId);
  const open = await centre.channels.openConversationsOf(tx, profileIds);
  const { lastAgentId, language } = known;
  return {
    context: {
      tier: known.tier,
      isKnown: known.isKnown,
      openCases: open.length,
      visitPages: known.lastVisitPages.length,
      ...(language === null ? {} : { language }),
      ...(lastAgentId === null ? {} : { lastAgent: lastAgentId }),
    },
    lastAgentId,
  };
}
