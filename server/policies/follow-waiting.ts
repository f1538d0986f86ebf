// What follows from an interaction that nobody holds.
import type { PerFact } from '@zentrale/routing/adapters/sql/index.ts';
import type { Tx } from '@zentrale/kernel/ports';
import type { Instant } from '@zentrale/kernel/values';
import type {
  InteractionAbandoned,
  InteractionCanceled,
  InteractionExpired,
} from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { tellAll } from './conversation-notes.ts';
import { TAKEN_BACK } from './withdraw-attempts.ts';

export const WAITING_REACTIONS: PerFact<[Centre, Tx], Promise<void>> = {
  InteractionQueued: async (fact, centre, tx) => {
    if (fact.overflowedFrom === null) return;
    const facts = { fromQueueId: fact.overflowedFrom, queueId: fact.queueId };
    await tellAll(centre, tx, fact.conversationId, { code: 'overflowed', facts });
  },
  InteractionOverflowed: (fact, centre, tx) => {
    const facts = { fromQueueId: fact.queueId, queueId: fact.toQueueId };
    return tellAll(centre, tx, fact.conversationId, { code: 'overflowed', facts });
  },
  CallbackRequested: (fact, centre, tx) => {
    const facts = fact.startsAt === null ? {} : { startsAt: fact.startsAt };
    return tellAll(centre, tx, fact.conversationId, { code: 'callback-requested', facts });
  },
  InteractionAbandoned: left,
  InteractionCanceled: left,
  InteractionExpired: expired,
};

async function left(
  fact: InteractionAbandoned | InteractionCanceled,
  centre: Centre,
  tx: Tx,
): Promise<void> {
  await forget(centre, tx, fact);
  // Of a list: she does not know that somebody wanted to call her.
  if (fact.type === 'InteractionCanceled' || fact.reason === TAKEN_BACK) return;
  await record(centre, tx, fact, {
    kind: 'interaction-abandoned',
    at: fact.abandonedAt,
    facts: { queueId: fact.queueId, waitMs: fact.waitMs, reason: fact.reason },
  });
}

/** Nobody came in time. The customer is told, and may write again: that begins anew. */
async function expired(fact: InteractionExpired, centre: Centre, tx: Tx): Promise<void> {
  await forget(centre, tx, fact);
  const facts = { queueId: fact.queueId };
  await tellAll(centre, tx, fact.conversationId, { code: 'wait-expired', facts });
  await record(centre, tx, fact, {
    kind: 'interaction-expired',
    at: fact.expiredAt,
    facts: { queueId: fact.queueId, waitMs: fact.waitMs },
  });
}

type Ended = InteractionAbandoned | InteractionCanceled | InteractionExpired;

/** Nothing of the conversation is in routing any more, unless something newer is. */
async function forget(centre: Centre, tx: Tx, fact: Ended): Promise<void> {
  const { conversationId, interactionId } = fact;
  const conversation = await centre.channels.conversation(tx, conversationId);
  if (conversation?.interactionId !== interactionId) return;
  await centre.channels.setInteraction(tx, { conversationId, interactionId: null, agent: null });
}

async function record(
  centre: Centre,
  tx: Tx,
  fact: Ended,
  about: {
    readonly kind: 'interaction-abandoned' | 'interaction-expired';
    readonly at: Instant;
    readonly facts: Record<string, string | number>;
  },
): Promise<void> {
  const { conversationId } = fact;
  const conversation = await centre.channels.conversation(tx, conversationId);
  const word = about.kind === 'interaction-abandoned' ? 'abandoned' : 'expired';
  await centre.journey.record(tx, {
    sourceKey: `${word}:${fact.interactionId}`,
    customerId: fact.customerId,
    channel: fact.channel,
    title: conversation?.subject ?? '',
    conversationId,
    ...about,
  });
}
