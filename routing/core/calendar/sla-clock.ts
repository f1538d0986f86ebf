import { durationMs, type DurationMs, type Instant } from '@zentrale/kernel/values';
import { afterOpenMs, openMs, type Calendar } from './calendar.ts';

/**
 * A service-level clock: counts open time, survives pauses and changes of policy. Whoever changes
 * the calendar or the target calls `rebaseClock` with the calendar that held until then, so that no
 * past minute is ever counted by hours that did not hold in it. `now` never goes back.
 */
export interface SlaClock {
  /** Open time counted before `runningSince`. */
  readonly countedMs: DurationMs;
  /** `null` while paused. */
  readonly runningSince: Instant | null;
}

export function startClock(now: Instant): SlaClock {
  return { countedMs: durationMs(0), runningSince: now };
}

/** Open time on the clock. */
export function counted(clock: SlaClock, calendar: Calendar | null, now: Instant): DurationMs {
  const { countedMs, runningSince } = clock;
  if (runningSince === null) return countedMs;
  return durationMs(countedMs + openMs(calendar, runningSince, now));
}

/** Pausing twice is harmless. */
export function pauseClock(clock: SlaClock, calendar: Calendar | null, now: Instant): SlaClock {
  if (clock.runningSince === null) return clock;
  return { countedMs: counted(clock, calendar, now), runningSince: null };
}

/** Resuming a running clock is harmless. */
export function resumeClock(clock: SlaClock, now: Instant): SlaClock {
  return clock.runningSince === null ? { ...clock, runningSince: now } : clock;
}

/** The policy changes: what was counted stays counted, the rest counts by the new one. */
export function rebaseClock(clock: SlaClock, oldCalendar: Calendar | null, now: Instant): SlaClock {
  if (clock.runningSince === null) return clock;
  return { countedMs: counted(clock, oldCalendar, now), runningSince: now };
}

/** Under a changed policy: what was late before and is late now has been late all along. */
export function dueAfterChange(
  before: Instant | null,
  after: Instant | null,
  now: Instant,
): Instant | null {
  return before !== null && after !== null && before < after && after <= now ? before : after;
}

/**
 * When the clock reaches the target: since when it runs if it had done so before. `null` while
 * paused, and when 400 days do not hold enough open time.
 */
export function dueAt(
  clock: SlaClock,
  calendar: Calendar | null,
  targetMs: DurationMs,
): Instant | null {
  const { countedMs, runningSince } = clock;
  if (runningSince === null) return null;
  return afterOpenMs(calendar, runningSince, durationMs(Math.max(0, targetMs - countedMs)));
}
