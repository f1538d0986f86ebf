import type { CustomerId, Instant } from '@zentrale/kernel/values';

export const CONSENT_PURPOSES = ['journey', 'service-messages', 'marketing', 'recording'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** One answer of a customer. Answers are added, never changed: the latest is in force. */
export interface Consent {
  readonly customerId: CustomerId;
  /** The browser in which it was answered; `null` when it was answered otherwise. */
  readonly visitorId: string | null;
  readonly purpose: ConsentPurpose;
  readonly isGranted: boolean;
  readonly at: Instant;
  /** Where it was answered: `widget`, `agent`... */
  readonly source: string;
  /** Which wording was agreed to. */
  readonly textVersion: string;
}

/** The latest answer for each purpose, given all answers oldest first. */
export function consentsInForce(history: readonly Consent[]): Consent[] {
  const latest = new Map(history.map((consent) => [consent.purpose, consent]));
  return CONSENT_PURPOSES.flatMap((purpose) => latest.get(purpose) ?? []);
}

/** No answer is no. */
export function isGranted(history: readonly Consent[], purpose: ConsentPurpose): boolean {
  return consentsInForce(history).some((one) => one.purpose === purpose && one.isGranted);
}

/**
 * May this browser's pages be recorded? It must have been agreed to in this very browser: what a
 * person agreed to on a phone is no answer for the computer of the house. A later withdrawal by
 * any other way than a browser counts for all of them. `history` oldest first.
 */
export function mayRecordPages(history: readonly Consent[], visitorId: string): boolean {
  const relevant = history.filter(
    (one) =>
      one.purpose === 'journey' &&
      (one.visitorId === visitorId || (one.visitorId === null && !one.isGranted)),
  );
  return relevant.at(-1)?.isGranted === true;
}
