import { durationMs, instant, later, minutes, type Instant } from '@zentrale/kernel/values';

/** A session nobody uses ends after this. */
export const SESSION_IDLE_MS = minutes(12 * 60);
/** A session ends after this in any case. */
export const SESSION_AGE_MS_MAX = minutes(7 * 24 * 60);
/** The idle limit slides at most this often: a busy desk must not write on every request. */
export const SESSION_SLIDE_MS = minutes(1);

export const SIGN_IN_FAILURE_COUNT_MAX = 10;
export const SIGN_IN_FAILURE_WINDOW_MS = minutes(15);

/** When a session and its use began. */
export interface SessionTimes {
  readonly createdAt: Instant;
  readonly seenAt: Instant;
}

/** The first instant at which the session is no longer good. */
export function sessionEnd({ createdAt, seenAt }: SessionTimes): Instant {
  return instant(Math.min(later(createdAt, SESSION_AGE_MS_MAX), later(seenAt, SESSION_IDLE_MS)));
}

export function isSessionAlive(times: SessionTimes, now: Instant): boolean {
  return now < sessionEnd(times);
}

export function mustSlide({ seenAt }: SessionTimes, now: Instant): boolean {
  return now - seenAt >= SESSION_SLIDE_MS;
}

/**
 * How long an address is throttled, given its failures within the window, oldest first; 0 when it
 * is not. It ends when the oldest of the last ten failures leaves the window.
 */
export function throttleMs(failedAt: readonly Instant[], now: Instant) {
  const recent = failedAt.filter((at) => at > now - SIGN_IN_FAILURE_WINDOW_MS);
  const oldest = recent.at(-SIGN_IN_FAILURE_COUNT_MAX);
  if (recent.length < SIGN_IN_FAILURE_COUNT_MAX || oldest === undefined) return durationMs(0);
  return durationMs(oldest + SIGN_IN_FAILURE_WINDOW_MS - now);
}
