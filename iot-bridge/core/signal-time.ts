import { durationMs, instant, type Instant } from '@zentrale/kernel/values';

/** How far a device's clock may be off before its word about time is not taken any more. */
export const CLOCK_SKEW_MS_MAX = durationMs(5 * 60_000);

export interface SignalTime {
  readonly at: Instant;
  /** The device's clock is off by more than the window, so the instant of receipt was taken. */
  readonly isClockWrong: boolean;
}

/**
 * The instant that rules use for a reading. Within the window device time counts, but never the
 * future: a clock that runs ahead would otherwise delay every deadline by its error.
 */
export function signalTime(measuredAt: Instant, receivedAt: Instant): SignalTime {
  if (Math.abs(measuredAt - receivedAt) > CLOCK_SKEW_MS_MAX) {
    return { at: receivedAt, isClockWrong: true };
  }
  return { at: instant(Math.min(measuredAt, receivedAt)), isClockWrong: false };
}
