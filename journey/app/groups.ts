import type { Tx } from '@zentrale/kernel/ports';
import { assert, instant, type CustomerId } from '@zentrale/kernel/values';
import type { Group, HeldIdentity, Profile } from '../core/index.ts';

/** A customer with all rows of its profiles. */
export interface WholeGroup extends Group {
  readonly profiles: readonly Profile[];
  readonly identities: readonly HeldIdentity[];
}

/** The profile at the top of the customer, or `null` for an id that is nobody's. */
export async function currentId(tx: Tx, customerId: CustomerId): Promise<CustomerId | null> {
  const [row] = await tx.query<{ customerId: CustomerId }>(
    `with recursive chain (customer_id, merged_into) as (
       select customer_id, merged_into from customers where customer_id = $1
       union
       select c.customer_id, c.merged_into from customers c
         join chain on c.customer_id = chain.merged_into
     )
     select customer_id as "customerId" from chain where merged_into is null`,
    [customerId],
  );
  return row?.customerId ?? null;
}

/** All profiles of the customer, the top one first; empty for an id that is nobody's. */
export async function profileIds(tx: Tx, customerId: CustomerId): Promise<CustomerId[]> {
  const topId = await currentId(tx, customerId);
  if (topId === null) return [];
  const rows = await tx.query<{ customerId: CustomerId }>(
    `with recursive part (customer_id, depth) as (
       select $1::text, 0
       union all
       select c.customer_id, part.depth + 1 from customers c
         join part on c.merged_into = part.customer_id
     )
     select customer_id as "customerId" from part order by depth, customer_id`,
    [topId],
  );
  return rows.map((row) => row.customerId);
}

/** The customer with its profiles and identities, or `null` for an id that is nobody's. */
export async function wholeGroup(tx: Tx, customerId: CustomerId): Promise<WholeGroup | null> {
  const ids = await profileIds(tx, customerId);
  const topId = ids[0];
  if (topId === undefined) return null;
  const profiles = await tx.query<Profile>(
    `select customer_id as "customerId", name, language, tier, company,
            first_seen_at as "firstSeenAt", merged_into as "mergedInto"
       from customers where customer_id = any($1::text[]) order by first_seen_at, customer_id`,
    [ids],
  );
  const identities = await tx.query<HeldIdentity>(
    `select kind, value, is_verified as "isVerified", linked_at as "linkedAt"
       from identities where customer_id = any($1::text[]) order by linked_at, kind, value`,
    [ids],
  );
  return {
    customerId: topId,
    profileIds: ids,
    firstSeenAt: instant(Math.min(...profiles.map(({ firstSeenAt }) => firstSeenAt))),
    profiles,
    identities,
  };
}

/** Every customer who holds one of these identities, each once. */
export async function groupsHolding(
  tx: Tx,
  identities: readonly Pick<HeldIdentity, 'kind' | 'value'>[],
): Promise<WholeGroup[]> {
  const rows = await tx.query<{ customerId: CustomerId }>(
    `select distinct i.customer_id as "customerId" from identities i
       join unnest($1::text[], $2::text[]) as given (kind, value)
         on given.kind = i.kind and given.value = i.value`,
    [identities.map(({ kind }) => kind), identities.map(({ value }) => value)],
  );
  const groups = new Map<CustomerId, WholeGroup>();
  for (const { customerId } of rows) {
    const group = await wholeGroup(tx, customerId);
    assert(group !== null, 'an identity belongs to a profile that exists');
    groups.set(group.customerId, group);
  }
  return [...groups.values()];
}
