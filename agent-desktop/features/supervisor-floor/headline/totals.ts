import type { FloorAgentView, QueueView, WaitingView } from '@zentrale/protocol/views';
import { countStandings } from '../agents/standing.ts';
import { verdictOf, type Answered } from '../queues/service-level.ts';

export interface FloorTotals extends Answered {
  /** Waiting customers, those included whose interaction is being offered. */
  readonly waitingCount: number;
  readonly offeredCount: number;
  readonly activeCount: number;
  /** Who has waited longest, and where. */
  readonly longest: { readonly queueId: string; readonly queuedAt: number } | null;
  readonly readyCount: number;
  readonly onlineCount: number;
  /** Queues with something to measure, and those of them that are below their target. */
  readonly measuredQueueCount: number;
  readonly missedQueueCount: number;
  readonly waitMsSum: number;
  readonly handledCount: number;
  readonly handleMsSum: number;
}

function longestOf(
  queues: readonly QueueView[],
  waiting: readonly WaitingView[],
): FloorTotals['longest'] {
  const all = [
    ...queues.flatMap(({ queueId, oldestQueuedAt }) =>
      oldestQueuedAt === null ? [] : [{ queueId, queuedAt: oldestQueuedAt }],
    ),
    // A queue's oldest is not one that is being offered; they wait all the same.
    ...waiting.map(({ queueId, queuedAt }) => ({ queueId, queuedAt })),
  ];
  return all.reduce<FloorTotals['longest']>(
    (oldest, one) => (oldest === null || one.queuedAt < oldest.queuedAt ? one : oldest),
    null,
  );
}

/** The headline of what is shown: the sums over the queues, and the people. */
export function totalsOf(
  queues: readonly QueueView[],
  waiting: readonly WaitingView[],
  agents: readonly FloorAgentView[],
): FloorTotals {
  const sum = (count: (queue: QueueView) => number) =>
    queues.reduce((total, queue) => total + count(queue), 0);
  const verdicts = queues.map((queue) => verdictOf(queue, queue.serviceLevelTargetPct));
  const standings = countStandings(agents);
  return {
    waitingCount: sum((queue) => queue.waitingCount),
    offeredCount: sum((queue) => queue.offeredCount),
    activeCount: sum((queue) => queue.activeCount),
    longest: longestOf(queues, waiting),
    readyCount: standings.ready,
    onlineCount: standings.ready + standings.draining + standings['not-ready'],
    answeredInTimeCount: sum((queue) => queue.answeredInTimeCount),
    answeredCount: sum((queue) => queue.answeredCount),
    abandonedCount: sum((queue) => queue.abandonedCount),
    shortAbandonedCount: sum((queue) => queue.shortAbandonedCount),
    measuredQueueCount: verdicts.filter((one) => one !== 'none').length,
    missedQueueCount: verdicts.filter((one) => one === 'missed' || one === 'close').length,
    waitMsSum: sum((queue) => queue.waitMsSum),
    handledCount: sum((queue) => queue.handledCount),
    handleMsSum: sum((queue) => queue.handleMsSum),
  };
}
