import {
  accepted,
  asId,
  durationMs,
  later,
  refused,
  type CommandId,
  type Instant,
  type Result,
} from '@zentrale/kernel/values';
import type { Conversation } from '@zentrale/channels';
import type { Tx } from '@zentrale/kernel/ports';
import type { InteractionState } from '@zentrale/routing';
import type { Centre, ChatGuest } from '../compose/centre.ts';
import { lastRefusal } from './refused-by-queue.ts';
import { liveInteraction } from './rejoin-or-request.ts';
import { demandOf, requestRouting, topicOf } from './request-routing.ts';

/** How long after a full queue somebody looks at it again. */
const FULL_AGAIN_MS = durationMs(15 * 60_000);

/**
 * The chat customer wants to be written to later. Who waits keeps the place in the line; whom the
 * queue did not take is noted for its opening. Refuses `conversation.closed`,
 * `callback.not-offered` and whatever the engine refuses.
 */
export async function requestCallback(
  centre: Centre,
  guest: Pick<ChatGuest, 'tenantId' | 'conversationId'>,
  commandId: CommandId,
): Promise<Result<null>> {
  const { tenantId, conversationId } = guest;
  const runtime = await centre.routing.open(tenantId);
  const live =
    liveInteraction(centre, tenantId, conversationId) ?? (await justQueued(centre, guest));
  if (live !== null) {
    if (live.isCallback) return accepted(null);
    const { interactionId } = live;
    const result = await runtime.submit(asId(`chat:${conversationId}:${commandId}`), {
      type: 'RequestCallback',
      interactionId,
    });
    return result.ok ? accepted(null) : result;
  }
  return centre.store.transact(tenantId, async (tx) => {
    const conversation = await centre.channels.conversation(tx, conversationId);
    if (conversation === null || conversation.state === 'closed') {
      return refused('conversation.closed');
    }
    // Its wish is on the way to the engine just now.
    if (conversation.interactionId !== null) return refused('interaction.wrong-state');
    const topic = await topicOf(centre, tx, conversation.topicId);
    const refusal = await lastRefusal(centre, tx, conversationId);
    const offersCallback =
      topic !== undefined && runtime.state.queues.get(topic.queueId)?.config.offersCallback;
    if (refusal === null || !offersCallback) return refused('callback.not-offered');
    await promiseCallback(centre, tx, conversation);
    return accepted(null);
  });
}

/**
 * Notes for the opening of the queue that somebody comes back to the customer; for soon, where it
 * is open and was full. Answers false where the topic is no more: nobody knows who should.
 */
export async function promiseCallback(
  centre: Centre,
  tx: Tx,
  conversation: Conversation,
): Promise<boolean> {
  const { conversationId, customerId, channel } = conversation;
  const topic = await topicOf(centre, tx, conversation.topicId);
  if (topic === undefined) return false;
  const refusal = await lastRefusal(centre, tx, conversationId);
  const startsAt = startOf(refusal?.opensAt ?? null, tx.now);
  await requestRouting(centre, tx, {
    conversationId,
    channel,
    customerId,
    ...demandOf(topic),
    isCallback: true,
    notBeforeAt: startsAt,
  });
  await centre.channels.note(tx, {
    conversationId,
    note: { code: 'callback-scheduled', facts: { startsAt } },
    visibility: 'public',
  });
  return true;
}

/** The engine has it, and its news have not gone round yet. */
async function justQueued(
  centre: Centre,
  { tenantId, conversationId }: Pick<ChatGuest, 'tenantId' | 'conversationId'>,
): Promise<InteractionState | null> {
  const conversation = await centre.store.transact(tenantId, (tx) =>
    centre.channels.conversation(tx, conversationId),
  );
  const interactionId = conversation?.interactionId ?? null;
  const state = centre.routingState(tenantId);
  return interactionId === null ? null : (state?.interactions.get(interactionId) ?? null);
}

function startOf(opensAt: Instant | null, now: Instant): Instant {
  return opensAt !== null && opensAt > now ? opensAt : later(now, FULL_AGAIN_MS);
}
