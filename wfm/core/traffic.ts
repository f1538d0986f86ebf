import { assert, type DurationMs } from '@zentrale/kernel/values';

/** What arrives during an interval in which nothing changes. */
export interface Traffic {
  /** Interactions per hour; may be a fraction. */
  readonly arrivalsPerHour: number;
  /** Mean handle time: talk, hold and wrap-up. Above 0. */
  readonly ahtMs: DurationMs;
}

const HOUR_MS = 3_600_000;

/** Offered load: the mean number of agents that would be busy if nobody ever waited. */
export function offeredLoadErlang({ arrivalsPerHour, ahtMs }: Traffic): number {
  assert(arrivalsPerHour >= 0 && ahtMs > 0, 'traffic has arrivals >= 0 and a handle time > 0');
  return (arrivalsPerHour * ahtMs) / HOUR_MS;
}
