import type { FloorCourse } from '@zentrale/protocol/http';
import type { z } from 'zod';
import { serviceLevelPct } from '../queues/service-level.ts';

export type Interval = z.infer<typeof FloorCourse>['intervals'][number];

export const QUARTER_MS = 900_000;
/** Fewer would be bars as wide as a page. */
const QUARTERS_MIN = 16;

export interface Quarter extends Interval {
  /** `null` where nothing can be measured. */
  readonly levelPct: number | null;
}

/** The quarters from the day's first to now, without gaps; at least four hours of them. */
export function quartersOf(intervals: readonly Interval[], now: number): readonly Quarter[] {
  const last = now - (now % QUARTER_MS);
  const first = Math.min(intervals[0]?.intervalAt ?? last, last - (QUARTERS_MIN - 1) * QUARTER_MS);
  const known = new Map(intervals.map((one) => [one.intervalAt, one]));
  return Array.from({ length: (last - first) / QUARTER_MS + 1 }, (_, index) => {
    const intervalAt = first + index * QUARTER_MS;
    const one = known.get(intervalAt) ?? {
      intervalAt,
      arrived: 0,
      answered: 0,
      answeredInTime: 0,
      abandoned: 0,
      shortAbandoned: 0,
    };
    const levelPct = serviceLevelPct({
      answeredInTimeCount: one.answeredInTime,
      answeredCount: one.answered,
      abandonedCount: one.abandoned,
    });
    return { ...one, levelPct };
  });
}
