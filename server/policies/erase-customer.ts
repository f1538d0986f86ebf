import type { CustomerTraces } from '@zentrale/channels/app';
import type { Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  refused,
  type ConversationId,
  type CustomerId,
  type Result,
} from '@zentrale/kernel/values';
import type { ErasureDone } from '@zentrale/protocol';
import type { Principal } from '../auth/principal.ts';
import type { Centre } from '../compose/centre.ts';
import { problemOfRefusal, Refused } from '../http/problem.ts';

/**
 * Erases a person from everything the centre keeps, in one transaction. Refuses
 * `customer.unknown`, `customer.is-device`, and `customer.has-open-work` while somebody still
 * works with them.
 */
export async function eraseCustomer(
  centre: Centre,
  principal: Principal,
  customerId: CustomerId,
): Promise<Result<ErasureDone>> {
  // Opened first: its state is asked inside the transaction.
  await centre.routing.open(principal.tenantId);
  return centre.store.transact(principal.tenantId, async (tx) => {
    const held = await centre.journey.holdCustomer(tx, customerId);
    if (held === null) return refused('customer.unknown');
    if (held.identities.some(({ kind }) => kind === 'device')) return refused('customer.is-device');
    const phones = held.identities.filter(({ kind }) => kind === 'phone');
    const traces = {
      customerIds: held.profileIds,
      phoneNumbers: phones.map(({ value }) => value),
    };
    const erased = await centre.channels.eraseConversations(tx, traces);
    if (!erased.ok) return erased;
    const dialEntryCount = await centre.dialling.erase(tx, traces);
    const { conversationIds, attachmentCount } = erased.value;
    checkNoLiveWork(centre, tx, held.profileIds, conversationIds);
    await centre.knowledge.eraseHints(tx, conversationIds);
    const recordingCount = await centre.recordings.erase(tx, conversationIds);
    const identificationCount = await centre.identifications.erase(tx, held.profileIds);
    const gone = await centre.journey.eraseCustomer(tx, held.customerId);
    if (!gone.ok) throw new Refused(problemOfRefusal(gone.refusal));
    const conversationCount = conversationIds.length;
    const counts = {
      conversationCount,
      attachmentCount,
      recordingCount,
      identificationCount,
      dialEntryCount,
    };
    await centre.directory.audit(tx, {
      byPersonId: principal.personId,
      act: 'customer.erase',
      subjectKind: 'customer',
      subjectId: held.customerId,
      before: null,
      after: counts,
    });
    return accepted({ customerId: held.customerId, ...counts });
  });
}

/**
 * A conversation is closed when wrap-up begins, and an agent in wrap-up may still write about it.
 * Thrown, so that everything is taken back.
 */
function checkNoLiveWork(
  centre: Centre,
  { tenantId }: Tx,
  customerIds: CustomerTraces['customerIds'],
  conversationIds: readonly ConversationId[],
): void {
  const interactions = centre.routingState(tenantId)?.interactions.values() ?? [];
  const theirs = new Set<string>([...customerIds, ...conversationIds]);
  for (const { customerId, conversationId } of interactions) {
    if (!theirs.has(customerId) && !theirs.has(conversationId)) continue;
    const refusal = { kind: 'customer.has-open-work', facts: { conversationId } };
    throw new Refused(problemOfRefusal(refusal));
  }
}
