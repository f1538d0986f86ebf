import { z } from 'zod';
import type { Log, OutboxDelivery, OutboxHandler, Store } from '@zentrale/kernel/ports';
import { Fault } from '@zentrale/kernel/values';
import type { OutgoingSms, OutgoingSmsLedger } from '../../ports/outgoing-sms.ts';
import { openTwilio, type SentSms, type TwilioMessages } from './client.ts';
import { classifyFailure, failureWords } from './failures.ts';
import { toStatus } from './mapping.ts';
import { TwilioSecrets } from '../twilio/settings.ts';

export interface SmsSenderParts {
  readonly store: Store;
  readonly channels: { readonly smsLedger: OutgoingSmsLedger };
  /** Where the provider reaches us, without a slash at the end. */
  readonly publicBaseUrl: string;
  readonly log: Log;
  /** For one call; 10 s when left out. */
  readonly timeoutMs?: number;
  /** Tries before the agent is told that it failed; 10 when left out, some nine minutes. */
  readonly attemptCountMax?: number;
}

const TIMEOUT_MS = 10_000;
const ATTEMPT_COUNT_MAX = 10;
// As many as a fast writer leaves to one number while a message is being retried.
const LOOK_BACK_COUNT = 50;
// Clocks of the provider's and ours differ; a minute is far above what either drifts.
const CLOCK_SLACK_MS = 60_000;
const TRIAL_PREFIX = 'Sent from your Twilio trial account - ';

const SendRequest = z.object({ messageId: z.string() });

/**
 * Handles `sms.send`. The provider has no idempotency key, so a mark is committed before the call;
 * who finds a mark looks for the message at the provider before sending. A kill between call and
 * commit therefore does not send twice.
 */
export function createSmsSender(parts: SmsSenderParts): OutboxHandler {
  const clients = new Map<string, TwilioMessages>();
  const timeoutMs = parts.timeoutMs ?? TIMEOUT_MS;
  const clientOf = (secrets: TwilioSecrets): TwilioMessages => {
    const key = JSON.stringify([secrets.accountSid, secrets.authToken, secrets.apiBaseUrl]);
    const client = clients.get(key) ?? openTwilio(secrets, timeoutMs);
    clients.set(key, client);
    return client;
  };
  return async (delivery) => {
    const { messageId } = SendRequest.parse(delivery.body);
    const { smsLedger } = parts.channels;
    const sms = await parts.store.transact(delivery.tenantId, (tx) =>
      smsLedger.begin(tx, messageId),
    );
    if (sms === null) return;
    const secrets = TwilioSecrets.safeParse(sms.secrets);
    if (!secrets.success) {
      parts.log.error('sms.account-incomplete', { accountId: sms.accountId });
      const failure = 'The account for this number has no valid credentials.';
      await parts.store.transact(delivery.tenantId, (tx) =>
        smsLedger.recordRefused(tx, {
          messageId,
          failure,
          isOptOut: false,
          mayBeOut: sms.callingSinceAt !== null,
        }),
      );
      return;
    }
    await deliver(parts, delivery, sms, clientOf(secrets.data));
  };
}

async function deliver(
  parts: SmsSenderParts,
  delivery: OutboxDelivery,
  sms: OutgoingSms,
  client: TwilioMessages,
): Promise<void> {
  let sent: SentSms;
  try {
    sent =
      (await findSent(parts, delivery, sms, client)) ??
      (await client.create({
        from: sms.from,
        to: sms.to,
        text: sms.text,
        statusCallback: statusCallbackOf(parts.publicBaseUrl, sms.messageId),
      }));
  } catch (error) {
    await recordFailure(parts, delivery, sms, error);
    return;
  }
  const status = toStatus(sent.status);
  await parts.store.transact(delivery.tenantId, (tx) =>
    parts.channels.smsLedger.recordSent(tx, {
      messageId: sms.messageId,
      providerId: sent.providerId,
      status: status === 'queued' ? 'sent' : status,
      failure: status === 'failed' ? failureWords(sent.errorCode) : null,
    }),
  );
}

/** Where the provider reports what became of a message. */
export function statusCallbackOf(publicBaseUrl: string, messageId: string): string {
  return `${publicBaseUrl}/webhooks/twilio/status?message=${encodeURIComponent(messageId)}`;
}

/**
 * Looks whether an earlier call did arrive. Not by date sent, as the API could filter: what still
 * waits at the provider has none.
 */
async function findSent(
  parts: SmsSenderParts,
  delivery: OutboxDelivery,
  sms: OutgoingSms,
  client: TwilioMessages,
): Promise<SentSms | null> {
  const sinceAt = sms.callingSinceAt;
  if (sinceAt === null) return null;
  const { from, to, accountId } = sms;
  const listed = await client.list({ from, to, countMax: LOOK_BACK_COUNT });
  const candidates = listed.filter(
    (it) =>
      it.direction.startsWith('outbound') &&
      (it.text === sms.text || it.text === TRIAL_PREFIX + sms.text) &&
      (it.createdAt === null || it.createdAt >= sinceAt - CLOCK_SLACK_MS),
  );
  const providerIds = candidates.map(({ providerId }) => providerId);
  // The same words may have been sent on purpose before; those have their own message.
  const known = await parts.store.transact(delivery.tenantId, (tx) =>
    parts.channels.smsLedger.knownProviderIds(tx, { accountId, providerIds }),
  );
  const found = candidates.filter(({ providerId }) => !known.has(providerId)).at(-1) ?? null;
  parts.log.info('sms.looked-up', { messageId: sms.messageId, isFound: found !== null });
  return found;
}

async function recordFailure(
  parts: SmsSenderParts,
  delivery: OutboxDelivery,
  sms: OutgoingSms,
  error: unknown,
): Promise<void> {
  // The store's own faults are none of the provider's.
  if (error instanceof Fault) throw error;
  const { smsLedger } = parts.channels;
  const { messageId } = sms;
  const failure = classifyFailure(error);
  const isLast = delivery.attempt >= (parts.attemptCountMax ?? ATTEMPT_COUNT_MAX);
  parts.log.warn('sms.failed', { messageId, kind: failure.kind, attempt: delivery.attempt });
  await parts.store.transact(delivery.tenantId, async (tx) => {
    // This answer says nothing about an earlier call whose outcome is unknown.
    const mayBeOut = sms.callingSinceAt !== null;
    if (failure.kind === 'refused') {
      return smsLedger.recordRefused(tx, { messageId, mayBeOut, ...failure });
    }
    if (failure.kind === 'not-taken' && !mayBeOut) await smsLedger.recordNotTaken(tx, messageId);
    if (isLast) {
      await smsLedger.recordGivenUp(tx, { messageId, failure: 'The provider does not answer.' });
    }
  });
  if (failure.kind === 'refused' || isLast) return;
  throw new Fault('sms.provider-unavailable', { retryable: true, ours: false, cause: error });
}
