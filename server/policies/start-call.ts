import type { CallMedia } from '@zentrale/channels';
import type { Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  refused,
  type CallId,
  type ConversationId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { alignCall } from './follow-calls.ts';
import { recordingTermsToAsk } from './recording-terms.ts';
import { liveInteraction } from './rejoin-or-request.ts';
import { demandOf, requestRouting, topicOf } from './request-routing.ts';

/**
 * People who write want to speak. The call joins the interaction that waits or is handled; where
 * there is none, one of the call's own begins. A call that goes on is answered again. Refuses
 * `media.unavailable`, `conversation.unknown` and `conversation.closed`.
 */
export async function startCall(
  centre: Centre,
  tenantId: TenantId,
  conversationId: ConversationId,
  media: CallMedia,
): Promise<Result<{ readonly callId: CallId }>> {
  const going = centre.calls.of(tenantId, conversationId);
  if (going !== null) return accepted({ callId: going.call.callId });
  const begun = await centre.store.transact(tenantId, (tx) =>
    beginIn(centre, tx, conversationId, media),
  );
  if (!begun.ok) return begun;
  await alignCall(centre, tenantId, conversationId, null);
  return begun;
}

async function beginIn(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
  media: CallMedia,
): Promise<Result<{ readonly callId: CallId }>> {
  if (!centre.calls.mediaOffered().includes(media)) return refused('media.unavailable');
  const conversation = await centre.channels.conversation(tx, conversationId);
  if (conversation === null) return refused('conversation.unknown');
  if (conversation.state === 'closed') return refused('conversation.closed');
  const live = liveInteraction(centre, tx.tenantId, conversationId);
  let interactionId = live?.state === 'wrap-up' ? null : (live?.interactionId ?? null);
  interactionId ??= conversation.interactionId;
  const topic = await topicOf(centre, tx, conversation.topicId);
  if (interactionId === null) {
    if (topic === undefined) return refused('queue.unknown');
    const { customerId } = conversation;
    const wish = { conversationId, channel: media, customerId, ...demandOf(topic) };
    interactionId = await requestRouting(centre, tx, wish);
  }
  const queueId = live?.queueId ?? topic?.queueId ?? null;
  const begun = await centre.calls.begin(tx, {
    conversationId,
    interactionId,
    media,
    line: 'web',
    recording: queueId === null ? null : await recordingTermsToAsk(centre, tx, queueId),
  });
  return begun.ok ? accepted({ callId: begun.value.callId }) : begun;
}
