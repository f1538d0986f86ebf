import type { Recorded } from '@zentrale/kernel/history';
import type { Instant, QueueId } from '@zentrale/kernel/values';
import type { DayCounts } from '../../core/day-counts.ts';
import type { InteractionAssigned, OfferAccepted, RoutingFact } from '../../core/index.ts';
import { dayIn } from './local-day.ts';
import { followFact, type PerFact } from './per-fact.ts';

/** What is added to one queue's counts of one day; the members mean what `DayCounts` says. */
export type QueueDayChange = Omit<DayCounts, 'day'> & {
  readonly queueId: QueueId;
  /** YYYY-MM-DD in the tenant's time zone. */
  readonly day: string;
};

type On = (queueId: QueueId, at: Instant) => QueueDayChange;

/**
 * What facts add to the days of queues: waits on the day of their place in time, handled work on
 * the day it closed.
 */
export function queueDayChanges(
  recorded: readonly Recorded<RoutingFact>[],
  timeZone: string,
): QueueDayChange[] {
  const changes = new Map<string, QueueDayChange>();
  const dayOf = dayIn(timeZone);
  const on: On = (queueId, at) => {
    const day = dayOf(at);
    const key = `${queueId} ${day}`;
    const change = changes.get(key) ?? nothing(queueId, day);
    changes.set(key, change);
    return change;
  };
  for (const { fact } of recorded) {
    followFact(ARRIVALS, fact, on);
    followFact(ENDS, fact, on);
  }
  return [...changes.values()];
}

const ARRIVALS: PerFact<[On], void> = {
  InteractionQueued: (fact, on) => {
    if (fact.startsAt === null) on(fact.queueId, fact.queuedAt).arrived += 1;
  },
  InteractionDue: (fact, on) => {
    if (fact.isArrival) on(fact.queueId, fact.queuedAt).arrived += 1;
  },
  InteractionTransferred: (fact, on) => {
    on(fact.toQueueId, fact.queuedAt).arrived += 1;
  },
  InteractionOverflowed: (fact, on) => {
    if (fact.hasArrived) on(fact.toQueueId, fact.queuedAt).arrived += 1;
  },
};

const ENDS: PerFact<[On], void> = {
  OfferAccepted: answered,
  InteractionAssigned: answered,
  InteractionOverflowed: (fact, on) => {
    if (fact.hasArrived && !fact.wasAnswered) on(fact.queueId, fact.queuedAt).movedOn += 1;
  },
  InteractionAbandoned: (fact, on) => {
    if (fact.wasAnswered) return;
    const change = on(fact.queueId, fact.queuedAt);
    change.abandoned += 1;
    change.shortAbandoned += fact.isShort ? 1 : 0;
  },
  InteractionExpired: (fact, on) => {
    if (!fact.wasAnswered) on(fact.queueId, fact.queuedAt).expired += 1;
  },
  InteractionClosed: (fact, on) => {
    const change = on(fact.queueId, fact.closedAt);
    change.handled += 1;
    change.handleMsSum += fact.handleMs;
  },
};

function answered(fact: OfferAccepted | InteractionAssigned, on: On): void {
  if (!fact.isAnswer) return;
  const change = on(fact.queueId, fact.queuedAt);
  change.answered += 1;
  change.answeredInTime += fact.isInTime ? 1 : 0;
  change.waitMsSum += fact.waitMs;
}

function nothing(queueId: QueueId, day: string): QueueDayChange {
  return {
    queueId,
    day,
    arrived: 0,
    answered: 0,
    answeredInTime: 0,
    abandoned: 0,
    shortAbandoned: 0,
    expired: 0,
    movedOn: 0,
    waitMsSum: 0,
    handled: 0,
    handleMsSum: 0,
  };
}
