import type { Tx } from '@zentrale/kernel/ports';
import type {
  AgentId,
  ConversationId,
  CustomerId,
  Instant,
  InteractionId,
  QueueId,
} from '@zentrale/kernel/values';

export interface QueueDay {
  readonly queueId: QueueId;
  readonly day: string;
  readonly arrived: number;
  readonly answered: number;
  readonly answeredInTime: number;
  readonly abandoned: number;
  /** Of the answered. */
  readonly waitMsSum: number;
}

export interface RoutedInteraction {
  readonly interactionId: InteractionId;
  readonly conversationId: ConversationId;
  readonly customerId: CustomerId;
  readonly queueId: QueueId;
  readonly channel: string;
  readonly state: 'queued' | 'offered' | 'active' | 'wrap-up' | 'closed';
  readonly agentId: AgentId | null;
  readonly priority: number;
  readonly queuedAt: Instant;
  readonly offeredAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly waitMs: number;
  readonly transferCount: number;
  readonly dispositionId: string | null;
  readonly outcome: 'handled' | 'abandoned' | null;
}

/** The figures of every queue on a day (`YYYY-MM-DD`); queues without traffic are absent. */
export async function queueDay(tx: Tx, day: string): Promise<QueueDay[]> {
  return tx.query<QueueDay>(
    `select queue_id as "queueId", day, arrived, answered, answered_in_time as "answeredInTime",
            abandoned, wait_ms_sum as "waitMsSum"
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
            agent_id as "agentId", priority, queued_at as "queuedAt", offered_at as "offeredAt",
            accepted_at as "acceptedAt", completed_at as "completedAt", closed_at as "closedAt",
            wait_ms as "waitMs", transfer_count as "transferCount",
            disposition_id as "dispositionId", outcome
     from routed_interactions where conversation_id = $1
     order by queued_at, interaction_id limit 1000`,
    [conversationId],
  );
}
