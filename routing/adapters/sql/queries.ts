import type { Tx } from '@zentrale/kernel/ports';
import type {
  AgentId,
  ConversationId,
  CustomerId,
  Instant,
  InteractionId,
  QueueId,
} from '@zentrale/kernel/values';
import type { InteractionPlace } from '../../core/index.ts';
import type { QueueDayChange } from './queue-day-changes.ts';
import type { SegmentPart } from './segments.ts';

/** Sums of everything counted on the day. */
export type QueueDay = Readonly<QueueDayChange>;

export interface RoutedInteraction {
  readonly interactionId: InteractionId;
  readonly conversationId: ConversationId;
  readonly customerId: CustomerId;
  readonly queueId: QueueId;
  readonly channel: string;
  readonly state: InteractionPlace | 'closed';
  readonly agentId: AgentId | null;
  readonly priority: number;
  /** The routing step it is in, or was in last; -1 waits for the preferred agent alone. */
  readonly step: number;
  readonly isCallback: boolean;
  readonly callbackRequestedAt: Instant | null;
  /** When scheduled or parked work begins to wait. */
  readonly wakesAt: Instant | null;
  readonly overflowedFrom: QueueId | null;
  readonly overflowCount: number;
  readonly queuedAt: Instant;
  readonly offeredAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly waitMs: number;
  readonly holdCount: number;
  readonly holdMs: number;
  readonly parkedMs: number;
  /** From the last assignment to closing; `null` before, and for what nobody handled. */
  readonly handleMs: number | null;
  readonly transferCount: number;
  readonly reopenCount: number;
  /** Assignments beyond the agent's capacity, on purpose. */
  readonly overrideCount: number;
  readonly dispositionId: string | null;
  readonly outcome: 'handled' | 'abandoned' | 'expired' | 'canceled' | null;
}

/** Somebody's part in an interaction. */
export interface RoutingSegment {
  readonly interactionId: InteractionId;
  /** Version of the fact that began it. */
  readonly beganVersion: number;
  readonly personId: string;
  readonly part: SegmentPart;
  /** How a supervisor took part. */
  readonly mode: string | null;
  readonly isOverride: boolean;
  readonly beganAt: Instant;
  readonly endedAt: Instant | null;
  readonly endReason: string | null;
}

/** The figures of every queue on a day (`YYYY-MM-DD`); queues without traffic are absent. */
export async function queueDay(tx: Tx, day: string): Promise<QueueDay[]> {
  return tx.query<QueueDay>(
    `select queue_id as "queueId", day, arrived, answered, answered_in_time as "answeredInTime",
            abandoned, short_abandoned as "shortAbandoned", expired, moved_on as "movedOn",
            wait_ms_sum as "waitMsSum", handled, handle_ms_sum as "handleMsSum"
     from queue_days where day = $1 order by queue_id`,
    [day],
  );
}

/** Every interaction of a conversation, oldest first; at most 1,000. */
export async function interactionsOf(
  tx: Tx,
  conversationId: ConversationId,
): Promise<RoutedInteraction[]> {
  return tx.query<RoutedInteraction>(
    `select interaction_id as "interactionId", conversation_id as "conversationId",
            customer_id as "customerId", queue_id as "queueId", channel, state,
            agent_id as "agentId", priority, step, is_callback as "isCallback",
            callback_requested_at as "callbackRequestedAt", wakes_at as "wakesAt",
            overflowed_from as "overflowedFrom", overflow_count as "overflowCount",
            queued_at as "queuedAt", offered_at as "offeredAt",
            accepted_at as "acceptedAt", completed_at as "completedAt", closed_at as "closedAt",
            wait_ms as "waitMs", hold_count as "holdCount", hold_ms as "holdMs",
            parked_ms as "parkedMs", handle_ms as "handleMs",
            transfer_count as "transferCount", reopen_count as "reopenCount",
            override_count as "overrideCount", disposition_id as "dispositionId", outcome
     from routed_interactions where conversation_id = $1
     order by queued_at, interaction_id limit 1000`,
    [conversationId],
  );
}

/** Who took part in the interactions of a conversation, in order of time; at most 5,000. */
export async function segmentsOf(
  tx: Tx,
  conversationId: ConversationId,
): Promise<RoutingSegment[]> {
  return tx.query<RoutingSegment>(
    `select s.interaction_id as "interactionId", s.began_version as "beganVersion", s.person_id as "personId", s.part, s.mode,
            s.is_override as "isOverride", s.began_at as "beganAt", s.ended_at as "endedAt",
            s.end_reason as "endReason"
     from routing_segments s
     join routed_interactions i
       on i.tenant_id = s.tenant_id and i.interaction_id = s.interaction_id
     where i.conversation_id = $1
     order by s.began_version limit 5000`,
    [conversationId],
  );
}
