// One row per interaction: where it is, and what its way amounts to.
import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import type { Instant } from '@zentrale/kernel/values';
import type {
  InteractionAssigned,
  InteractionQueued,
  OfferAccepted,
  RoutingFact,
} from '../../core/index.ts';

export async function recordInteraction(
  tx: Tx,
  { fact, recordedAt }: Recorded<RoutingFact>,
): Promise<void> {
  switch (fact.type) {
    case 'InteractionQueued':
      return insertRow(tx, fact);
    case 'InteractionDue':
      return set(tx, fact, `state = 'queued', wakes_at = null, step = $2, queued_at = $3`, [
        fact.step,
        fact.queuedAt,
      ]);
    case 'StepBegan':
      return set(tx, fact, `step = $2, priority = $3`, [fact.step, fact.priority]);
    case 'PriorityChanged':
      return set(tx, fact, `priority = $2`, [fact.priority]);
    case 'CallbackRequested':
      return set(
        tx,
        fact,
        `is_callback = true, callback_requested_at = $2, wakes_at = $3,
         state = case when $3::bigint is null then state else 'scheduled' end`,
        [recordedAt, fact.startsAt],
      );
    case 'InteractionOverflowed':
      return set(
        tx,
        fact,
        `queue_id = $2, overflowed_from = $3, overflow_count = overflow_count + 1,
         priority = $4, step = $5, wait_ms = wait_ms + $6`,
        [fact.toQueueId, fact.queueId, fact.priority, fact.step, fact.waitMs],
      );
    case 'OfferMade':
    case 'OfferDeclined':
    case 'OfferMissed':
    case 'OfferRescinded':
    case 'OfferAccepted':
      return recordOffer(tx, fact);
    case 'InteractionAssigned':
      return begin(tx, fact, fact.isOverride);
    default:
      await recordWork(tx, fact, recordedAt);
      return recordEnd(tx, fact, recordedAt);
  }
}

type OfferFact = Extract<
  RoutingFact,
  { readonly offerId: string; readonly type: `Offer${string}` }
>;

async function recordOffer(tx: Tx, fact: OfferFact): Promise<void> {
  switch (fact.type) {
    case 'OfferMade':
      // Until a transfer or a consult is accepted the interaction stays with its holder.
      return set(
        tx,
        fact,
        `live_offer_ids = array_append(live_offer_ids, $2),
         offered_at = case when $4 = 'consult' then offered_at else $3 end,
         state = case when $4 = 'assignment' then 'offered' else state end`,
        [fact.offerId, fact.offeredAt, fact.purpose],
      );
    case 'OfferAccepted':
      await dropOffer(tx, fact, 'state');
      return begin(tx, fact, false);
    default:
      // It waits again when the last of its offers is over.
      return dropOffer(
        tx,
        fact,
        `case when state = 'offered' and cardinality(array_remove(live_offer_ids, $2)) = 0
           then 'queued' else state end`,
      );
  }
}

async function dropOffer(tx: Tx, fact: OfferFact, state: string): Promise<void> {
  return set(tx, fact, `state = ${state}, live_offer_ids = array_remove(live_offer_ids, $2)`, [
    fact.offerId,
  ]);
}

// Whatever ends a hold or a parking adds its time; `$2` is the moment.
const RESUMED = `
  hold_ms = hold_ms + case when held_at is null then 0 else greatest($2 - held_at, 0) end,
  held_at = null,
  parked_ms = parked_ms + case when parked_at is null then 0 else greatest($2 - parked_at, 0) end,
  parked_at = null, wakes_at = null`;

/** Somebody holds it from now on. */
async function begin(
  tx: Tx,
  fact: OfferAccepted | InteractionAssigned,
  isOverride: boolean,
): Promise<void> {
  const { fromAgentId, agentId } = fact;
  return set(
    tx,
    fact,
    // While somebody held it, or it was put aside, nobody waited in the queue.
    `state = 'active', agent_id = $3, accepted_at = coalesce(accepted_at, $2),
     wait_ms = wait_ms + case when state in ('queued', 'offered') then $4::bigint else 0 end,
     transfer_count = transfer_count + $5, override_count = override_count + $6, ${RESUMED}`,
    [
      fact.assignedAt,
      agentId,
      fact.waitMs,
      fromAgentId === null || fromAgentId === agentId ? 0 : 1,
      isOverride ? 1 : 0,
    ],
  );
}

