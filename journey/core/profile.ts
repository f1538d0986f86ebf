import { instant, type CustomerId, type Instant } from '@zentrale/kernel/values';
import type { Locale } from '@zentrale/protocol/views';
import type { Identity } from './identity.ts';

export type Tier = 'standard' | 'gold';

/** What is kept of one profile. A profile that was merged keeps its own rows. */
export interface Profile {
  readonly customerId: CustomerId;
  readonly name: string;
  readonly language: Locale | null;
  readonly tier: Tier;
  readonly company: string;
  readonly firstSeenAt: Instant;
  /** The profile this one is part of; `null` at the top. */
  readonly mergedInto: CustomerId | null;
}

/** A customer as one person: everything below one top profile. */
export interface Group {
  readonly customerId: CustomerId;
  readonly profileIds: readonly CustomerId[];
  /** Of the oldest profile. */
  readonly firstSeenAt: Instant;
  readonly identities: readonly Identity[];
}

/**
 * Who of two stays: a proven identity before none, then an address or number before none, then
 * the older, then the smaller id. Negative when `a` stays.
 */
export function byStrength(a: Group, b: Group): number {
  return (
    Number(isProven(b)) - Number(isProven(a)) ||
    Number(isReachable(b)) - Number(isReachable(a)) ||
    a.firstSeenAt - b.firstSeenAt ||
    (a.customerId < b.customerId ? -1 : Number(a.customerId > b.customerId))
  );
}

function isProven({ identities }: Pick<Group, 'identities'>): boolean {
  return identities.some(({ isVerified }) => isVerified);
}

/** Do we know how to reach this customer, that is: is it more than a browser or a device? */
export function isReachable({ identities }: Pick<Group, 'identities'>): boolean {
  return identities.some(({ kind }) => kind === 'email' || kind === 'phone');
}

/** What is shown of a customer made of several profiles. */
export type Portrait = Pick<Profile, 'name' | 'language' | 'tier' | 'company' | 'firstSeenAt'>;

/**
 * The top profile speaks first; what it leaves open, the others fill, oldest first. Gold once is
 * gold: a merge must not cost a customer the better treatment. At least one profile is given.
 */
export function portrait(profiles: readonly Profile[]): Portrait {
  const ordered = profiles.toSorted(byTopThenAge);
  return {
    name: ordered.find(({ name }) => name !== '')?.name ?? '',
    language: ordered.find(({ language }) => language !== null)?.language ?? null,
    tier: ordered.some(({ tier }) => tier === 'gold') ? 'gold' : 'standard',
    company: ordered.find(({ company }) => company !== '')?.company ?? '',
    firstSeenAt: instant(Math.min(...profiles.map(({ firstSeenAt }) => firstSeenAt))),
  };
}

function byTopThenAge(a: Profile, b: Profile): number {
  return (
    Number(a.mergedInto !== null) - Number(b.mergedInto !== null) ||
    a.firstSeenAt - b.firstSeenAt ||
    (a.customerId < b.customerId ? -1 : 1)
  );
}
