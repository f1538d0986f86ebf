import type { Tx } from '@zentrale/kernel/ports';
import type { Instant } from '@zentrale/kernel/values';
import type { MessageStatus } from '../core/index.ts';

/** A message on its way to the provider, with what the adapter needs to send it. */
export interface OutgoingSms {
  readonly messageId: string;
  readonly accountId: string;
  readonly text: string;
  /** Our number. */
  readonly from: string;
  /** The customer's number. */
  readonly to: string;
  readonly secrets: {
    readonly accountSid?: string;
    readonly authToken?: string;
    readonly apiBaseUrl?: string;
  };
  /**
   * Set when an earlier call's outcome is unknown: since when. The adapter must look for the
   * message at the provider before it sends.
   */
  readonly callingSinceAt: Instant | null;
}

/**
 * The life of an outgoing message as its sender sees it. `begin` is committed before the provider
 * is called, so that a process that dies in between leaves a mark.
 */
export interface OutgoingSmsLedger {
  /** Marks the call as begun. `null`: nothing to do (sent, failed or withdrawn meanwhile). */
  begin(tx: Tx, messageId: string): Promise<OutgoingSms | null>;
  /** The provider has taken it. Harmless when noted before. */
  recordSent(
    tx: Tx,
    input: { messageId: string; providerId: string; status: MessageStatus; failure: string | null },
  ): Promise<void>;
  /**
   * The provider will not take it. `isOptOut`: because the customer does not want messages;
   * `mayBeOut`: an earlier call may have been taken all the same, so the mark stays.
   */
  recordRefused(
    tx: Tx,
    input: { messageId: string; failure: string; isOptOut: boolean; mayBeOut: boolean },
  ): Promise<void>;
  /** The provider certainly did not take it; trying again needs no looking. */
  recordNotTaken(tx: Tx, messageId: string): Promise<void>;
  /** Tries came to an end without an answer; the mark stays, so that a later try looks first. */
  recordGivenUp(tx: Tx, input: { messageId: string; failure: string }): Promise<void>;
  /** Which of these ids of the provider's belong to messages of ours already? */
  knownProviderIds(
    tx: Tx,
    input: { accountId: string; providerIds: readonly string[] },
  ): Promise<ReadonlySet<string>>;
}
