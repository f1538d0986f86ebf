import type { Tx } from '@zentrale/kernel/ports';
import {
  Fault,
  instant,
  type ConversationId,
  type Instant,
  type Refusal,
  type TenantId,
} from '@zentrale/kernel/values';
import type { RequestRouting } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { isOfCalls } from './follow-calls.ts';
import { enqueueRouting } from './request-routing.ts';

/**
 * The queue is closed or full. A customer who is there is told, and may ask to be written to later
 * where the queue offers it; otherwise the chat ends. Who is not there waits for the opening.
 * Answers false where the wish is better tried again: a full queue empties.
 */
export async function refusedByQueue(
  centre: Centre,
  tenantId: TenantId,
  request: RequestRouting,
  { kind, facts }: Refusal,
): Promise<boolean> {
  if (kind !== 'queue.closed' && kind !== 'queue.full') return false;
  const opensAt = typeof facts?.['opensAt'] === 'number' ? instant(facts['opensAt']) : null;
  const isOnline = request.channel === 'chat' || isOfCalls(request.channel);
  const isThere = isOnline && request.isCallback !== true;
  if (!isThere && kind === 'queue.full') return false;
  if (!isThere && opensAt === null) {
    // Nobody will ever come: people have to see it.
    throw new Fault(kind, { retryable: false, ours: true });
  }
  const { state } = await centre.routing.open(tenantId);
  const offersCallback = state.queues.get(request.queueId)?.config.offersCallback ?? false;
  await centre.store.transact(tenantId, async (tx) => {
    const { conversationId, interactionId } = request;
    const conversation = await centre.channels.conversation(tx, conversationId);
    // Something newer is on its way already, or the chat is over.
    if (conversation?.interactionId !== interactionId) return;
    const code = kind === 'queue.closed' ? 'queue-closed' : 'queue-full';
    await tell(centre, tx, request, code, opensAt);
    if (!isThere && opensAt !== null) {
      await enqueueRouting(tx, conversationId, { ...request, notBeforeAt: opensAt });
      return;
    }
    await centre.channels.setInteraction(tx, { conversationId, interactionId: null, agent: null });
    const canWait = offersCallback && (kind === 'queue.full' || opensAt !== null);
    if (!canWait) await centre.channels.closeConversation(tx, { conversationId });
  });
  await centre.calls.end(tenantId, request.conversationId, 'queue-refused');
  return true;
}

async function tell(
  centre: Centre,
  tx: Tx,
  request: RequestRouting,
  code: 'queue-closed' | 'queue-full',
  opensAt: Instant | null,
): Promise<void> {
  await centre.channels.note(tx, {
    conversationId: request.conversationId,
    note: { code, facts: { queueId: request.queueId, ...(opensAt === null ? {} : { opensAt }) } },
    visibility: 'public',
    onceKey: `${code}:${request.interactionId}`,
  });
}

/** Why nobody is being looked for: the last thing the customer was told. */
export interface QueueRefusal {
  readonly kind: 'queue-closed' | 'queue-full' | 'wait-expired';
  readonly opensAt: Instant | null;
}

// Notes stand among the last lines; a customer may have gone on writing.
const LINES_SEARCHED_MAX = 20;

/** The refusal a conversation without an interaction stands at; `null` where there is none. */
export async function lastRefusal(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
): Promise<QueueRefusal | null> {
  const lines = await centre.channels.messages(tx, {
    conversationId,
    countMax: LINES_SEARCHED_MAX,
    visibility: 'public',
  });
  for (const { note } of lines.toReversed()) {
    const code = note?.code;
    if (code === 'agent-joined') return null;
    if (code === 'queue-closed' || code === 'queue-full' || code === 'wait-expired') {
      const opensAt = note?.facts['opensAt'];
      return { kind: code, opensAt: typeof opensAt === 'number' ? instant(opensAt) : null };
    }
  }
  return null;
}
