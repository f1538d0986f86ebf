import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import type { QueueId } from '@zentrale/kernel/values';
import type { RoutingFact } from '../../core/index.ts';
import { dayIn } from './local-day.ts';

/** A quarter of an hour; every time zone of today is whole quarters away from UTC. */
export const INTERVAL_MS = 900_000;

export interface QueueIntervalChange {
  readonly queueId: QueueId;
  /** YYYY-MM-DD in the tenant's time zone. */
  readonly day: string;
  /** Beginning of the quarter in which the wait began. */
  readonly intervalAt: number;
  arrived: number;
  answered: number;
  answeredInTime: number;
  abandoned: number;
  shortAbandoned: number;
}

/** What facts add to quarters of an hour; summed over a day they are the day's counts. */
export function queueIntervalChanges(
  recorded: readonly Recorded<RoutingFact>[],
  timeZone: string,
): QueueIntervalChange[] {
  const changes = new Map<string, QueueIntervalChange>();
  const dayOf = dayIn(timeZone);
  const on = (queueId: QueueId, at: number): QueueIntervalChange => {
    const intervalAt = at - (at % INTERVAL_MS);
    const key = `${queueId} ${intervalAt}`;
    const change = changes.get(key) ?? nothing(queueId, dayOf(at), intervalAt);
    changes.set(key, change);
    return change;
  };
  for (const { fact } of recorded) add(fact, on);
  return [...changes.values()];
}

// The other facts do not count.
function add(fact: RoutingFact, on: (queueId: QueueId, at: number) => QueueIntervalChange): void {
  switch (fact.type) {
    case 'InteractionQueued':
      if (fact.startsAt === null) on(fact.queueId, fact.queuedAt).arrived += 1;
      return;
    case 'InteractionDue':
      if (fact.isArrival) on(fact.queueId, fact.queuedAt).arrived += 1;
      return;
    case 'InteractionTransferred':
      on(fact.toQueueId, fact.queuedAt).arrived += 1;
      return;
    case 'InteractionOverflowed':
      if (fact.hasArrived) on(fact.toQueueId, fact.queuedAt).arrived += 1;
      return;
    case 'OfferAccepted':
    case 'InteractionAssigned': {
      if (!fact.isAnswer) return;
      const change = on(fact.queueId, fact.queuedAt);
      change.answered += 1;
      change.answeredInTime += fact.isInTime ? 1 : 0;
      return;
    }
    case 'InteractionAbandoned': {
      if (fact.wasAnswered) return;
      const change = on(fact.queueId, fact.queuedAt);
      change.abandoned += 1;
      change.shortAbandoned += fact.isShort ? 1 : 0;
      return;
    }
    default:
  }
}

function nothing(queueId: QueueId, day: string, intervalAt: number): QueueIntervalChange {
  return {
    queueId,
    day,
    intervalAt,
    arrived: 0,
    answered: 0,
    answeredInTime: 0,
    abandoned: 0,
    shortAbandoned: 0,
  };
}

/** Adds facts to the quarters; called as `recordHistory` is. */
export async function recordIntervals(
  tx: Tx,
  recorded: readonly Recorded<RoutingFact>[],
  { timeZone }: { readonly timeZone: string },
): Promise<void> {
  for (const change of queueIntervalChanges(recorded, timeZone)) {
    await tx.query(
      `insert into queue_intervals
         (queue_id, day, interval_at, arrived, answered, answered_in_time, abandoned,
          short_abandoned)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, queue_id, interval_at) do update set
         arrived = queue_intervals.arrived + excluded.arrived,
         answered = queue_intervals.answered + excluded.answered,
         answered_in_time = queue_intervals.answered_in_time + excluded.answered_in_time,
         abandoned = queue_intervals.abandoned + excluded.abandoned,
         short_abandoned = queue_intervals.short_abandoned + excluded.short_abandoned`,
      [
        change.queueId,
        change.day,
        change.intervalAt,
        change.arrived,
        change.answered,
        change.answeredInTime,
        change.abandoned,
        change.shortAbandoned,
      ],
    );
  }
}
