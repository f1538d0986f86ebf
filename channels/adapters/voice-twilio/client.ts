import { accepted, Fault, refused, type Result } from '@zentrale/kernel/values';
import twilio from 'twilio';
import { TwilioSecrets } from '../twilio/settings.ts';
import { within } from '../twilio/within.ts';

export interface NewCall {
  readonly from: string;
  readonly to: string;
  /** Asked what to do once the call is answered. */
  readonly answeredUrl: string;
  /** Told how the call goes. */
  readonly statusUrl: string;
  /** Told whether a person or a machine answered, as soon as that is heard. */
  readonly answeredByUrl: string;
}

const RING_SECONDS = 45;
/** How long the provider may take to answer. */
const ANSWER_MS_MAX = 10_000;

/** What the provider says of numbers it does not call, by its dictionary (read 2026-11). */
const REASONS: Readonly<Record<number, string>> = {
  13223: 'invalid-number',
  13224: 'invalid-number',
  13227: 'destination-blocked',
  21210: 'caller-not-verified',
  21211: 'invalid-number',
  21214: 'not-reachable',
  21215: 'destination-blocked',
  21216: 'destination-blocked',
  21217: 'invalid-number',
};

/**
 * Has the provider call somebody; gives its id of the call. Refuses `call.number-refused` with
 * `reason`. Throws a retryable fault where the provider is out of reach or wants to be left alone.
 */
export async function placeCall(secrets: unknown, call: NewCall): Promise<Result<string>> {
  try {
    const placed = await within(
      ANSWER_MS_MAX,
      clientOf(secrets).calls.create({
        from: call.from,
        to: call.to,
        url: call.answeredUrl,
        statusCallback: call.statusUrl,
        timeout: RING_SECONDS,
        // Beside the call, so that nobody waits in silence while the provider listens.
        machineDetection: 'Enable',
        asyncAmd: 'true',
        asyncAmdStatusCallback: call.answeredByUrl,
      }),
    );
    return accepted(placed.sid);
  } catch (failure) {
    const code = failure instanceof twilio.RestException ? failure.code : undefined;
    const reason = code === undefined ? undefined : REASONS[code];
    if (reason !== undefined) return refused('call.number-refused', { facts: { reason } });
    throw unavailable(failure);
  }
}

/** Not in progress, or not known any more. */
const OVER_CODES: ReadonlySet<number | undefined> = new Set([20404, 21220]);

/**
 * Has the provider let go of a call, ringing or not; one that is over already stays so. Throws a
 * retryable fault where the provider is out of reach.
 */
export function hangUpCall(secrets: unknown, providerCallId: string): Promise<void> {
  return update(secrets, providerCallId, { status: 'completed' });
}

/**
 * Has the provider leave what it does with a call and follow `twiml` at once; of a call that is
 * over nothing comes. Throws a retryable fault where the provider is out of reach.
 */
export function redirectCall(
  secrets: unknown,
  providerCallId: string,
  twiml: string,
): Promise<void> {
  return update(secrets, providerCallId, { twiml });
}

async function update(
  secrets: unknown,
  providerCallId: string,
  change: { readonly status: 'completed' } | { readonly twiml: string },
): Promise<void> {
  try {
    await within(ANSWER_MS_MAX, clientOf(secrets).calls(providerCallId).update(change));
  } catch (failure) {
    if (failure instanceof twilio.RestException && OVER_CODES.has(failure.code)) return;
    throw unavailable(failure);
  }
}

function clientOf(secrets: unknown) {
  const { accountSid, authToken, apiBaseUrl } = TwilioSecrets.parse(secrets);
  const client = twilio(accountSid, authToken, { timeout: ANSWER_MS_MAX, autoRetry: false });
  if (apiBaseUrl !== undefined) client.api.baseUrl = apiBaseUrl;
  return client;
}

function unavailable(cause: unknown): Fault {
  return new Fault('provider.unavailable', { retryable: true, ours: true, cause });
}
