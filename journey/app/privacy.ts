import type { Tx } from '@zentrale/kernel/ports';
import { accepted, refused, type CustomerId, type Result } from '@zentrale/kernel/values';
import type { TouchpointView } from '@zentrale/protocol/views';
import { identityKey, type Consent, type HeldIdentity, type Profile } from '../core/index.ts';
import { consentHistory } from './consents.ts';
import { profileIds, wholeGroup } from './groups.ts';
import { lockIdentities, lockMerging } from './locks.ts';
import { mergesOf, type Merge } from './merges.ts';
import type { Announce } from './news.ts';

/** Everything journey keeps of a customer, as plain JSON. */
export interface CustomerExport {
  readonly customerId: CustomerId;
  readonly profiles: readonly Profile[];
  readonly identities: readonly HeldIdentity[];
  /** All answers, oldest first. */
  readonly consents: readonly Consent[];
  readonly merges: readonly Merge[];
  /** Oldest first. */
  readonly touchpoints: readonly TouchpointView[];
}

export function privacy(announce: Announce) {
  return { holdCustomer, exportCustomer, eraseCustomer };

  /**
   * Deletes every row of the customer, all merged profiles included. Ids kept elsewhere then
   * lead nowhere; conversations are their owner's to erase.
   */
  async function eraseCustomer(tx: Tx, customerId: CustomerId): Promise<Result<void>> {
    await lockMerging(tx);
    const ids = await profileIds(tx, customerId);
    if (ids.length === 0) return refused('customer.unknown');
    // Identities, touchpoints, consents and merges go with them.
    await tx.query(`delete from customers where customer_id = any($1::text[])`, [ids]);
    for (const id of ids) announce(tx, id);
    return accepted(undefined);
  }
}

/** Who a customer is, for whoever erases what others keep of them. */
export interface HeldCustomer {
  readonly customerId: CustomerId;
  /** All merged profiles, the top one first. */
  readonly profileIds: readonly CustomerId[];
  readonly identities: readonly HeldIdentity[];
}

/**
 * Until the end of the transaction nobody is found or made by one of the customer's identities:
 * what they send meanwhile waits, and belongs to whoever they are then. `null` for nobody's id.
 */
async function holdCustomer(tx: Tx, customerId: CustomerId): Promise<HeldCustomer | null> {
  const group = await wholeGroup(tx, customerId);
  if (group === null) return null;
  // In the order in which identifying takes them.
  await lockIdentities(tx, group.identities.map(identityKey));
  await lockMerging(tx);
  return wholeGroup(tx, customerId);
}

async function exportCustomer(tx: Tx, customerId: CustomerId): Promise<Result<CustomerExport>> {
  const group = await wholeGroup(tx, customerId);
  if (group === null) return refused('customer.unknown');
  const touchpoints = await tx.query<TouchpointView>(
    `select touchpoint_id as "touchpointId", kind, at, channel, title, facts,
            conversation_id as "conversationId"
       from touchpoints where customer_id = any($1::text[]) order by at, touchpoint_id`,
    [group.profileIds],
  );
  return accepted({
    customerId: group.customerId,
    profiles: group.profiles,
    identities: group.identities,
    consents: await consentHistory(tx, group.profileIds),
    merges: await mergesOf(tx, group.profileIds),
    touchpoints,
  });
}
