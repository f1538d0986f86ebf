import type { Instant } from '@zentrale/kernel/values';

/** How we recognise somebody: a visitor id, an address, a number, a device of theirs. */
export type IdentityKind = 'cookie' | 'email' | 'phone' | 'device';

export interface Identity {
  readonly kind: IdentityKind;
  /** In its normal form, so that equal means the same. */
  readonly value: string;
  /** Proven by the customer, not only claimed. */
  readonly isVerified: boolean;
}

export interface HeldIdentity extends Identity {
  readonly linkedAt: Instant;
}

export const IDENTITY_LENGTH_MAX = 320;
/** More than any form asks for; keeps one call's locks and comparisons few. */
export const IDENTITIES_PER_CALL_MAX = 10;

/** One text per identity; two identities are the same exactly when these are. */
export function identityKey({ kind, value }: Pick<Identity, 'kind' | 'value'>): string {
  return `${kind}:${value}`;
}

/**
 * The form in which an identity is stored; `normalPhone` knows the tenant's country. Empty for
 * what is blank: that identifies nobody.
 */
export function normalValue(
  { kind, value }: Pick<Identity, 'kind' | 'value'>,
  normalPhone: (text: string) => string,
): string {
  const text = value.trim().slice(0, IDENTITY_LENGTH_MAX);
  if (kind === 'email') return text.toLowerCase();
  return kind === 'phone' && text !== '' ? normalPhone(text) : text;
}

/** Each identity once, in a fixed order; proven once is proven. */
export function distinctIdentities(identities: readonly Identity[]): Identity[] {
  const byKey = new Map<string, Identity>();
  for (const identity of identities) {
    const key = identityKey(identity);
    const isVerified = identity.isVerified || byKey.get(key)?.isVerified === true;
    byKey.set(key, { kind: identity.kind, value: identity.value, isVerified });
  }
  return [...byKey.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** A browser may be shared by a household; an address, a number or a device names its owner. */
export function isWeak({ kind }: Pick<Identity, 'kind'>): boolean {
  return kind === 'cookie';
}
