import type { QueueView } from '@zentrale/protocol/views';

export type Answered = Pick<QueueView, 'answeredInTimeCount' | 'answeredCount' | 'abandonedCount'>;

/**
 * Whole percent, rounded down, so that a missed target never reads as a met one. `null` where
 * nothing has happened that could be measured.
 */
export function wholePct(part: number, whole: number): number | null {
  return whole > 0 ? Math.floor((part * 100) / whole) : null;
}

/** Answered in time / (answered + abandoned), in percent. Every abandon counts, short ones too. */
export function serviceLevelPct(queue: Answered): number | null {
  return wholePct(queue.answeredInTimeCount, queue.answeredCount + queue.abandonedCount);
}

/** The variant that leaves abandons out: answered in time / answered, in percent. */
export function answeredOnlyPct(queue: Answered): number | null {
  return wholePct(queue.answeredInTimeCount, queue.answeredCount);
}

/** Within this many points below the target a queue is called close rather than below. */
const CLOSE_POINTS = 5;

export type Verdict = 'met' | 'close' | 'missed' | 'none';

/** How the service level stands against the target, by the counts and not by rounded percent. */
export function verdictOf(queue: Answered, targetPct: number): Verdict {
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

export type WaitTone = 'calm' | 'soon' | 'over';

/** A wait against the queue's threshold: `soon` from half of it, `over` beyond it. */
export function waitTone(waitMs: number, thresholdMs: number): WaitTone {
  if (waitMs > thresholdMs) return 'over';
  return waitMs * 2 >= thresholdMs ? 'soon' : 'calm';
}
