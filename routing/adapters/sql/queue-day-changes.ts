import type { Recorded } from '@zentrale/kernel/history';
import type { Instant, QueueId } from '@zentrale/kernel/values';
import type { DayCounts } from '../../core/day-counts.ts';
import type { RoutingFact } from '../../core/index.ts';

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
    addArrival(fact, on);
    addEnd(fact, on);
  }
  return [...changes.values()];
}

function addArrival(fact: RoutingFact, on: On): void {
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
    default:
      return;
  }
}

function addEnd(fact: RoutingFact, on: On): void {
  switch (fact.type) {
    case 'OfferAccepted':
    case 'InteractionAssigned': {
      if (!fact.isAnswer) return;
      const change = on(fact.queueId, fact.queuedAt);
      change.answered += 1;
      change.answeredInTime += fact.isInTime ? 1 : 0;
      change.waitMsSum += fact.waitMs;
      return;
    }
    case 'InteractionOverflowed':
      if (fact.hasArrived && !fact.wasAnswered) on(fact.queueId, fact.queuedAt).movedOn += 1;
      return;
    case 'InteractionAbandoned': {
      if (fact.wasAnswered) return;
      const change = on(fact.queueId, fact.queuedAt);
      change.abandoned += 1;
      change.shortAbandoned += fact.isShort ? 1 : 0;
      return;
    }
    case 'InteractionExpired':
      if (!fact.wasAnswered) on(fact.queueId, fact.queuedAt).expired += 1;
      return;
    case 'InteractionClosed': {
      const change = on(fact.queueId, fact.closedAt);
      change.handled += 1;
      change.handleMsSum += fact.handleMs;
      return;
    }
    default:
      return;
  }
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

function dayIn(timeZone: string): (at: Instant) => string {
  // The Swedish way to write a date is the standard's.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at) => format.format(at);
}
