import type { QueueView } from '@zentrale/protocol/views';

export type Answered = Pick<
  QueueView,
  'answeredInTimeCount' | 'answeredCount' | 'abandonedCount' | 'shortAbandonedCount'
>;

/**
 * Whole percent, rounded down, so that a missed target never reads as a met one. `null` where
 * nothing has happened that could be measured.
 */
export function wholePct(part: number, whole: number): number | null {
  return whole > 0 ? Math.floor((part * 100) / whole) : null;
}

/** Answered in time / (answered + abandoned), in percent. Every abandon counts, short ones too. */
export function serviceLevelPct(
  queue: Pick<Answered, 'answeredInTimeCount' | 'answeredCount' | 'abandonedCount'>,
): number | null {
  return wholePct(queue.answeredInTimeCount, queue.answeredCount + queue.abandonedCount);
}

/** The variant that leaves abandons out: answered in time / answered, in percent. */
export function answeredOnlyPct(
  queue: Pick<Answered, 'answeredInTimeCount' | 'answeredCount'>,
): number | null {
  return wholePct(queue.answeredInTimeCount, queue.answeredCount);
}

/** The variant that forgives short abandons: in time / (answered + abandoned - short). */
export function withoutShortPct(queue: Answered): number | null {
  const { answeredInTimeCount, answeredCount, abandonedCount, shortAbandonedCount } = queue;
  return wholePct(answeredInTimeCount, answeredCount + abandonedCount - shortAbandonedCount);
}

/** Within this many points below the target a queue is called close rather than below. */
const CLOSE_POINTS = 5;

export type Verdict = 'met' | 'close' | 'missed' | 'none';

/** How the service level stands against the target, by the counts and not by rounded percent. */
export function verdictOf(
  queue: Pick<Answered, 'answeredInTimeCount' | 'answeredCount' | 'abandonedCount'>,
  targetPct: number,
): Verdict {
  const offered = queue.answeredCount + queue.abandonedCount;
  if (offered === 0) return 'none';
  const shortOf = (pct: number) => queue.answeredInTimeCount * 100 < pct * offered;
  if (!shortOf(targetPct)) return 'met';
  return shortOf(targetPct - CLOSE_POINTS) ? 'missed' : 'close';
}

/** Mean wait of those who were answered, in milliseconds. */
export function averageWaitMs(
  queue: Pick<QueueView, 'waitMsSum' | 'answeredCount'>,
): number | null {
  return queue.answeredCount > 0 ? Math.round(queue.waitMsSum / queue.answeredCount) : null;
}

/** Mean time from assignment to the end of wrap-up, in milliseconds. */
export function averageHandleMs(
  queue: Pick<QueueView, 'handleMsSum' | 'handledCount'>,
): number | null {
  return queue.handledCount > 0 ? Math.round(queue.handleMsSum / queue.handledCount) : null;
}

export type WaitTone = 'calm' | 'soon' | 'over';

/** A wait against the queue's threshold: `soon` from half of it, `over` beyond it. */
export function waitTone(waitMs: number, thresholdMs: number): WaitTone {
  if (waitMs > thresholdMs) return 'over';
  return waitMs * 2 >= thresholdMs ? 'soon' : 'calm';
}
