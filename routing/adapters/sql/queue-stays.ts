import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import type { Instant, QueueId } from '@zentrale/kernel/values';
import type {
  About,
  InteractionAbandoned,
  InteractionAssigned,
  InteractionClosed,
  InteractionDue,
  InteractionExpired,
  InteractionOverflowed,
  InteractionTransferred,
  OfferAccepted,
  RoutingFact,
} from '../../core/index.ts';
import { dayIn } from './local-day.ts';

/** What became of a stay. `scheduled` and `canceled` ones have not arrived. */
export type StayOutcome =
  | 'scheduled'
  | 'waiting'
  | 'answered'
  | 'abandoned'
  | 'expired'
  | 'moved-on'
  | 'canceled';

/**
 * Writes each stay of an interaction in a queue as a row, so that the counts of `queue_days` are
 * counts of rows. Called as `recordHistory` is: every fact once, in order.
 */
export async function recordStays(
  tx: Tx,
  recorded: readonly Recorded<RoutingFact>[],
  { timeZone }: { readonly timeZone: string },
): Promise<void> {
  const dayOf = dayIn(timeZone);
  for (const { fact } of recorded) await recordStay(tx, fact, dayOf);
}

type DayOf = (at: Instant | number) => string;

// The other facts leave a stay as it is.
async function recordStay(tx: Tx, fact: RoutingFact, dayOf: DayOf): Promise<void> {
  switch (fact.type) {
    case 'InteractionQueued': {
      const outcome = fact.startsAt === null ? 'waiting' : 'scheduled';
      return begin(tx, fact, fact.queueId, fact.queuedAt, outcome, dayOf);
    }
    case 'InteractionDue':
      return arrive(tx, fact, dayOf);
    case 'OfferAccepted':
    case 'InteractionAssigned':
      return answer(tx, fact);
    case 'InteractionTransferred':
    case 'InteractionOverflowed':
      return moveOn(tx, fact, dayOf);
    case 'InteractionAbandoned':
      return abandon(tx, fact);
    case 'InteractionExpired':
      return expire(tx, fact);
    case 'InteractionCanceled':
      return set(tx, fact, `outcome = 'canceled'`, []);
    case 'InteractionClosed':
      return close(tx, fact, dayOf);
    default:
  }
}

async function begin(
  tx: Tx,
  about: About,
  queueId: QueueId,
  queuedAt: Instant,
  outcome: 'scheduled' | 'waiting',
  dayOf: DayOf,
): Promise<void> {
  await tx.query(
    `insert into queue_stays
       (interaction_id, stay, conversation_id, queue_id, channel, day, queued_at, outcome)
     select $1, coalesce(max(stay), 0) + 1, $2, $3, $4, $5, $6, $7
       from queue_stays where interaction_id = $1`,
    [
      about.interactionId,
      about.conversationId,
      queueId,
      about.channel,
      dayOf(queuedAt),
      queuedAt,
      outcome,
    ],
  );
}

async function arrive(tx: Tx, fact: InteractionDue, dayOf: DayOf): Promise<void> {
  // A callback has arrived before and keeps the place of that wait.
  if (!fact.isArrival) return;
  await set(tx, fact, `outcome = 'waiting', queued_at = $2, day = $3`, [
    fact.queuedAt,
    dayOf(fact.queuedAt),
  ]);
}

async function answer(tx: Tx, fact: OfferAccepted | InteractionAssigned): Promise<void> {
  if (!fact.isAnswer) return;
  await set(
    tx,
    fact,
    `outcome = 'answered', ended_at = $2, wait_ms = $3, agent_id = $4, is_in_time = $5`,
    [fact.assignedAt, fact.waitMs, fact.agentId, fact.isInTime],
  );
}

async function moveOn(
  tx: Tx,
  fact: InteractionTransferred | InteractionOverflowed,
  dayOf: DayOf,
): Promise<void> {
  if ('hasArrived' in fact && !fact.hasArrived) {
    // What is still scheduled has stayed nowhere yet: it will begin to wait there.
    await set(tx, fact, 'queue_id = $2', [fact.toQueueId], `outcome = 'scheduled'`);
    return;
  }
  const waitMs = 'waitMs' in fact ? fact.waitMs : 0;
  await set(
    tx,
    fact,
    `outcome = 'moved-on', wait_ms = $2, ended_at = queued_at + $2`,
    [waitMs],
    `outcome = 'waiting'`,
  );
  await begin(tx, fact, fact.toQueueId, fact.queuedAt, 'waiting', dayOf);
}

async function abandon(tx: Tx, fact: InteractionAbandoned): Promise<void> {
  if (fact.wasAnswered) return;
  await set(tx, fact, `outcome = 'abandoned', ended_at = $2, wait_ms = $3, is_short = $4`, [
    fact.abandonedAt,
    fact.waitMs,
    fact.isShort,
  ]);
}

async function expire(tx: Tx, fact: InteractionExpired): Promise<void> {
  if (fact.wasAnswered) return;
  await set(tx, fact, `outcome = 'expired', ended_at = $2, wait_ms = $3`, [
    fact.expiredAt,
    fact.waitMs,
  ]);
}

async function close(tx: Tx, fact: InteractionClosed, dayOf: DayOf): Promise<void> {
  await set(
    tx,
    fact,
    `closed_at = $2, closed_day = $3, closed_by_agent_id = $4, handle_ms = $5,
     disposition_id = $6`,
    [fact.closedAt, dayOf(fact.closedAt), fact.agentId, fact.handleMs, fact.dispositionId],
  );
}

/** Changes the present stay of an interaction. */
async function set(
  tx: Tx,
  { interactionId }: Pick<About, 'interactionId'>,
  assignments: string,
  values: readonly unknown[],
  condition = 'true',
): Promise<void> {
  await tx.query(
    `update queue_stays set ${assignments}
      where interaction_id = $1 and ${condition}
        and stay = (select max(stay) from queue_stays where interaction_id = $1)`,
    [interactionId, ...values],
  );
}
