import {
  durationMs,
  instant,
  type Instant,
  type QueueId,
  type TenantId,
} from '@zentrale/kernel/values';
import type { FloorCourse, QueueStaffing } from '@zentrale/protocol';
import { queueFigures, type QueueConfig, type QueueFigures } from '@zentrale/routing';
import { arrivalsSince, queueIntervals } from '@zentrale/routing/adapters/sql/index.ts';
import { agentsRequired } from '@zentrale/wfm';
import type { z } from 'zod';
import type { Centre } from '../compose/centre.ts';

/** How today went so far, of one queue or of all. */
export async function readCourse(
  centre: Centre,
  tenantId: TenantId,
  queueId: QueueId | undefined,
): Promise<z.infer<typeof FloorCourse>> {
  const now = centre.clock.now();
  const intervals = await centre.store.transact(tenantId, async (tx) =>
    queueIntervals(tx, { day: await centre.today(tx), queueId }),
  );
  return {
    intervals,
    waiting: centre.floor.of(tenantId).waiting.minutes(queueId, now),
    serverNow: now,
  };
}

const HALF_HOUR_MS = durationMs(1_800_000);
/** A mean of fewer says nothing. */
const HANDLED_COUNT_MIN = 10;
/** No number of agents answers everybody at once. */
const SERVICE_LEVEL_MAX = 0.999;

/** Agents required in the present half hour by Erlang C, queue by queue. */
export async function readStaffing(centre: Centre, tenantId: TenantId): Promise<QueueStaffing[]> {
  const now = centre.clock.now();
  const { state } = await centre.routing.open(tenantId);
  const arrivals = await halfHourArrivals(centre, tenantId, now);
  return [...state.queues.values()].flatMap(({ config }) => {
    const figures = queueFigures(state, config.queueId, now);
    if (figures === null) return [];
    return [staffing(config, figures, arrivals.get(config.queueId) ?? 0)];
  });
}

async function halfHourArrivals(centre: Centre, tenantId: TenantId, now: Instant) {
  const sinceAt = instant(now - HALF_HOUR_MS);
  return centre.store.transact(tenantId, async (tx) => {
    const { timeZone } = await centre.directory.tenant(tx);
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(sinceAt));
    return arrivalsSince(tx, { day, sinceAt });
  });
}

/** By what arrived in the last half hour and the mean handle time of today. */
export function staffing(
  config: Pick<QueueConfig, 'queueId' | 'serviceLevelMs' | 'serviceLevelTargetPct'>,
  { day }: Pick<QueueFigures, 'day'>,
  arrivedCount: number,
): QueueStaffing {
  const { handled, handleMsSum } = day;
  const ahtMs = handled === 0 ? null : Math.round(handleMsSum / handled);
  const isEnough = handled >= HANDLED_COUNT_MIN && ahtMs !== null && ahtMs > 0;
  return {
    queueId: config.queueId,
    requiredCount: isEnough
      ? agentsRequired(
          { arrivalsPerHour: arrivedCount * 2, ahtMs: durationMs(ahtMs) },
          {
            serviceLevel: Math.min(config.serviceLevelTargetPct / 100, SERVICE_LEVEL_MAX),
            thresholdMs: config.serviceLevelMs,
          },
        )
      : null,
    arrivedCount,
    ahtMs,
    handledCount: handled,
    handledCountMin: HANDLED_COUNT_MIN,
  };
}
