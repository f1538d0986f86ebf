import { instant, refused, type Instant, type Result, accepted } from '@zentrale/kernel/values';
import type { Calendar } from '@zentrale/routing';
import { zoneOffsets } from '@zentrale/routing/adapters/time-zone/zone-offsets.ts';

const YEARS_BACK = 1;
/** Parliaments change clocks more often than that; saving again takes the newest rules. */
const YEARS_AHEAD = 12;

/**
 * What the engine counts local time with, from last year on. Whole years, so that a command that is
 * repeated is the same one. Refuses `time-zone.unknown` at the field.
 */
export function offsetsOf(
  timeZone: string,
  now: Instant,
  field: string,
): Result<Calendar['offsets']> {
  const year = new Date(now).getUTCFullYear();
  const from = instant(Date.UTC(year - YEARS_BACK, 0, 1));
  const to = instant(Date.UTC(year + YEARS_AHEAD, 0, 1));
  const offsets = zoneOffsets(timeZone, from, to);
  return offsets === null ? refused('time-zone.unknown', { field }) : accepted(offsets);
}
