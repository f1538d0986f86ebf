import { assert, type DurationMs } from '@zentrale/kernel/values';
import { erlangC } from './erlang-c.ts';
import { offeredLoadErlang, type Traffic } from './traffic.ts';

/** Answer at least this share within the threshold. */
export interface StaffingTarget {
  /** 0 up to, but not including, 1. */
  readonly serviceLevel: number;
  readonly thresholdMs: DurationMs;
  /** Agents must not be busier than this on average; above 0, at most 1. */
  readonly occupancyMax?: number;
}

/**
 * The smallest number of agents at work that meets the target by Erlang C. Breaks, training and
 * absence (shrinkage) come on top: divide by the share of paid time that is spent at work.
 */
export function agentsRequired(traffic: Traffic, target: StaffingTarget): number {
  const { serviceLevel, thresholdMs, occupancyMax = 1 } = target;
  assert(serviceLevel >= 0 && serviceLevel < 1, 'no number of agents answers everybody at once');
  assert(occupancyMax > 0 && occupancyMax <= 1, 'occupancy is a share above 0');
  const load = offeredLoadErlang(traffic);
  if (load === 0) return 0;
  let agentCount = Math.max(Math.floor(load) + 1, Math.ceil(load / occupancyMax));
  while (erlangC(traffic, agentCount).serviceLevel(thresholdMs) < serviceLevel) agentCount += 1;
  return agentCount;
}
