import { redirectCall } from '@zentrale/channels/adapters/voice-twilio/client.ts';
import { connect } from '@zentrale/channels/adapters/voice-twilio/twiml.ts';
import type { Account, LiveCall } from '@zentrale/channels/app';
import type { Centre } from '../compose/centre.ts';
import { addressesOf } from './addresses.ts';
import { recordingTold } from './recording-told.ts';

/**
 * Has the provider connect a caller at once, whatever it is saying. Its key is the newest, so that
 * the document it leaves opens no stream any more. That the call is recorded is said all the same:
 * nobody knows how far the announcement came. Throws a retryable fault where the provider is out
 * of reach; the announcement then goes on, and ends in the call as well.
 */
export async function skipAnnouncement(
  centre: Pick<Centre, 'store' | 'channels' | 'publicUrl'>,
  { tenantId, call }: LiveCall,
  { line, providerCallId }: { readonly line: Account; readonly providerCallId: string },
): Promise<void> {
  const { conversationId, callId } = call;
  const twiml = await centre.store.transact(tenantId, async (tx) => {
    const conversation = await centre.channels.conversation(tx, conversationId);
    const language = conversation?.language ?? line.settings.language ?? 'de';
    const { streamUrl, nextUrl } = addressesOf(centre, language);
    return connect({
      language,
      greeting: recordingTold(call),
      streamKey: await centre.channels.issueStreamKey(tx, callId),
      streamUrl,
      // The document has no address of its own that others could be relative to.
      nextUrl: `${centre.publicUrl}${nextUrl}`,
    });
  });
  await redirectCall(line.secrets, providerCallId, twiml);
}