async function recordWork(tx: Tx, fact: RoutingFact, at: Instant): Promise<void> {
  switch (fact.type) {
    case 'InteractionHeld':
      return set(tx, fact, `state = 'on-hold', hold_count = hold_count + 1, held_at = $2`, [at]);
    case 'InteractionRetrieved':
      return set(tx, fact, `state = 'active', ${RESUMED}`, [at]);
    case 'InteractionParked':
      await set(tx, fact, RESUMED, [fact.parkedAt]);
      return set(tx, fact, `state = 'parked', parked_at = $2, wakes_at = $3`, [
        fact.parkedAt,
        fact.wakesAt,
      ]);
    case 'InteractionReturned':
      return set(
        tx,
        fact,
        `state = case when cardinality(live_offer_ids) = 0 then 'queued' else 'offered' end,
         step = $3, ${RESUMED}`,
        [at, fact.step],
      );
    case 'InteractionTransferred':
      return set(
        tx,
        fact,
        `state = 'queued', queue_id = $3, priority = $4, step = $5,
         transfer_count = transfer_count + 1, ${RESUMED}`,
        [at, fact.toQueueId, fact.priority, fact.step],
      );
    case 'InteractionCompleted':
      return set(
        tx,
        fact,
        `state = 'wrap-up', completed_at = $2, disposition_id = $3, ${RESUMED}`,
        [fact.completedAt, fact.dispositionId],
      );
    case 'InteractionReopened':
      return set(
        tx,
        fact,
        `state = 'active', completed_at = null, reopen_count = reopen_count + 1`,
        [],
      );
    default:
      return;
  }
}

async function recordEnd(tx: Tx, fact: RoutingFact, at: Instant): Promise<void> {
  switch (fact.type) {
    case 'InteractionClosed':
      return set(
        tx,
        fact,
        `state = 'closed', outcome = 'handled', closed_at = $2, disposition_id = $3,
         handle_ms = $4, ${RESUMED}`,
        [fact.closedAt, fact.dispositionId, fact.handleMs],
      );
    case 'InteractionAbandoned':
      return leave(tx, fact, 'abandoned', fact.abandonedAt, fact.waitMs);
    case 'InteractionExpired':
      return leave(tx, fact, 'expired', fact.expiredAt, fact.waitMs);
    case 'InteractionCanceled':
      return leave(tx, fact, 'canceled', at, 0);
    default:
      return;
  }
}

async function leave(
  tx: Tx,
  fact: { readonly interactionId: string },
  outcome: 'abandoned' | 'expired' | 'canceled',
  at: Instant,
  waitMs: number,
): Promise<void> {
  return set(
    tx,
    fact,
    `state = 'closed', outcome = $3, closed_at = $2, wait_ms = wait_ms + $4, ${RESUMED}`,
    [at, outcome, waitMs],
  );
}

async function insertRow(tx: Tx, fact: InteractionQueued): Promise<void> {
  // An id may be routed again once it was closed: the record then tells of the later time.
  const { interactionId } = fact;
  await tx.query('delete from routing_segments where interaction_id = $1', [interactionId]);
  await tx.query('delete from routed_interactions where interaction_id = $1', [interactionId]);
  await tx.query(
    `insert into routed_interactions
       (interaction_id, conversation_id, customer_id, queue_id, channel, state, priority,
        queued_at, step, is_callback, wakes_at, overflowed_from, overflow_count)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      interactionId,
      fact.conversationId,
      fact.customerId,
      fact.queueId,
      fact.channel,
      fact.startsAt === null ? 'queued' : 'scheduled',
      fact.priority,
      fact.queuedAt,
      fact.step,
      fact.isCallback,
      fact.startsAt,
      fact.overflowedFrom,
      fact.overflowedFrom === null ? 0 : 1,
    ],
  );
}

/** `$1` is the interaction; the assignments count their values from `$2`. */
async function set(
  tx: Tx,
  fact: { readonly interactionId: string },
  assignments: string,
  values: readonly unknown[],
): Promise<void> {
  await tx.query(`update routed_interactions set ${assignments} where interaction_id = $1`, [
    fact.interactionId,
    ...values,
  ]);
}
