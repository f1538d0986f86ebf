import type { VoiceWebhook } from '@zentrale/channels/adapters/voice-twilio/webhook.ts';
import type { AnsweredBy } from '@zentrale/channels';
import type { Account, LiveCall } from '@zentrale/channels/app';
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
  const live = await liveCallOf(centre, line, webhook);
  if (live !== null) return live.end(webhook.isReached ? 'customer-hung-up' : 'not-reached');
  const { accountId, tenantId } = line;
  const { providerCallId } = webhook;
  await centre.store.transact(tenantId, async (tx) => {
    const kept = await centre.channels.telephoneCall(tx, { accountId, providerCallId });
    if (kept !== null) await centre.channels.closeIdleConversation(tx, kept);
  });
}

/** The provider has heard whether a person or a machine took up the telephone. */
export async function telephoneAnswered(
  centre: Centre,
  line: Account,
  heard: { readonly providerCallId: string; readonly answeredBy: AnsweredBy | null },
): Promise<void> {
  if (heard.answeredBy === null) return;
  const live = await liveCallOf(centre, line, heard);
  await live?.answeredBy(heard.answeredBy);
}

async function liveCallOf(
  centre: Centre,
  { accountId, tenantId }: Account,
  { providerCallId }: Pick<VoiceWebhook, 'providerCallId'>,
): Promise<LiveCall | null> {
  const kept = await centre.store.transact(tenantId, (tx) =>
    centre.channels.telephoneCall(tx, { accountId, providerCallId }),
  );
  return kept === null ? null : centre.calls.find(tenantId, kept.callId);
}
