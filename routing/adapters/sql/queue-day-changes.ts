import type { Recorded } from '@zentrale/kernel/history';
import { unreachable, type Instant, type QueueId } from '@zentrale/kernel/values';
import type { RoutingFact } from '../../core/index.ts';

export interface QueueDayChange {
  readonly queueId: QueueId;
  /** YYYY-MM-DD in the tenant's time zone. */
  readonly day: string;
  arrived: number;
  answered: number;
  answeredInTime: number;
  abandoned: number;
  waitMsSum: number;
}

/** What facts add to the days of queues; everything counts on the day its wait began. */
export function queueDayChanges(
  recorded: readonly Recorded<RoutingFact>[],
  timeZone: string,
): QueueDayChange[] {
  const changes = new Map<string, QueueDayChange>();
  const dayOf = dayIn(timeZone);
  const on = (queueId: QueueId, at: number): QueueDayChange => {
    const day = dayOf(at);
    const key = `${queueId} ${day}`;
    const change = changes.get(key) ?? nothing(queueId, day);
    changes.set(key, change);
    return change;
  };
  for (const { fact } of recorded) add(fact, on);
  return [...changes.values()];
}

function add(fact: RoutingFact, on: (queueId: QueueId, at: number) => QueueDayChange): void {
  switch (fact.type) {
    case 'InteractionQueued':
      on(fact.queueId, fact.queuedAt).arrived += 1;
      return;
    case 'InteractionTransferred':
      on(fact.toQueueId, fact.queuedAt).arrived += 1;
      return;
    case 'OfferAccepted': {
      if (!fact.isAnswer) return;
      const change = on(fact.queueId, fact.queuedAt);
      change.answered += 1;
      change.answeredInTime += fact.isInTime ? 1 : 0;
      change.waitMsSum += fact.waitMs;
      return;
    }
    case 'InteractionAbandoned':
      if (!fact.wasAnswered) on(fact.queueId, fact.queuedAt).abandoned += 1;
      return;
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
    case 'OfferMade':
    case 'OfferDeclined':
    case 'OfferMissed':
    case 'OfferRescinded':
    case 'InteractionReturned':
    case 'InteractionCompleted':
    case 'InteractionClosed':
      return;
    default:
      return unreachable(fact);
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
    waitMsSum: 0,
  };
}

function dayIn(timeZone: string): (at: Instant | number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  };
}
