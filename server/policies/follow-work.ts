// What follows from an interaction that somebody holds, or held until now.
import type { PerFact } from '@zentrale/routing/adapters/sql/index.ts';
import type { Tx } from '@zentrale/kernel/ports';
import { asId, type QueueId } from '@zentrale/kernel/values';
import type {
  InteractionAssigned,
  InteractionClosed,
  InteractionCompleted,
  InteractionParked,
  InteractionReopened,
  InteractionReturned,
  InteractionTransferred,
  OfferAccepted,
} from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { hasWrittenSince, keepHolder, nameOf, tellAll } from './conversation-notes.ts';
import { enqueueReopening } from './rejoin-or-request.ts';
import { enqueueRouting } from './request-routing.ts';

export const WORK_REACTIONS: PerFact<[Centre, Tx], Promise<void>> = {
  OfferAccepted: taken,
  InteractionAssigned: taken,
  InteractionHeld: async (fact, centre, tx) => {
    const name = await nameOf(centre, tx, fact.agentId);
    await tellAll(centre, tx, fact.conversationId, { code: 'held', facts: { name } });
  },
  InteractionRetrieved: async (fact, centre, tx) => {
    const name = await nameOf(centre, tx, fact.agentId);
    await tellAll(centre, tx, fact.conversationId, { code: 'retrieved', facts: { name } });
  },
  InteractionParked: parked,
  InteractionReturned: returned,
  InteractionTransferred: transferred,
  InteractionCompleted: completed,
  InteractionReopened: reopened,
  InteractionClosed: handled,
};

async function taken(
  fact: OfferAccepted | InteractionAssigned,
  centre: Centre,
  tx: Tx,
): Promise<void> {
  const { agentId, fromAgentId, conversationId } = fact;
  const name = await nameOf(centre, tx, agentId);
  await keepHolder(centre, tx, fact, { agentId, name });
  if (fact.type === 'InteractionAssigned' && fact.how === 'resumed') {
    return tellAll(centre, tx, conversationId, { code: 'taken-up-again', facts: { name } });
  }
  if (fromAgentId !== null && fromAgentId !== agentId) {
    const from = await nameOf(centre, tx, fromAgentId);
    const facts = { from, to: name };
    await tellAll(centre, tx, conversationId, { code: 'transferred', facts });
  }
  await tellAll(centre, tx, conversationId, { code: 'agent-joined', facts: { name } });
}

/** It stays the agent's own, so the conversation keeps her. */
async function parked(fact: InteractionParked, centre: Centre, tx: Tx): Promise<void> {
  const { conversationId, interactionId, wakesAt } = fact;
  const name = await nameOf(centre, tx, fact.agentId);
  await tellAll(centre, tx, conversationId, { code: 'parked', facts: { name, wakesAt } });
  // Words that crossed the parking must not sleep with it.
  if (await hasWrittenSince(centre, tx, conversationId, fact.parkedAt)) {
    await enqueueRouting(tx, conversationId, { type: 'WakeInteraction', interactionId });
  }
}

async function returned(fact: InteractionReturned, centre: Centre, tx: Tx): Promise<void> {
  await keepHolder(centre, tx, fact, null);
  // Out of sight already: the customer was told that somebody comes back to her.
  if (fact.reason === 'park-ended' || fact.reason === 'woken') return;
  const name = await nameOf(centre, tx, fact.agentId);
  await tellAll(centre, tx, fact.conversationId, { code: 'agent-left', facts: { name } });
}

async function transferred(fact: InteractionTransferred, centre: Centre, tx: Tx): Promise<void> {
  const from = await nameOf(centre, tx, fact.agentId);
  await keepHolder(centre, tx, fact, null);
  const facts = { from, queueId: fact.toQueueId };
  await tellAll(centre, tx, fact.conversationId, { code: 'transferred', facts });
}

async function completed(fact: InteractionCompleted, centre: Centre, tx: Tx): Promise<void> {
  const { conversationId, customerId, agentId, interactionId } = fact;
  const conversation = await centre.channels.conversation(tx, conversationId);
  if (conversation?.interactionId === interactionId) {
    // The customer's words crossed the completion: the matter goes on with whoever knows it.
    if (await hasWrittenSince(centre, tx, conversationId, fact.completedAt)) {
      const queueId = asId<QueueId>(fact.queueId);
      const { channel } = conversation;
      const wish = { conversationId, channel, customerId, queueId, skills: [] };
      await enqueueReopening(tx, { interactionId, agentId, wish });
    } else {
      await centre.channels.closeConversation(tx, { conversationId });
      await centre.identifications.endOpen(tx, { conversationId, reason: 'conversation-ended' });
    }
  }
  if (fact.dispositionId !== null) await handled(fact, centre, tx);
}

async function reopened(fact: InteractionReopened, centre: Centre, tx: Tx): Promise<void> {
  const { agentId, conversationId } = fact;
  const name = await nameOf(centre, tx, agentId);
  await centre.channels.reopenConversation(tx, { conversationId });
  await keepHolder(centre, tx, fact, { agentId, name });
  await tellAll(centre, tx, conversationId, { code: 'reopened', facts: { name } });
}

/** Recorded when the disposition is known: with completion, or at the latest when wrap-up ends. */
async function handled(
  fact: InteractionCompleted | InteractionClosed,
  centre: Centre,
  tx: Tx,
): Promise<void> {
  const agentName = await nameOf(centre, tx, fact.agentId);
  const conversation = await centre.channels.conversation(tx, fact.conversationId);
  await centre.journey.record(tx, {
    sourceKey: `handled:${fact.interactionId}`,
    customerId: fact.customerId,
    kind: 'interaction-handled',
    at: fact.type === 'InteractionCompleted' ? fact.completedAt : fact.closedAt,
    channel: fact.channel,
    title: conversation?.subject ?? '',
    facts: {
      agentId: fact.agentId,
      agentName,
      queueId: fact.queueId,
      dispositionId: fact.dispositionId ?? 'none',
    },
    conversationId: fact.conversationId,
  });
}
