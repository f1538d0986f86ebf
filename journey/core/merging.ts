import { refused, type CustomerId, type Instant, type Refusal } from '@zentrale/kernel/values';
import { identityKey, isWeak, type Identity } from './identity.ts';
import { byStrength, type Group } from './profile.ts';

/**
 * A merge somebody took back: none of the profiles of one side is put together with one of the
 * other again by the same evidence.
 */
export interface Separation {
  readonly one: readonly CustomerId[];
  readonly other: readonly CustomerId[];
  readonly evidence: readonly string[];
}

export type ApartReason = 'verified-emails-differ' | 'taken-apart-before';

export interface Identification {
  /** Who it is; `null` for somebody new. */
  readonly winner: Group | null;
  /** Profiles to be merged into the winner, and the keys of the identities that say so. */
  readonly absorbed: readonly { readonly group: Group; readonly evidence: readonly string[] }[];
  /** Identities nobody had; they go to the winner. */
  readonly linked: readonly Identity[];
  /** Identities somebody had as a claim, now proven; they stay where they are. */
  readonly proven: readonly Identity[];
  /** Found, and deliberately left alone. */
  readonly keptApart: readonly { readonly group: Group; readonly reason: ApartReason }[];
}

/**
 * Decides who the given identities are. The order of its inputs does not matter.
 *
 * | found                                                    | decision                        |
 * |----------------------------------------------------------|---------------------------------|
 * | nobody                                                   | somebody new                    |
 * | one                                                      | that one; new identities join   |
 * | several, by e-mail, phone or device                      | merged                          |
 * | one more by cookie, at most one side has proven e-mails  | merged                          |
 * | one more by cookie, both sides have proven e-mails       | two people on one computer: the |
 * |                                                          | cookie stays where it is        |
 * | two that were taken apart, by no more evidence than then | left apart                      |
 *
 * Who is found by more than a cookie is considered first, so that of two people on a shared
 * computer the one who gave an address or number is meant.
 */
export function decideIdentification(
  given: readonly Identity[],
  found: readonly Group[],
  separations: readonly Separation[],
): Identification {
  const groups = found.map((group) => withProof(group, given));
  const unknown = given.filter((identity) => !groups.some((group) => holds(group, identity)));
  const accepted: Group[] = [];
  const apart: { group: Group; reason: ApartReason }[] = [];
  for (const group of groups.toSorted(byMeaning(given))) {
    const reason = reasonAgainst({ group, accepted, given, unknown, separations });
    if (reason === null) accepted.push(group);
    else apart.push({ group, reason });
  }
  const winner = accepted.toSorted(byStrength)[0] ?? null;
  return {
    winner,
    absorbed: accepted
      .filter((group) => group !== winner)
      .map((group) => ({ group, evidence: evidenceFor(accepted, given) })),
    linked: unknown,
    proven: given.filter((identity) => isNewlyProven(identity, found)),
    keptApart: apart,
  };
}

/** A merge can be taken back once. */
export function refusalOfUndo(merge: { readonly undoneAt: Instant | null }): Refusal | null {
  return merge.undoneAt === null ? null : refused('merge.already-undone').refusal;
}

interface Question {
  readonly group: Group;
  readonly accepted: readonly Group[];
  readonly given: readonly Identity[];
  readonly unknown: readonly Identity[];
  readonly separations: readonly Separation[];
}

function reasonAgainst(question: Question): ApartReason | null {
  const { group, accepted, given, unknown, separations } = question;
  const isCookieAlone = !given.some((one) => !isWeak(one) && holds(group, one));
  const meant = [...accepted.flatMap(({ identities }) => identities), ...unknown];
  if (isCookieAlone && hasProvenEmail(group.identities) && hasProvenEmail(meant)) {
    return 'verified-emails-differ';
  }
  const wasTakenApart = accepted.some((other) =>
    separations.some(
      (separation) =>
        divides(separation, group, other) &&
        evidenceFor([group, other], given).every((key) => separation.evidence.includes(key)),
    ),
  );
  return wasTakenApart ? 'taken-apart-before' : null;
}

function divides({ one, other }: Separation, a: Group, b: Group): boolean {
  return (isAmong(a, one) && isAmong(b, other)) || (isAmong(a, other) && isAmong(b, one));
}

function isAmong({ profileIds }: Group, side: readonly CustomerId[]): boolean {
  return profileIds.some((profileId) => side.includes(profileId));
}

/** The given identities that led to these groups. */
function evidenceFor(groups: readonly Group[], given: readonly Identity[]): string[] {
  return given
    .filter((identity) => groups.some((group) => holds(group, identity)))
    .map(identityKey)
    .toSorted();
}

function byMeaning(given: readonly Identity[]) {
  const isMeant = (group: Group) => given.some((one) => !isWeak(one) && holds(group, one));
  return (a: Group, b: Group) => Number(isMeant(b)) - Number(isMeant(a)) || byStrength(a, b);
}

/** What a group holds, with what this call proves of it. */
function withProof(group: Group, given: readonly Identity[]): Group {
  const proven = new Set(given.filter(({ isVerified }) => isVerified).map(identityKey));
  return {
    ...group,
    identities: group.identities.map((identity) =>
      proven.has(identityKey(identity)) ? { ...identity, isVerified: true } : identity,
    ),
  };
}

function isNewlyProven(identity: Identity, found: readonly Group[]): boolean {
  if (!identity.isVerified) return false;
  const key = identityKey(identity);
  return found.some(({ identities }) =>
    identities.some((held) => identityKey(held) === key && !held.isVerified),
  );
}

function hasProvenEmail(identities: readonly Identity[]): boolean {
  return identities.some(({ kind, isVerified }) => kind === 'email' && isVerified);
}

function holds({ identities }: Group, identity: Identity): boolean {
  const key = identityKey(identity);
  return identities.some((held) => identityKey(held) === key);
}
