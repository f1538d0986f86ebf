import type { Instant, QueueId } from '@zentrale/kernel/values';
import { isOpen, localDay, nextChangeAt } from '../calendar/index.ts';
import { noCounts, type DayCounts } from '../day-counts.ts';
import { calendarOf } from '../decide/queues.ts';
import { estimateWait } from '../estimate/index.ts';
import type { QueueState, RoutingState } from '../state.ts';
import type { QueueFigures } from './types.ts';

/** `null` when there is no such queue. */
export function queueFigures(
  state: RoutingState,
  queueId: QueueId,
  now: Instant,
): QueueFigures | null {
  const queue = state.queues.get(queueId);
  if (queue === undefined) return null;
  const calendar = calendarOf(state, queue.config);
  return {
    waitingCount: queue.waiting.size,
    scheduledCount: queue.scheduledCount,
    offeredCount: queue.offeredCount,
    activeCount: queue.activeCount,
    parkedCount: queue.parkedCount,
    wrapUpCount: queue.wrapUpCount,
    oldestQueuedAt: queue.waiting.first()?.queuedAt ?? null,
    readyAgentCount: queue.readyAgentCount,
    idleAgentCount: queue.idleAgentCount,
    agentCount: queue.agents.size,
    isOpen: isOpen(calendar, now),
    changesAt: calendar === null ? null : nextChangeAt(calendar, now),
    estimate: estimateWait(queue.waits, {
      ahead: queue.waiting.size,
      serverCount: queue.placeCount,
      now,
    }),
    day: countsToday(state, queue, now),
  };
}

/** Counts of an older day are over. */
function countsToday(state: RoutingState, queue: QueueState, now: Instant): Readonly<DayCounts> {
  const day = localDay(state.centre.offsets, now);
  return queue.day.day === day ? queue.day : noCounts(day);
}
