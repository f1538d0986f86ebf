import type { Ids, Tx } from '@zentrale/kernel/ports';
import { accepted, refused, type CustomerId, type Result } from '@zentrale/kernel/values';
import { isGranted, type Consent, type ConsentPurpose } from '../core/index.ts';
import { profileIds } from './groups.ts';
import type { Identify } from './identify.ts';
import { lockIdentities } from './locks.ts';
import type { Announce } from './news.ts';
import type { Recorder } from './touchpoints.ts';

/** Of a known customer, or of a browser. */
export type ConsentAnswer = (
  | { readonly customerId: CustomerId }
  | { readonly visitorId: string }
) & {
  readonly purpose: ConsentPurpose;
  readonly isGranted: boolean;
  /** Where it was answered: `widget`, `agent`... */
  readonly source: string;
  /** Which wording was agreed to. */
  readonly textVersion: string;
};

interface Needs {
  readonly ids: Ids;
  readonly identify: Identify;
  readonly record: Recorder;
  readonly announce: Announce;
}

export function consents(needs: Needs) {
  return {
    /**
     * Records an answer; the same answer again changes nothing. Agreeing in a browser we do not
     * know makes an anonymous profile; declining in one leaves no trace. Withdrawing `journey`
     * deletes the recorded pages: of that browser, or of all when a customer withdraws otherwise.
     */
    async setConsent(tx: Tx, answer: ConsentAnswer): Promise<Result<void>> {
      const visitorId = 'visitorId' in answer ? answer.visitorId : null;
      if (visitorId !== null) await lockIdentities(tx, [`cookie:${visitorId}`]);
      const ownerId = 'visitorId' in answer ? await browser(tx, answer) : answer.customerId;
      if (ownerId === null) return accepted(undefined);
      const ids = await profileIds(tx, ownerId);
      if (ids.length === 0) return refused('customer.unknown');
      if (await isSame(tx, ids, answer, visitorId)) return accepted(undefined);
      await add(tx, ownerId, answer, visitorId);
      if (answer.purpose === 'journey' && !answer.isGranted) await forgetPages(tx, ids, visitorId);
      needs.announce(tx, ownerId);
      return accepted(undefined);
    },

    /** Is this purpose agreed to, as of the latest answer? No answer is no. */
    async hasConsent(tx: Tx, customerId: CustomerId, purpose: ConsentPurpose): Promise<boolean> {
      return isGranted(await consentHistory(tx, await profileIds(tx, customerId)), purpose);
    },
  };

  async function browser(
    tx: Tx,
    answer: { visitorId: string; isGranted: boolean },
  ): Promise<CustomerId | null> {
    if (!answer.isGranted) return ownerOfVisitor(tx, answer.visitorId);
    const identity = { kind: 'cookie', value: answer.visitorId, isVerified: false } as const;
    await needs.identify(tx, { identities: [identity], because: 'consent' });
    return ownerOfVisitor(tx, answer.visitorId);
  }

  async function add(
    tx: Tx,
    customerId: CustomerId,
    answer: ConsentAnswer,
    visitorId: string | null,
  ): Promise<void> {
    const consentId = needs.ids.next('cns');
    const { purpose, isGranted: isAgreed, source, textVersion } = answer;
    await tx.query(
      `insert into consents (consent_id, customer_id, visitor_id, purpose, is_granted, at,
                             source, text_version)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [consentId, customerId, visitorId, purpose, isAgreed, tx.now, source, textVersion],
    );
    await needs.record(tx, {
      sourceKey: `consent:${consentId}`,
      customerId,
      kind: 'consent-changed',
      at: tx.now,
      channel: '',
      title: purpose,
      facts: { purpose, isGranted: isAgreed, source },
      conversationId: null,
    });
  }
}

/** The profile that holds the cookie itself, not the top one: an undo must find it there. */
export async function ownerOfVisitor(tx: Tx, visitorId: string): Promise<CustomerId | null> {
  const [row] = await tx.query<{ customerId: CustomerId }>(
    `select customer_id as "customerId" from identities where kind = 'cookie' and value = $1`,
    [visitorId],
  );
  return row?.customerId ?? null;
}

/** All answers of these profiles, oldest first. */
export async function consentHistory(tx: Tx, profiles: readonly CustomerId[]): Promise<Consent[]> {
  return tx.query<Consent>(
    `select customer_id as "customerId", visitor_id as "visitorId", purpose,
            is_granted as "isGranted", at, source, text_version as "textVersion"
       from consents where customer_id = any($1::text[]) order by consent_number`,
    [profiles],
  );
}

async function isSame(
  tx: Tx,
  profiles: readonly CustomerId[],
  answer: ConsentAnswer,
  visitorId: string | null,
): Promise<boolean> {
  const history = await consentHistory(tx, profiles);
  const last = history.filter(({ purpose }) => purpose === answer.purpose).at(-1);
  return (
    last !== undefined &&
    last.visitorId === visitorId &&
    last.isGranted === answer.isGranted &&
    last.textVersion === answer.textVersion
  );
}

async function forgetPages(
  tx: Tx,
  profiles: readonly CustomerId[],
  visitorId: string | null,
): Promise<void> {
  await tx.query(
    `delete from touchpoints
      where customer_id = any($1::text[]) and kind = 'page-viewed'
        and ($2::text is null or visitor_id = $2)`,
    [profiles, visitorId],
  );
}
