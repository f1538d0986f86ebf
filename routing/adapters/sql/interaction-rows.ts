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
import { followFact, type PerFact } from './per-fact.ts';

export async function recordInteraction(
  tx: Tx,
  { fact, recordedAt }: Recorded<RoutingFact>,
): Promise<void> {
  await followFact(WAITING, fact, tx, recordedAt);
  await followFact(OFFERS, fact, tx);
  await followFact(WORK, fact, tx, recordedAt);
  await followFact(ENDS, fact, tx, recordedAt);
}

const WAITING: PerFact<[Tx, Instant], Promise<void>> = {
  InteractionQueued: (fact, tx) => insertRow(tx, fact),
  InteractionDue: (fact, tx) =>
    set(tx, fact, `state = 'queued', wakes_at = null, step = $2, queued_at = $3`, [
      fact.step,
      fact.queuedAt,
    ]),
  StepBegan: (fact, tx) => set(tx, fact, `step = $2, priority = $3`, [fact.step, fact.priority]),
  PriorityChanged: (fact, tx) => set(tx, fact, `priority = $2`, [fact.priority]),
  CallbackRequested: (fact, tx, at) =>
    set(
      tx,
      fact,
      `is_callback = true, callback_requested_at = $2, wakes_at = $3,
       state = case when $3::bigint is null then state else 'scheduled' end`,
      [at, fact.startsAt],
    ),
  InteractionOverflowed: (fact, tx) =>
    set(
      tx,
      fact,
      `queue_id = $2, overflowed_from = $3, overflow_count = overflow_count + 1,
       priority = $4, step = $5, wait_ms = wait_ms + $6`,
      [fact.toQueueId, fact.queueId, fact.priority, fact.step, fact.waitMs],
    ),
};

const OFFERS: PerFact<[Tx], Promise<void>> = {
  OfferMade: (fact, tx) =>
    // Until a transfer or a consult is accepted the interaction stays with its holder.
    set(
      tx,
      fact,
      `live_offer_ids = array_append(live_offer_ids, $2),
       offered_at = case when $4 = 'consult' then offered_at else $3 end,
       state = case when $4 = 'assignment' then 'offered' else state end`,
      [fact.offerId, fact.offeredAt, fact.purpose],
    ),
  OfferAccepted: async (fact, tx) => {
    await dropOffer(tx, fact, 'state');
    await begin(tx, fact, false);
  },
  OfferDeclined: offerOver,
  OfferMissed: offerOver,
  OfferRescinded: offerOver,
  InteractionAssigned: (fact, tx) => begin(tx, fact, fact.isOverride),
  PartyJoined: (fact, tx) => dropOffer(tx, fact, 'state'),
};

interface AboutOffer {
  readonly interactionId: string;
  readonly offerId: string;
}

/** It waits again when the last of its offers is over. */
async function offerOver(fact: AboutOffer, tx: Tx): Promise<void> {
  return dropOffer(
    tx,
    fact,
    `case when state = 'offered' and cardinality(array_remove(live_offer_ids, $2)) = 0
       then 'queued' else state end`,
  );
}

async function dropOffer(tx: Tx, fact: AboutOffer, state: string): Promise<void> {
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

const WORK: PerFact<[Tx, Instant], Promise<void>> = {
  InteractionHeld: (fact, tx, at) =>
    set(tx, fact, `state = 'on-hold', hold_count = hold_count + 1, held_at = $2`, [at]),
  InteractionRetrieved: (fact, tx, at) => set(tx, fact, `state = 'active', ${RESUMED}`, [at]),
  InteractionParked: async (fact, tx) => {
    await set(tx, fact, RESUMED, [fact.parkedAt]);
    await set(tx, fact, `state = 'parked', parked_at = $2, wakes_at = $3`, [
      fact.parkedAt,
      fact.wakesAt,
    ]);
  },
  InteractionReturned: (fact, tx, at) =>
    set(
      tx,
      fact,
      `state = case when cardinality(live_offer_ids) = 0 then 'queued' else 'offered' end,
       step = $3, ${RESUMED}`,
      [at, fact.step],
    ),
  InteractionTransferred: (fact, tx, at) =>
    set(
      tx,
      fact,
      `state = 'queued', queue_id = $3, priority = $4, step = $5,
       transfer_count = transfer_count + 1, ${RESUMED}`,
      [at, fact.toQueueId, fact.priority, fact.step],
    ),
  InteractionCompleted: (fact, tx) =>
    set(tx, fact, `state = 'wrap-up', completed_at = $2, disposition_id = $3, ${RESUMED}`, [
      fact.completedAt,
      fact.dispositionId,
    ]),
  InteractionReopened: (fact, tx) =>
    set(tx, fact, `state = 'active', completed_at = null, reopen_count = reopen_count + 1`, []),
};

const ENDS: PerFact<[Tx, Instant], Promise<void>> = {
  InteractionClosed: (fact, tx) =>
    set(
      tx,
      fact,
      `state = 'closed', outcome = 'handled', closed_at = $2, disposition_id = $3,
       handle_ms = $4, ${RESUMED}`,
      [fact.closedAt, fact.dispositionId, fact.handleMs],
    ),
  InteractionAbandoned: (fact, tx) => leave(tx, fact, 'abandoned', fact.abandonedAt, fact.waitMs),
  InteractionExpired: (fact, tx) => leave(tx, fact, 'expired', fact.expiredAt, fact.waitMs),
  InteractionCanceled: (fact, tx, at) => leave(tx, fact, 'canceled', at, 0),
};

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
