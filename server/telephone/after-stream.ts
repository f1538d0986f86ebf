import {
  connect,
  hangUp,
  voicemail,
  type Ending,
} from '@zentrale/channels/adapters/voice-twilio/twiml.ts';
import type { VoiceWebhook } from '@zentrale/channels/adapters/voice-twilio/webhook.ts';
import type { CallEndReason, Locale } from '@zentrale/channels';
import type { Account, TelephoneCall } from '@zentrale/channels/app';
import type { Tx } from '@zentrale/kernel/ports';
import type { Centre } from '../compose/centre.ts';
import { lastRefusal } from '../policies/refused-by-queue.ts';
import { addressesOf } from './addresses.ts';
import { recordingTold } from './recording-told.ts';

interface NextPlace {
  readonly language?: Locale | undefined;
  /** A call that we began. */
  readonly call?: string | undefined;
}

/**
 * What follows the media stream: the call goes on where only the connection was lost. Whom nobody
 * took may leave a message where the line takes some. Everybody else is told why it is over.
 */
export async function whatNext(
  centre: Centre,
  line: Account,
  { providerCallId }: VoiceWebhook,
  { language = line.settings.language ?? 'de', call }: NextPlace,
): Promise<string> {
  return centre.store.transact(line.tenantId, async (tx) => {
    const kept = await keptCall(centre, tx, line, providerCallId, call);
    if (kept === null) return hangUp(language, 'goodbye');
    const { callId } = kept;
    const stream = async () => ({
      streamKey: await centre.channels.issueStreamKey(tx, callId),
      ...addressesOf(centre, language),
    });
    const live = centre.calls.find(line.tenantId, callId);
    if (live !== null) {
      // Whom we called has heard nothing yet; who was cut off has.
      const greeting = call === undefined ? null : recordingTold(live.call);
      return connect({ language, greeting, ...(await stream()) });
    }
    const said = await centre.channels.voicemailOf(tx, callId);
    if (said !== null) return hangUp(language, said === 'kept' ? 'messageKept' : 'goodbye');
    const why = await endingOf(centre, tx, kept);
    if (line.settings.takesVoicemail !== true || !NOBODY_CAME.has(why)) {
      return hangUp(language, why);
    }
    await centre.channels.offerVoicemail(tx, callId);
    return voicemail({ language, why, ...(await stream()) });
  });
}

/**
 * The call the provider asks about, kept now where it was answered before the provider told us
 * which of its own it is.
 */
export async function keptCall(
  centre: Centre,
  tx: Tx,
  { accountId, tenantId }: Account,
  providerCallId: string,
  placedId: string | undefined,
): Promise<TelephoneCall | null> {
  const kept = await centre.channels.telephoneCall(tx, { accountId, providerCallId });
  if (kept !== null || placedId === undefined) return kept;
  const placed = centre.calls.find(tenantId, placedId)?.call;
  if (!placed) return null;
  const { callId, conversationId } = placed;
  const about = { accountId, providerCallId, callId, conversationId };
  await centre.channels.keepTelephoneCall(tx, { ...about, isOutgoing: true });
  return { callId, conversationId };
}

const NOBODY_CAME: ReadonlySet<Ending> = new Set<Ending>(['closed', 'full', 'tookTooLong']);

const ENDINGS: Partial<Record<CallEndReason, Ending>> = {
  'callback-requested': 'callbackNoted',
  'queue-refused': 'closed',
  'wait-expired': 'tookTooLong',
  'media-plane-failed': 'unavailable',
};

async function endingOf(
  centre: Centre,
  tx: Tx,
  { conversationId }: TelephoneCall,
): Promise<Ending> {
  const last = await centre.channels.lastCall(tx, conversationId);
  const ending = ENDINGS[last?.endReason ?? 'agent-hung-up'] ?? 'goodbye';
  if (ending !== 'closed') return ending;
  const refusal = await lastRefusal(centre, tx, conversationId);
  return refusal?.kind === 'queue-full' ? 'full' : 'closed';
}
