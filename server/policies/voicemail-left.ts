import type { StreamedCall } from '@zentrale/channels/app';
import type { Centre } from '../compose/centre.ts';
import { promiseCallback } from './request-callback.ts';

/**
 * A caller whom nobody took has finished speaking: what she said is a message of hers, and somebody
 * calls her back once the queue is open. `null`: she said nothing, and the matter ends. The same
 * call again changes nothing.
 */
export async function voicemailLeft(
  centre: Centre,
  { tenantId, conversationId, callId }: StreamedCall,
  said: { readonly sound: Uint8Array; readonly seconds: number } | null,
): Promise<void> {
  if (said === null) return;
  const { sound, seconds } = said;
  const minutes = `${Math.floor(seconds / 60)}-${String(seconds % 60).padStart(2, '0')}`;
  const fileName = `voicemail-${minutes}.wav`;
  await centre.store.transact(tenantId, async (tx) => {
    const about = { conversationId, callId, sound, fileName };
    const conversation = await centre.channels.keepVoicemail(tx, about);
    if (conversation === null || conversation.interactionId !== null) return;
    // What she said is kept all the same, and somebody has to look after it.
    const isPromised = await promiseCallback(centre, tx, conversation);
    if (!isPromised) centre.log.error('voicemail.topic-gone', { conversationId });
  });
}
