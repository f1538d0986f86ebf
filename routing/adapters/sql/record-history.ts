import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import { unreachable } from '@zentrale/kernel/values';
import type { InteractionQueued, OfferAccepted, RoutingFact } from '../../core/index.ts';
import { queueDayChanges } from './queue-day-changes.ts';
import { recordIntervals } from './queue-interval-changes.ts';
import { recordStays } from './queue-stays.ts';

/**
 * Writes what facts mean for reports. The caller hands over every fact exactly once and in order,
 * in the transaction that remembers how far it came; facts of configuration and presence may be
 * among them. Days are those of the tenant's time zone.
 */
export async function recordHistory(
  tx: Tx,
  recorded: readonly Recorded<RoutingFact>[],
  { timeZone }: { readonly timeZone: string },
): Promise<void> {
  await recordStays(tx, recorded, { timeZone });
  await recordIntervals(tx, recorded, { timeZone });
  for (const { fact } of recorded) await recordInteraction(tx, fact);
  for (const change of queueDayChanges(recorded, timeZone)) {
    await tx.query(
      `insert into queue_days
         (queue_id, day, arrived, answered, answered_in_time, abandoned, wait_ms_sum)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id, queue_id, day) do update set
         arrived = queue_days.arrived + excluded.arrived,
         answered = queue_days.answered + excluded.answered,
         answered_in_time = queue_days.answered_in_time + excluded.answered_in_time,
         abandoned = queue_days.abandoned + excluded.abandoned,
         wait_ms_sum = queue_days.wait_ms_sum + excluded.wait_ms_sum`,
      [
        change.queueId,
        change.day,
        change.arrived,
        change.answered,
        change.answeredInTime,
        change.abandoned,
        change.waitMsSum,
      ],
    );
  }
}

async function recordInteraction(tx: Tx, fact: RoutingFact): Promise<void> {
  switch (fact.type) {
    case 'InteractionQueued':
      return insertRow(tx, fact);
    case 'OfferMade':
      // While a transfer is on its way the interaction stays with its sender.
      return set(
        tx,
        fact,
        `offered_at = $2${fact.fromAgentId === null ? ", state = 'offered'" : ''}`,
        [fact.offeredAt],
      );
    case 'OfferDeclined':
    case 'OfferMissed':
    case 'OfferRescinded':
      return set(tx, fact, `state = case when state = 'offered' then 'queued' else state end`, []);
    case 'OfferAccepted':
      return recordAcceptance(tx, fact);
    case 'InteractionReturned':
      return set(tx, fact, `state = 'queued'`, []);
    case 'InteractionTransferred':
      return set(
        tx,
        fact,
        `state = 'queued', queue_id = $2, priority = $3, transfer_count = transfer_count + 1`,
        [fact.toQueueId, fact.priority],
      );
    case 'InteractionAbandoned':
      return set(
        tx,
        fact,
        `state = 'closed', outcome = 'abandoned', closed_at = $2, wait_ms = wait_ms + $3`,
        [fact.abandonedAt, fact.waitMs],
      );
    case 'InteractionCompleted':
      return set(tx, fact, `state = 'wrap-up', completed_at = $2, disposition_id = $3`, [
        fact.completedAt,
        fact.dispositionId,
      ]);
    case 'InteractionClosed':
      return set(
        tx,
        fact,
        `state = 'closed', outcome = 'handled', closed_at = $2, disposition_id = $3`,
        [fact.closedAt, fact.dispositionId],
      );
    case 'RoutingConfigured':
    case 'SkillsConfigured':
    case 'QueueConfigured':
    case 'AgentConfigured':
    case 'AgentRemoved':
    case 'AgentConnected':
    case 'AgentConnectionLost':
    case 'AgentWentOffline':
    case 'AgentBecameReady':
    case 'AgentBecameNotReady':
    case 'AgentStartedDraining':
    case 'NothingChanged':
      return;
    default:
      return unreachable(fact);
  }
}

async function insertRow(tx: Tx, fact: InteractionQueued): Promise<void> {
  // An id may be routed again once it was closed: the row then tells of the later time.
  await tx.query('delete from routed_interactions where interaction_id = $1', [fact.interactionId]);
  await tx.query(
    `insert into routed_interactions
       (interaction_id, conversation_id, customer_id, queue_id, channel, state, priority,
        queued_at)
     values ($1, $2, $3, $4, $5, 'queued', $6, $7)`,
    [
      fact.interactionId,
      fact.conversationId,
      fact.customerId,
      fact.queueId,
      fact.channel,
      fact.priority,
      fact.queuedAt,
    ],
  );
}

async function recordAcceptance(tx: Tx, fact: OfferAccepted): Promise<void> {
  return set(
    tx,
    fact,
    `state = 'active', agent_id = $2, accepted_at = coalesce(accepted_at, $3),
     wait_ms = wait_ms + $4, transfer_count = transfer_count + $5`,
    [
      fact.agentId,
      fact.assignedAt,
      fact.fromAgentId === null ? fact.waitMs : 0,
      fact.fromAgentId === null ? 0 : 1,
    ],
  );
}

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
