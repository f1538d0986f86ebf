import { redirectCall } from '@zentrale/channels/adapters/voice-twilio/client.ts';
import { connect, type Greeting } from '@zentrale/channels/adapters/voice-twilio/twiml.ts';
import type { Account, LiveCall } from '@zentrale/channels/app';
import type { Centre } from '../compose/centre.ts';
import { addressesOf } from './addresses.ts';
import { languageOf } from './language-of.ts';

/**
 * Has the provider leave what it does with a call, say the greeting, and connect the call's stream.
 * Its key is the newest, so that the document it leaves opens no stream any more, and a stream it
 * leaves is known to go on. Throws a retryable fault where the provider is out of reach; nothing
 * changes then.
 */
export async function connectAnew(
  centre: Pick<Centre, 'store' | 'channels' | 'publicUrl'>,
  { tenantId, call }: LiveCall,
  { line, providerCallId }: { readonly line: Account; readonly providerCallId: string },
  greeting: Greeting | null,
): Promise<void> {
  const twiml = await centre.store.transact(tenantId, async (tx) => {
    const conversation = await centre.channels.conversation(tx, call.conversationId);
    const language = languageOf(line, conversation);
    const { streamUrl, nextUrl } = addressesOf(centre, language);
    return connect({
      language,
      greeting,
      streamKey: await centre.channels.issueStreamKey(tx, call.callId),
      streamUrl,
      // The document has no address of its own that others could be relative to.
      nextUrl: `${centre.publicUrl}${nextUrl}`,
    });
  });
  await redirectCall(line.secrets, providerCallId, twiml);
}
