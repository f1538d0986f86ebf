import type { VoiceWebhook } from '@zentrale/channels/adapters/voice-twilio/webhook.ts';
import type { Account } from '@zentrale/channels/app';
import type { Centre } from '../compose/centre.ts';

/** The provider says that a call is over: whatever is left of it here ends as well. */
export async function telephoneEnded(
  centre: Centre,
  { accountId, tenantId }: Account,
  { providerCallId, isReached }: VoiceWebhook,
): Promise<void> {
  const kept = await centre.store.transact(tenantId, (tx) =>
    centre.channels.telephoneCall(tx, { accountId, providerCallId }),
  );
  if (kept === null) return;
  await centre.calls
    .find(tenantId, kept.callId)
    ?.end(isReached ? 'customer-hung-up' : 'not-reached');
}
