import type { AlertKind, AlertThresholds, QueueView } from '@zentrale/protocol';
import type { QueueConfig } from '@zentrale/routing';

/** What alerts are judged by. */
export type Judged = Pick<
  QueueView,
  | 'waitingCount'
  | 'oldestQueuedAt'
  | 'isOpen'
  | 'signedInCount'
  | 'answeredCount'
  | 'answeredInTimeCount'
  | 'abandonedCount'
  | 'shortAbandonedCount'
>;

export interface Crossed {
  readonly kind: AlertKind;
  readonly limit: number;
}

/** A share of fewer customers says nothing. */
export const MEASURED_COUNT_MIN = 10;

/** What holds until somebody chooses: the queue's own target, and three times its threshold. */
export function usualThresholds(
  config: Pick<QueueConfig, 'serviceLevelMs' | 'serviceLevelTargetPct'>,
): AlertThresholds {
  const { serviceLevelMs, serviceLevelTargetPct } = config;
  return {
    longestWaitMs: Math.min(Math.max(serviceLevelMs * 3, 60_000), 86_400_000),
    waitingCount: null,
    serviceLevelPct: serviceLevelTargetPct > 0 ? serviceLevelTargetPct : null,
    abandonedPct: null,
    warnsOfNobody: true,
  };
}

/** Which thresholds a queue has crossed; pure, the one place that decides. */
export function crossedThresholds(
  queue: Judged,
  thresholds: AlertThresholds,
  now: number,
): Crossed[] {
  const { longestWaitMs, waitingCount, serviceLevelPct, abandonedPct } = thresholds;
  const crossed: Crossed[] = [];
  const raise = (kind: AlertKind, limit: number | null, isCrossed: (limit: number) => boolean) => {
    if (limit !== null && isCrossed(limit)) crossed.push({ kind, limit });
  };
  raise(
    'longest-wait',
    longestWaitMs,
    (limit) => queue.oldestQueuedAt !== null && now - queue.oldestQueuedAt > limit,
  );
  raise('waiting-count', waitingCount, (limit) => queue.waitingCount >= limit);
  const { answeredCount, answeredInTimeCount, abandonedCount, shortAbandonedCount } = queue;
  const finished = answeredCount + abandonedCount;
  raise(
    'service-level',
    serviceLevelPct,
    (limit) => finished >= MEASURED_COUNT_MIN && answeredInTimeCount * 100 < limit * finished,
  );
  const patient = abandonedCount - shortAbandonedCount;
  raise(
    'abandoned',
    abandonedPct,
    (limit) =>
      answeredCount + patient >= MEASURED_COUNT_MIN &&
      patient * 100 >= limit * (answeredCount + patient),
  );
  if (thresholds.warnsOfNobody && queue.isOpen && queue.signedInCount === 0) {
    crossed.push({ kind: 'nobody-signed-in', limit: 0 });
  }
  return crossed;
}
