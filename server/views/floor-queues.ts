import type { Instant } from '@zentrale/kernel/values';
import type { QueueView } from '@zentrale/protocol';
import type { QueueFigures, QueueState } from '@zentrale/routing';
import type { FloorMemory } from '../live/floor-memory.ts';
import { crossedThresholds, usualThresholds } from './alert-rules.ts';

/** One queue of the floor, with the engine's own counts of today. */
export function queueView(
  { config, agents }: QueueState,
  figures: QueueFigures,
  { alerts, thresholds }: Pick<FloorMemory, 'alerts' | 'thresholds'>,
  now: Instant,
): QueueView {
  const { day } = figures;
  const chosen = thresholds?.get(config.queueId);
  const inForce = chosen ?? usualThresholds(config);
  let signedInCount = 0;
  for (const { connection } of agents.values()) if (connection === 'online') signedInCount += 1;
  const view = {
    queueId: config.queueId,
    name: config.name,
    waitingCount: figures.waitingCount + figures.offeredCount,
    scheduledCount: figures.scheduledCount,
    offeredCount: figures.offeredCount,
    activeCount: figures.activeCount,
    parkedCount: figures.parkedCount,
    wrapUpCount: figures.wrapUpCount,
    oldestQueuedAt: figures.oldestQueuedAt,
    isOpen: figures.isOpen,
    changesAt: figures.changesAt,
    estimate: figures.estimate,
    readyAgentCount: figures.readyAgentCount,
    signedInCount,
    agentCount: figures.agentCount,
    arrivedCount: day.arrived,
    answeredCount: day.answered,
    answeredInTimeCount: day.answeredInTime,
    abandonedCount: day.abandoned,
    shortAbandonedCount: day.shortAbandoned,
    expiredCount: day.expired,
    movedOnCount: day.movedOn,
    waitMsSum: day.waitMsSum,
    handledCount: day.handled,
    handleMsSum: day.handleMsSum,
    serviceLevelMs: config.serviceLevelMs,
    serviceLevelTargetPct: config.serviceLevelTargetPct,
    shortAbandonMs: config.shortAbandonMs,
    thresholds: inForce,
    hasUsualThresholds: chosen === undefined,
  };
  const crossed = crossedThresholds(view, inForce, now);
  return { ...view, alerts: alerts.judge(config.queueId, crossed, now) };
}
