import type { Ids, Tx } from '@zentrale/kernel/ports';
import { asId, assert, type CustomerId } from '@zentrale/kernel/values';
import type { Locale } from '@zentrale/protocol/views';
import {
  decideIdentification,
  distinctIdentities,
  IDENTITIES_PER_CALL_MAX,
  identityKey,
  normalValue,
  type Identification,
  type Identity,
} from '../core/index.ts';
import type { PhoneNumbers } from '../ports/index.ts';
import { groupsHolding } from './groups.ts';
import { lockIdentities, lockMerging } from './locks.ts';
import { separationsAmong, type Merge, type Merging } from './merges.ts';
import type { Announce } from './news.ts';
import type { Recorder } from './touchpoints.ts';

export interface IdentifyInput {
  /** At least one that is not blank, at most ten. */
  readonly identities: readonly Identity[];
  /** Kept where no name is known yet: a form does not rename a customer. */
  readonly name?: string | undefined;
  readonly language?: Locale | undefined;
  /** Why we know, in words: shown with a merge. */
  readonly because: string;
}

export interface Identified {
  readonly customerId: CustomerId;
  readonly isNew: boolean;
  /** What this call merged, mostly nothing. */
  readonly merges: readonly Merge[];
}

export interface IdentifyNeeds {
  readonly ids: Ids;
  readonly phoneNumbers: PhoneNumbers;
  readonly record: Recorder;
  readonly merging: Merging;
  readonly announce: Announce;
}

export type Identify = ReturnType<typeof identifier>;

/**
 * Finds out who somebody is, and remembers. Deterministic (the table is in
 * `core/merging.ts`); calls that name the same identity wait for each other, so that two at once
 * give one profile.
 */
export function identifier(needs: IdentifyNeeds) {
  return async (tx: Tx, input: IdentifyInput): Promise<Identified> => {
    const given = normalIdentities(input.identities, needs.phoneNumbers);
    await lockIdentities(tx, given.map(identityKey));
    const decision = await decide(tx, given);
    const isNew = decision.winner === null;
    const customerId = decision.winner?.customerId ?? (await createProfile(tx, needs.ids));
    const merges: Merge[] = [];
    for (const { group, evidence } of decision.absorbed) {
      const { because } = input;
      const about = { intoCustomerId: customerId, fromCustomerId: group.customerId };
      merges.push(await needs.merging.merge(tx, { ...about, because, evidence }));
    }
    await link(tx, needs.record, { customerId, isNew, because: input.because }, decision);
    const isChanged = await describe(tx, customerId, input);
    if (isNew || isChanged || decision.proven.length > 0) needs.announce(tx, customerId);
    return { customerId, isNew, merges };
  };
}

function normalIdentities(identities: readonly Identity[], phones: PhoneNumbers): Identity[] {
  const normal = identities.map((identity) => ({
    ...identity,
    value: normalValue(identity, (text) => phones.normal(text)),
  }));
  const given = distinctIdentities(normal.filter(({ value }) => value !== ''));
  assert(given.length > 0, 'somebody is identified by at least one identity');
  assert(given.length <= IDENTITIES_PER_CALL_MAX, 'a call names ten identities at most');
  return given;
}

async function decide(tx: Tx, given: readonly Identity[]): Promise<Identification> {
  const found = await groupsHolding(tx, given);
  if (found.length < 2) return decideIdentification(given, found, []);
  // Others may have merged the same people meanwhile: look again once nobody else can.
  await lockMerging(tx);
  const groups = await groupsHolding(tx, given);
  const separations = await separationsAmong(
    tx,
    groups.flatMap((group) => group.profileIds),
  );
  return decideIdentification(given, groups, separations);
}

async function createProfile(tx: Tx, ids: Ids): Promise<CustomerId> {
  const customerId = asId<CustomerId>(ids.next('cus'));
  await tx.query(`insert into customers (customer_id, name, first_seen_at) values ($1, '', $2)`, [
    customerId,
    tx.now,
  ]);
  return customerId;
}

async function link(
  tx: Tx,
  record: Recorder,
  about: { customerId: CustomerId; isNew: boolean; because: string },
  { linked, proven }: Identification,
): Promise<void> {
  for (const { kind, value, isVerified } of linked) {
    await tx.query(
      `insert into identities (kind, value, customer_id, is_verified, linked_at)
       values ($1, $2, $3, $4, $5)`,
      [kind, value, about.customerId, isVerified, tx.now],
    );
    if (about.isNew) continue;
    await record(tx, {
      sourceKey: `identity:${about.customerId}:${kind}:${value}`,
      customerId: about.customerId,
      kind: 'identity-linked',
      at: tx.now,
      channel: '',
      title: kind === 'cookie' ? about.because : value,
      facts: { kind, value, isVerified },
      conversationId: null,
    });
  }
  for (const { kind, value } of proven) {
    await tx.query(`update identities set is_verified = true where kind = $1 and value = $2`, [
      kind,
      value,
    ]);
  }
}

async function describe(tx: Tx, customerId: CustomerId, input: IdentifyInput): Promise<boolean> {
  const name = input.name?.trim() ?? '';
  if (name === '' && input.language === undefined) return false;
  const rows = await tx.query(
    `update customers
        set name = case when name = '' then $2 else name end, language = coalesce($3, language)
      where customer_id = $1
        and ((name = '' and $2 <> '') or language is distinct from coalesce($3, language))
      returning customer_id`,
    [customerId, name, input.language ?? null],
  );
  return rows.length > 0;
}
