import { accepted, type CustomerId, type Result } from '@zentrale/kernel/values';
import type { CustomerArchive } from '@zentrale/protocol';
import { interactionsOf, segmentsOf } from '@zentrale/routing/adapters/sql/index.ts';
import type { Principal } from '../auth/principal.ts';
import type { Centre } from '../compose/centre.ts';
import { exportIdentifications } from './export-identifications.ts';
import { exportRecordings } from './export-recordings.ts';

/**
 * Everything the centre keeps of a customer. Who took it is noted in the same transaction. Refuses
 * `customer.unknown`.
 */
export async function exportCustomer(
  centre: Centre,
  principal: Principal,
  customerId: CustomerId,
): Promise<Result<CustomerArchive>> {
  return centre.store.transact(principal.tenantId, async (tx) => {
    const known = await centre.journey.exportCustomer(tx, customerId);
    if (!known.ok) return known;
    const customer = known.value;
    const phones = customer.identities.filter(({ kind }) => kind === 'phone');
    const profileIds = customer.profiles.map((profile) => profile.customerId);
    const traces = { customerIds: profileIds, phoneNumbers: phones.map(({ value }) => value) };
    const channels = await centre.channels.exportConversations(tx, traces);
    const ids = channels.conversations.map(({ conversation }) => conversation.conversationId);
    const interactions = [];
    for (const id of ids) {
      const segments = await segmentsOf(tx, id);
      for (const interaction of await interactionsOf(tx, id)) {
        const { interactionId } = interaction;
        const parts = segments.filter((one) => one.interactionId === interactionId);
        interactions.push({ ...interaction, segments: parts });
      }
    }
    await centre.directory.audit(tx, {
      byPersonId: principal.personId,
      act: 'customer.export',
      subjectKind: 'customer',
      subjectId: customer.customerId,
      before: null,
      after: null,
    });
    return accepted({
      exportedAt: tx.now,
      customer: { ...customer },
      channels: { ...channels, conversations: [...channels.conversations] },
      knowledge: await hints(),
      interactions,
      dialEntries: await centre.dialling.exportEntries(tx, traces),
      recordings: await exportRecordings(centre, tx, ids),
      identifications: await exportIdentifications(centre, tx, profileIds),
    });

    async function hints(): Promise<CustomerArchive['knowledge']> {
      const { decisions, reactions } = await centre.knowledge.exportHints(tx, ids);
      return { decisions: [...decisions], reactions };
    }
  });
}
