import type { VoiceWebhook } from '@zentrale/channels/adapters/voice-twilio/webhook.ts';
import type { AnsweredBy } from '@zentrale/channels';
import type { Account, TelephoneCall } from '@zentrale/channels/app';
import type { Centre } from '../compose/centre.ts';

/**
 * The provider says that a call is over: whatever is left of it here ends as well, also a
 * conversation that nobody will come back to.
 */
export async function telephoneEnded(
  centre: Centre,
  line: Account,
  webhook: VoiceWebhook,
): Promise<void> {
  const kept = await keptCallOf(centre, line, webhook);
  if (kept === null) return;
  const live = centre.calls.find(line.tenantId, kept.callId);
  if (live !== null) return live.end(webhook.isReached ? 'customer-hung-up' : 'not-reached');
  await centre.store.transact(line.tenantId, (tx) =>
    centre.channels.closeIdleConversation(tx, kept),
  );
}

/** The provider has heard whether a person or a machine took up the telephone. */
export async function telephoneAnswered(
  centre: Centre,
  line: Account,
  heard: { readonly providerCallId: string; readonly answeredBy: AnsweredBy | null },
): Promise<void> {
  if (heard.answeredBy === null) return;
  const kept = await keptCallOf(centre, line, heard);
  const live = kept === null ? null : centre.calls.find(line.tenantId, kept.callId);
  await live?.answeredBy(heard.answeredBy);
}

function keptCallOf(
  { store, channels }: Centre,
  { accountId, tenantId }: Account,
  { providerCallId }: Pick<VoiceWebhook, 'providerCallId'>,
): Promise<TelephoneCall | null> {
  return store.transact(tenantId, (tx) =>
    channels.telephoneCall(tx, { accountId, providerCallId }),
  );
}
