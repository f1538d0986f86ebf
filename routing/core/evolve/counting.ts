import type { Instant } from '@zentrale/kernel/values';
import { localDay } from '../calendar/index.ts';
import { noCounts, type DayCounts } from '../day-counts.ts';
import type { Queue, WorkingState } from '../state.ts';

/**
 * The queue's counts of the day to which `at` belongs: a newer day begins anew; of an older day
 * nothing is counted any more and `null` comes back.
 */
export function countsOn(state: WorkingState, queue: Queue, at: Instant): DayCounts | null {
  const day = localDay(state.centre.offsets, at);
  if (day > queue.day.day) queue.day = noCounts(day);
  return day === queue.day.day ? queue.day : null;
}

/** An answer after a wait in the queue. */
export function countAnswer(
  state: WorkingState,
  queue: Queue,
  answer: { readonly queuedAt: Instant; readonly waitMs: number; readonly isInTime: boolean },
): void {
  const counts = countsOn(state, queue, answer.queuedAt);
  if (counts === null) return;
  counts.answered += 1;
  counts.waitMsSum += answer.waitMs;
  if (answer.isInTime) counts.answeredInTime += 1;
}
