import { accepted, Fault, refused, type Result } from '@zentrale/kernel/values';
import { TwilioSecrets } from '../twilio/settings.ts';
import { openTwilio } from './client.ts';
import { classifyFailure } from './failures.ts';

const TIMEOUT_MS = 10_000;

/**
 * Sends words that belong to no conversation and are kept nowhere. Sending twice is two messages.
 * Refuses `sms.refused` with the provider's `reason`; where it does not answer, or the outcome is
 * unknown, throws a retryable `Fault('provider.unavailable')`.
 */
export async function sendDirectSms(
  secrets: unknown,
  sms: { readonly from: string; readonly to: string; readonly text: string },
): Promise<Result<null>> {
  const known = TwilioSecrets.safeParse(secrets);
  if (!known.success) return refused('sms.refused', { facts: { reason: 'no credentials' } });
  try {
    await openTwilio(known.data, TIMEOUT_MS).create(sms);
    return accepted(null);
  } catch (cause) {
    const failure = classifyFailure(cause);
    if (failure.kind === 'refused') {
      return refused('sms.refused', { facts: { reason: failure.failure } });
    }
    throw new Fault('provider.unavailable', { retryable: true, ours: false, cause });
  }
}
