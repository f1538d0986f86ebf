import type { Tx } from '@zentrale/kernel/ports';
import type {
  AgentId,
  ConversationId,
  Instant,
  InteractionId,
  QueueId,
} from '@zentrale/kernel/values';
import { INTERVAL_MS } from './queue-interval-changes.ts';
import type { StayOutcome } from './queue-stays.ts';

/** A number of a day: each is a count of stays. */
export type StayList =
  | 'arrived'
  | 'answered'
  | 'answered-in-time'
  | 'answered-late'
  | 'abandoned'
  | 'short-abandoned'
  | 'expired'
  | 'moved-on'
  | 'handled';

// `$1` is the day.
const CONDITIONS: Readonly<Record<StayList, string>> = {
  arrived: `day = $1 and outcome not in ('scheduled', 'canceled')`,
  answered: `day = $1 and outcome = 'answered'`,
  'answered-in-time': `day = $1 and outcome = 'answered' and is_in_time`,
  'answered-late': `day = $1 and outcome = 'answered' and not is_in_time`,
  abandoned: `day = $1 and outcome = 'abandoned'`,
  'short-abandoned': `day = $1 and outcome = 'abandoned' and is_short`,
  expired: `day = $1 and outcome = 'expired'`,
  'moved-on': `day = $1 and outcome = 'moved-on'`,
  handled: `closed_day = $1`,
};

/** One stay of an interaction in a queue. */
export interface Stay {
  readonly interactionId: InteractionId;
  readonly stay: number;
  readonly conversationId: ConversationId;
  readonly queueId: QueueId;
  readonly channel: string;
  readonly queuedAt: Instant;
  readonly outcome: StayOutcome;
  readonly endedAt: Instant | null;
  readonly waitMs: number | null;
  /** Who answered. */
  readonly agentId: AgentId | null;
  readonly isInTime: boolean | null;
  readonly isShort: boolean | null;
  readonly closedAt: Instant | null;
  readonly closedByAgentId: AgentId | null;
  readonly handleMs: number | null;
  readonly dispositionId: string | null;
}

export interface StayFilter {
  readonly list: StayList;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly queueId?: QueueId | undefined;
  /** Who answered; of `handled`, who closed. */
  readonly agentId?: AgentId | undefined;
  /** Beginning of a quarter of an hour in which the wait began. */
  readonly intervalAt?: number | undefined;
}

/** Where a page ended: the next one begins behind it. */
export interface StayPlace {
  readonly queuedAt: number;
  readonly interactionId: string;
  readonly stay: number;
}

export const STAY_PAGE_LENGTH_MAX = 100;

/** The stays behind a number, newest first, at most 100, and how many there are in all. */
export async function staysBehind(
  tx: Tx,
  filter: StayFilter,
  { after, limit }: { readonly after?: StayPlace | undefined; readonly limit: number },
): Promise<{ readonly stays: Stay[]; readonly totalCount: number }> {
  const agentColumn = filter.list === 'handled' ? 'closed_by_agent_id' : 'agent_id';
  const where = `${CONDITIONS[filter.list]}
    and ($2::text is null or queue_id = $2)
    and ($3::text is null or ${agentColumn} = $3)
    and ($4::bigint is null or (queued_at >= $4 and queued_at < $4 + ${INTERVAL_MS}))`;
  const values = [
    filter.day,
    filter.queueId ?? null,
    filter.agentId ?? null,
    filter.intervalAt ?? null,
  ];
  const [counted] = await tx.query<{ totalCount: number }>(
    `select count(*)::int as "totalCount" from queue_stays where ${where}`,
    values,
  );
  const stays = await tx.query<Stay>(
    `select interaction_id as "interactionId", stay, conversation_id as "conversationId",
            queue_id as "queueId", channel, queued_at as "queuedAt", outcome,
            ended_at as "endedAt", wait_ms as "waitMs", agent_id as "agentId",
            is_in_time as "isInTime", is_short as "isShort", closed_at as "closedAt",
            closed_by_agent_id as "closedByAgentId", handle_ms as "handleMs",
            disposition_id as "dispositionId"
     from queue_stays
     where ${where}
       and ($5::bigint is null or (queued_at, interaction_id, stay) < ($5, $6, $7))
     order by queued_at desc, interaction_id desc, stay desc
     limit $8`,
    [
      ...values,
      after?.queuedAt ?? null,
      after?.interactionId ?? null,
      after?.stay ?? null,
      Math.min(limit, STAY_PAGE_LENGTH_MAX),
    ],
  );
  return { stays, totalCount: counted?.totalCount ?? 0 };
}

/** Counts of a quarter of an hour. */
export interface QueueInterval {
  readonly intervalAt: Instant;
  readonly arrived: number;
  readonly answered: number;
  readonly answeredInTime: number;
  readonly abandoned: number;
  readonly shortAbandoned: number;
}

/** The quarters of a day in which something happened, of one queue or summed over all. */
export async function queueIntervals(
  tx: Tx,
  { day, queueId }: { readonly day: string; readonly queueId?: QueueId | undefined },
): Promise<QueueInterval[]> {
  return tx.query<QueueInterval>(
    `select interval_at as "intervalAt", sum(arrived)::int as arrived,
            sum(answered)::int as answered, sum(answered_in_time)::int as "answeredInTime",
            sum(abandoned)::int as abandoned, sum(short_abandoned)::int as "shortAbandoned"
     from queue_intervals
     where day = $1 and ($2::text is null or queue_id = $2)
     group by interval_at order by interval_at`,
    [day, queueId ?? null],
  );
}

/** How many arrived in each queue since an instant; queues without arrivals are absent. */
export async function arrivalsSince(
  tx: Tx,
  { day, sinceAt }: { readonly day: string; readonly sinceAt: number },
): Promise<ReadonlyMap<QueueId, number>> {
  const rows = await tx.query<{ queueId: QueueId; count: number }>(
    `select queue_id as "queueId", count(*)::int as count from queue_stays
     where day >= $1 and queued_at >= $2 and outcome not in ('scheduled', 'canceled')
     group by queue_id`,
    [day, sinceAt],
  );
  return new Map(rows.map(({ queueId, count }) => [queueId, count]));
}
